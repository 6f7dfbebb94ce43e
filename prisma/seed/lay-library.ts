import { z } from "zod";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { findDefinition } from "@/domain/exercise/registry";
import { callerAt, type Person } from "./people";
import library from "./stories/library.json";
import type { At } from "./telling";

const ownExercise = z.strictObject({
  /** What the stories call it. */
  name: z.string().min(1),
  therapist: z.string().min(1),
  day: z.number(),
  /** The exercise of the catalog that it began as; null: from nothing. */
  from: z.string().nullable(),
  /** What the therapist wrote, in the place of what stood there. */
  change: z.record(z.string(), z.unknown()),
  /** Published and shown to the practice; else it is a draft. */
  shared: z.boolean(),
});

/** A therapist writes their own exercises, as in the library. Answers those that were published, by the name in the stories. */
export async function layLibrary(therapist: Person, at: At): Promise<Map<string, ExerciseDefinition>> {
  const published = new Map<string, ExerciseDefinition>();
  for (const own of z.array(ownExercise).parse(library.exercises)) {
    if (own.therapist !== therapist.displayName) continue;
    const began = callerAt(therapist, at(own.day, 16));
    const from = own.from === null ? null : { id: own.from, version: catalogExercise(own.from).version };
    const { id, draft, revision } = await began.library.start({ from });
    const saved = await began.library.saveDraft({ id, revision, draft: { ...draft, ...own.change } });
    if (!saved.ok) throw new Error(`“${own.name}” was not kept: ${saved.reason}`);
    if (!own.shared) continue;
    const ready = callerAt(therapist, at(own.day, 17));
    const result = await ready.library.publish({ id, revision: saved.revision });
    if (!result.ok) throw new Error(`“${own.name}” was not published: ${JSON.stringify(result)}`);
    await ready.library.share({ id });
    const { definition } = await ready.exercise.get({ id, version: result.version });
    published.set(own.name, definition);
  }
  return published;
}

/** The first version of an exercise of the catalog. */
export function catalogExercise(id: string): ExerciseDefinition {
  const definition = findDefinition(id, 1);
  if (!definition) throw new Error(`the catalog has no “${id}”`);
  return definition;
}
