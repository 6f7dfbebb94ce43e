import type { Answers } from "@/domain/exercise/answer";
import type { ExerciseDefinition, PhaseId } from "@/domain/exercise/definition";
import { allFields } from "@/domain/exercise/fields-of";
import { missingStarred } from "@/domain/exercise/questions";
import type { FinishedProgress } from "@/domain/sync/operation";
import type { Draft } from "@/offline/draft";
import type { NewOperation } from "@/offline/outbox";
import { answersAsText } from "../form/answer-words";
import { phasesAsked } from "../form/form-path";

/** The answers of some phases only. */
function answersOf(definition: ExerciseDefinition, phaseIds: readonly PhaseId[], answers: Answers): Answers {
  const fields = allFields(definition, phaseIds);
  const kept: Answers = {};
  for (const { id } of fields) {
    const answer = answers[id];
    if (answer !== undefined) kept[id] = answer;
  }
  return kept;
}

/** The prediction, as it leaves the device when "before" is finished. */
export function predictOperation(definition: ExerciseDefinition, draft: Draft): NewOperation {
  const answers = answersOf(definition, ["before"], draft.answers);
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
    title: draft.stepTitle,
  };
}

/** "After" is opened: from here on the prediction is kept as it was written. */
export function openAfterOperation(draft: Draft): NewOperation {
  return { type: "record.openAfter", entityId: draft.recordId, payload: {}, text: "", title: draft.stepTitle };
}

/**
 * The rest of the record. "Before" goes with it only where no prediction was written. When it was not done this
 * time, nothing but the reasons is sent.
 */
export function finishOperation(definition: ExerciseDefinition, draft: Draft, progress: FinishedProgress): NewOperation {
  const phases: PhaseId[] = draft.predicted ? ["after", "learning"] : ["before", "after", "learning"];
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
      reasons: hasReasons ? draft.reasons : [],
    },
    text: answersAsText(definition, answers),
    title: draft.stepTitle,
  };
}

/** Done where every starred question of this sitting has an answer, partly done otherwise. A gap is no fault. */
export function progressOf(definition: ExerciseDefinition, draft: Draft): "done" | "partlyDone" {
  const phaseIds = phasesAsked(definition).map((phase) => phase.id);
  return missingStarred(definition, phaseIds, draft.answers).length === 0 ? "done" : "partlyDone";
}
