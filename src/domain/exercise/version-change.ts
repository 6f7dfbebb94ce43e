import type { Answers } from "./answer";
import type { ExerciseDefinition } from "./definition";
import { withoutHidden } from "./questions";

/** What a further version of a record stores, and all answers once it is stored. */
export type VersionChange = { answers: Answers; cleared: string[]; all: Answers };

/**
 * A further version of a record: `given` on top of `earlier`, without what is `cleared`. An answer to a question that is no
 * longer asked goes: a given one is not stored, an earlier one is cleared. Nothing to clear that was never answered.
 */
export function versionChange(
  definition: Pick<ExerciseDefinition, "phases">,
  earlier: Answers,
  given: Answers,
  cleared: readonly string[] = [],
): VersionChange {
  const kept = Object.fromEntries(Object.entries(earlier).filter(([field]) => !cleared.includes(field)));
  const all = withoutHidden(definition, { ...kept, ...given });
  return {
    answers: Object.fromEntries(Object.entries(given).filter(([field]) => Object.hasOwn(all, field))),
    cleared: Object.keys(earlier).filter((field) => !Object.hasOwn(all, field)),
    all,
  };
}
