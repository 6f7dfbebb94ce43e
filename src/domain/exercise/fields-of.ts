import type { ExerciseDefinition, Phase, PhaseId } from "./definition";
import type { Field, FieldKind } from "./field";

// Reaches the browser: types only from the Zod files.

type Phases = Pick<ExerciseDefinition, "phases">;

/** The questions of a phase, in order, whatever their sections. */
export function fieldsOf(phase: Pick<Phase, "sections">): Field[] {
  return phase.sections.flatMap((section) => section.fields);
}

/** The questions of these phases, in the order of the definition; of all phases where none are named. */
export function allFields(definition: Phases, phaseIds?: readonly PhaseId[]): Field[] {
  return definition.phases.filter((phase) => phaseIds === undefined || phaseIds.includes(phase.id)).flatMap(fieldsOf);
}

/** The field with this id, wherever it stands in the definition. */
export function findField(definition: Phases, fieldId: string): Field | undefined {
  return allFields(definition).find((field) => field.id === fieldId);
}

/**
 * The phases of a definition by when they are written: `early` before the lock (the prediction or plan), `late` from the lock
 * on, `laterDay` on a later day. Without a lock all of one sitting is `late`.
 */
export function phaseIdsByTime(definition: Phases): { early: PhaseId[]; late: PhaseId[]; laterDay: PhaseId[] } {
  const lock = definition.phases.findIndex((phase) => phase.locksEarlier);
  const sitting = definition.phases.filter((phase) => !phase.onLaterDay);
  const isEarly = (phase: Phase) => lock >= 0 && definition.phases.indexOf(phase) < lock;
  return {
    early: sitting.filter(isEarly).map(({ id }) => id),
    late: sitting.filter((phase) => !isEarly(phase)).map(({ id }) => id),
    laterDay: definition.phases.filter((phase) => phase.onLaterDay).map(({ id }) => id),
  };
}

const PLAIN_KINDS: readonly FieldKind[] = [
  "suds",
  "degree",
  "percent",
  "rating10",
  "count",
  "choice",
  "orderedChoice",
  "durationMinutes",
  "timer",
];

/** Whether answers of this kind are plain rows (numbers and enums) rather than sealed words. */
export function isPlainKind(kind: FieldKind): boolean {
  return PLAIN_KINDS.includes(kind);
}
