import type { ExerciseDefinition } from "@/domain/exercise/definition";
import type { Sealer } from "../crypto/seal";
import { stepWordsRef, stepWordsSchema } from "../exposure/sealed-words";
import { assignmentTitle } from "../record/line";
import type { ChartRecord, ChartRows } from "./chart-rows";

type DefinitionOf = (id: string, version: number) => ExerciseDefinition | null;
export type ChartTitles = {
  /** Stands for a record's title while charts are prepared: the same for all records of one title. */
  keyOf: (record: ChartRecord) => string;
  /** The title that a key stands for. Opens its seal. */
  open: (key: string) => string;
};

/**
 * What the marks of a chart are called: by their step, else what the therapist called the assignment, else by the exercise.
 * Only what is drawn is opened, and once for all marks that have it.
 */
export function chartTitles(rows: ChartRows, definitionOf: DefinitionOf, sealer: Sealer): ChartTitles {
  const steps = new Map(rows.steps.map(({ id, sealed }) => [id, sealed]));
  const named = new Map<string, ChartRecord>();
  const ofStep = ({ stepId }: ChartRecord) => {
    const sealed = stepId === null ? undefined : steps.get(stepId);
    return stepId && sealed ? sealer.open(stepWordsRef(stepId), sealed, stepWordsSchema).title : null;
  };
  const ofAssignment = ({ assignmentId }: ChartRecord) => {
    const sealed = assignmentId === null ? undefined : rows.assignments.get(assignmentId);
    return assignmentId && sealed ? assignmentTitle(sealer, assignmentId, sealed) : null;
  };
  return {
    keyOf(record) {
      const key = record.stepId ?? `${record.assignmentId ?? ""} ${record.definitionId} ${record.definitionVersion}`;
      if (!named.has(key)) named.set(key, record);
      return key;
    },
    open(key) {
      const record = named.get(key);
      if (!record) return "";
      const { definitionId, definitionVersion } = record;
      return ofStep(record) ?? ofAssignment(record) ?? definitionOf(definitionId, definitionVersion)?.title ?? definitionId;
    },
  };
}
