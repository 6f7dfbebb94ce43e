import type { Answers } from "@/domain/exercise/answer";
import type { ClientDefinition, PhaseId } from "@/domain/exercise/definition";
import { allFields, phaseIdsByTime } from "@/domain/exercise/fields-of";
import { missingStarred, withoutHidden } from "@/domain/exercise/questions";
import type { FinishedProgress } from "@/domain/sync/operation";
import type { Draft } from "@/offline/draft";
import type { NewOperation } from "@/offline/outbox";
import { answersAsText } from "../form/answer-words";
import { phasesAsked } from "../form/form-path";

/** The answers of some phases only; what is no longer asked, because an earlier answer was changed, stays behind. */
function answersOf(definition: ClientDefinition, phaseIds: readonly PhaseId[], answers: Answers): Answers {
  const asked = withoutHidden(definition, answers);
  const kept: Answers = {};
  for (const { id } of allFields(definition, phaseIds)) {
    const answer = asked[id];
    if (answer !== undefined) kept[id] = answer;
  }
  return kept;
}

/** What stands before the lock, as it leaves the device when that is finished: the plan, the prediction. */
export function predictOperation(definition: ClientDefinition, draft: Draft): NewOperation {
  const answers = answersOf(definition, phaseIdsByTime(definition).early, draft.answers);
  return {
    type: "record.predict",
    entityId: draft.recordId,
    payload: {
      definitionId: draft.definitionId,
      definitionVersion: draft.definitionVersion,
      assignmentId: draft.assignmentId,
      stepId: draft.stepId,
      answers,
    },
    text: answersAsText(definition, answers),
    title: draft.title,
  };
}

/** "After" is opened: from here on the prediction is kept as it was written. */
export function openAfterOperation(draft: Draft): NewOperation {
  return { type: "record.openAfter", entityId: draft.recordId, payload: {}, text: "", title: draft.title };
}

/**
 * The rest of the record. What stands before the lock goes with it only where no prediction was written. When it was not done this
 * time, nothing but the reasons is sent.
 */
export function finishOperation(definition: ClientDefinition, draft: Draft, progress: FinishedProgress): NewOperation {
  const { early, late } = phaseIdsByTime(definition);
  const phases = draft.predicted ? late : [...early, ...late];
  const answers = progress === "notThisTime" ? {} : answersOf(definition, phases, draft.answers);
  const hasReasons = progress === "notThisTime" || progress === "startedAndStopped";
  return {
    type: "record.finish",
    entityId: draft.recordId,
    payload: {
      definitionId: draft.definitionId,
      definitionVersion: draft.definitionVersion,
      assignmentId: draft.assignmentId,
      stepId: draft.stepId,
      progress,
      answers,
      exhaustion: draft.exhaustion,
      ...(draft.pace ? { pace: draft.pace } : {}),
      reasons: hasReasons ? draft.reasons : [],
      note: draft.note.trim() === "" ? null : draft.note.trim(),
    },
    text: answersAsText(definition, answers),
    title: draft.title,
  };
}

/** Done where every starred question of this sitting has an answer, partly done otherwise. A gap is no fault. */
export function progressOf(definition: ClientDefinition, draft: Draft): "done" | "partlyDone" {
  const phaseIds = phasesAsked(definition).map((phase) => phase.id);
  return missingStarred(definition, phaseIds, draft.answers).length === 0 ? "done" : "partlyDone";
}
