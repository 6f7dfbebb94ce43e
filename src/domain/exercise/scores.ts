import type { Answers } from "./answer";
import type { ExerciseDefinition, Score } from "./definition";
import type { Field } from "./field";
import { findField } from "./fields-of";
import { answerTo } from "./holds";

// Reaches the browser: types only from the Zod files.

/** A score of one record. `points` is null while any of its questions has no answer: missing stays missing, and is no zero. */
export type ScoreResult = { id: string; name: string; points: number | null; band: string | null; missing: string[] };

/** All scores of a record, in the order of the definition. */
export function scoresOf(definition: Pick<ExerciseDefinition, "phases" | "scores">, answers: Answers): ScoreResult[] {
  return definition.scores.map((score) => {
    const given = score.fields.map((id) => ({ id, points: pointsOf(findField(definition, id), answers) }));
    const missing = given.filter(({ points }) => points === null).map(({ id }) => id);
    const points = missing.length > 0 ? null : given.reduce((sum, one) => sum + (one.points ?? 0), 0);
    return { id: score.id, name: score.name, points, band: points === null ? null : bandOf(score, points), missing };
  });
}

/** The points of one answer: the number itself, or the score of the option. Null where it was left out. */
function pointsOf(field: Field | undefined, answers: Answers): number | null {
  const answer = field && answerTo(answers, field.id);
  if (typeof answer === "number") return answer;
  if (field?.kind !== "orderedChoice") return null;
  return field.options?.find(({ value }) => value === answer)?.score ?? null;
}

/** The name of the range that these points are in; null below the lowest, and where there are none. */
export function bandOf(score: Pick<Score, "bands">, points: number): string | null {
  return score.bands.findLast(({ from }) => from <= points)?.label ?? null;
}

/**
 * Whether two scores of one person differ by more than chance would have it, as far as its source says. Null where it says
 * nothing, or one of the two is missing. Says nothing about better or worse.
 */
export function reliablyChanged(
  score: Pick<Score, "reliableChange">,
  earlier: number | null,
  later: number | null,
): "up" | "down" | "no" | null {
  if (!score.reliableChange || earlier === null || later === null) return null;
  if (Math.abs(later - earlier) < score.reliableChange.points) return "no";
  return later > earlier ? "up" : "down";
}
