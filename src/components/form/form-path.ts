import type { ClientDefinition, Phase, PhaseId } from "@/domain/exercise/definition";
import type { Field } from "@/domain/exercise/field";
import { allFields, fieldsOf } from "@/domain/exercise/fields-of";
import { fieldsToAsk } from "@/domain/exercise/questions";
import type { Draft, DraftMode, DraftPlace } from "@/offline/draft";

/** The phases of one sitting: those of a later day are asked elsewhere. */
export function phasesAsked(definition: ClientDefinition): Phase[] {
  return definition.phases.filter((phase) => !phase.onLaterDay);
}

/** What is asked in a phase, given the answers so far. */
export function questionsOf(definition: ClientDefinition, phaseId: PhaseId, draft: Pick<Draft, "mode" | "answers">): Field[] {
  return fieldsToAsk(definition, phaseId, draft.mode, draft.answers);
}

/** The first question of a phase; where it asks none, the first one after it, or the end. */
export function startOfPhase(definition: ClientDefinition, phaseId: PhaseId, draft: Pick<Draft, "mode" | "answers">): DraftPlace {
  const phases = phasesAsked(definition);
  for (const phase of phases.slice(phases.findIndex(({ id }) => id === phaseId))) {
    const first = questionsOf(definition, phase.id, draft)[0];
    if (first) return { kind: "question", phaseId: phase.id, fieldId: first.id };
  }
  return { kind: "exhaustion" };
}

/** How a new record asks at first: quick, where quick asks for anything before the lock; without a lock, for anything at all. */
export function startMode(definition: ClientDefinition): DraftMode {
  const phases = phasesAsked(definition);
  const lock = phases.findIndex((phase) => phase.locksEarlier);
  const first = lock < 0 ? phases : phases.slice(0, lock);
  return first.some((phase) => questionsOf(definition, phase.id, { mode: "quick", answers: {} }).length > 0) ? "quick" : "full";
}

/** Where a new record starts. */
export function startOfRecord(definition: ClientDefinition, mode: DraftMode): DraftPlace {
  return startOfPhase(definition, phasesAsked(definition)[0]?.id ?? "before", { mode, answers: {} });
}

/** The phase that opening locks all earlier ones; undefined where nothing is ever locked. */
export function lockingPhase(definition: ClientDefinition): Phase | undefined {
  return phasesAsked(definition).find((phase) => phase.locksEarlier);
}

/**
 * What comes after the question at hand: the next one, the pause between prediction and event, the next phase, or
 * the end. Places that are no question do not move on by themselves and are returned as they are.
 */
export function nextPlace(definition: ClientDefinition, draft: Draft): DraftPlace {
  const { place } = draft;
  if (place.kind !== "question") return place;
  const asked = questionsOf(definition, place.phaseId, draft);
  const following = asked[indexAfter(definition, place, asked)];
  if (following) return { kind: "question", phaseId: place.phaseId, fieldId: following.id };
  const phases = phasesAsked(definition);
  for (const phase of phases.slice(phases.findIndex(({ id }) => id === place.phaseId) + 1)) {
    // Also where what follows asks nothing: the lock is never walked over.
    if (phase.locksEarlier && !draft.retrospective && !draft.afterOpened) return { kind: "between" };
    const first = questionsOf(definition, phase.id, draft)[0];
    if (first) return { kind: "question", phaseId: phase.id, fieldId: first.id };
  }
  return { kind: "exhaustion" };
}

/** The question before, or null where there is none to go back to: at the start, and at the lock. */
export function previousPlace(definition: ClientDefinition, draft: Draft): DraftPlace | null {
  const phases = phasesAsked(definition);
  const { place } = draft;
  const lock = phases.findIndex((phase) => phase.locksEarlier);
  const isLocked = lock >= 0 && !draft.retrospective;
  if (place.kind === "exhaustion") return lastQuestion(definition, phases.slice(isLocked ? lock : 0), draft);
  if (place.kind === "between") return lastQuestion(definition, phases.slice(0, Math.max(0, lock)), draft);
  if (place.kind !== "question") return null;
  const asked = questionsOf(definition, place.phaseId, draft);
  const before = asked[indexAt(definition, place, asked) - 1];
  if (before) return { kind: "question", phaseId: place.phaseId, fieldId: before.id };
  const index = phases.findIndex((phase) => phase.id === place.phaseId);
  return lastQuestion(definition, phases.slice(isLocked && index >= lock ? lock : 0, index), draft);
}

/** The last question that these phases ask; null where they ask none. */
function lastQuestion(definition: ClientDefinition, phases: readonly Phase[], draft: Draft): DraftPlace | null {
  for (const phase of [...phases].reverse()) {
    const last = questionsOf(definition, phase.id, draft).at(-1);
    if (last) return { kind: "question", phaseId: phase.id, fieldId: last.id };
  }
  return null;
}

type QuestionPlace = Extract<DraftPlace, { kind: "question" }>;

/** In quick mode the place may stand at a question that is no longer asked: then the next asked one in order counts. */
function indexAfter(definition: ClientDefinition, place: QuestionPlace, asked: readonly Field[]): number {
  const index = asked.findIndex((field) => field.id === place.fieldId);
  return index >= 0 ? index + 1 : indexAt(definition, place, asked);
}

function indexAt(definition: ClientDefinition, place: QuestionPlace, asked: readonly Field[]): number {
  const index = asked.findIndex((field) => field.id === place.fieldId);
  if (index >= 0) return index;
  const order = allFields(definition, [place.phaseId]).map((field) => field.id);
  const following = asked.findIndex((field) => order.indexOf(field.id) > order.indexOf(place.fieldId));
  return following >= 0 ? following : asked.length;
}

/** Pinned words answered before the question at hand: they stay visible, as they were written. */
export function pinnedBefore(definition: ClientDefinition, place: DraftPlace, answers: Draft["answers"]): Field[] {
  const all = phasesAsked(definition).flatMap(fieldsOf);
  const at = place.kind === "question" ? all.findIndex((field) => field.id === place.fieldId) : all.length;
  return all.slice(0, at < 0 ? all.length : at).filter((field) => field.pinned && answers[field.id] !== undefined);
}
