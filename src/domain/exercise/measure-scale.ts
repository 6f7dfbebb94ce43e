import type { MeasureScale } from "../chart/prepare-measure";
import type { ExerciseDefinition, Score } from "./definition";
import { findField } from "./fields-of";
import { highestOf } from "./highest";

/** The scale of a score as its chart has it: from 0 to the most that its questions can add up to. */
export function measureScaleOf(definition: Pick<ExerciseDefinition, "phases">, score: Score): MeasureScale {
  const highest = score.fields.reduce((sum, id) => sum + mostOf(definition, id), 0);
  const { bands, reliableChange } = score;
  return {
    highest,
    cutOffs: bands,
    reliableChange: reliableChange ? { by: "points", amount: reliableChange.points, source: reliableChange.source } : null,
  };
}

function mostOf(definition: Pick<ExerciseDefinition, "phases">, fieldId: string): number {
  const field = findField(definition, fieldId);
  if (!field) return 0;
  return highestOf(field) ?? Math.max(0, ...(field.options ?? []).map(({ score }) => score ?? 0));
}
