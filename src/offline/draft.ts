import type { Answer, Answers } from "@/domain/exercise/answer";
import type { PhaseId } from "@/domain/exercise/definition";
import type { FinishedProgress, NotThisTimeReason } from "@/domain/sync/operation";

/** How the pace of one record felt. It asks for nothing by itself: that is what the buttons below each screen are for. */
export type RecordPace = "fine" | "slower" | "pause";

/** Quick mode asks the starred fields only. */
export type DraftMode = "quick" | "full";

/** Where in the form the person is. Kept with the draft, so that a closed tab opens at the same question. */
export type DraftPlace =
  | { kind: "question"; phaseId: PhaseId; fieldId: string }
  /** The prediction is written; the thing itself has not been done yet. */
  | { kind: "between" }
  /** Stopped, or not this time: reasons can be tapped, none is needed. */
  | { kind: "ending"; progress: "startedAndStopped" | "notThisTime" }
  | { kind: "exhaustion" }
  /** Finished; the person says who sees it. */
  | { kind: "share" };

/**
 * A record that is being written, as this device holds it. Never leaves the device as it is: what is finished in
 * it travels as operations.
 */
export type Draft = {
  recordId: string;
  assignmentId: string | null;
  /** The ladder's step, of exposures only. */
  stepId: string | null;
  /** What it is called on every screen. */
  title: string;
  definitionId: string;
  definitionVersion: number;
  mode: DraftMode;
  place: DraftPlace;
  /** Skipped and unanswered fields have no entry. */
  answers: Answers;
  skipped: string[];
  /** The prediction has been written as an operation (here or on another device). */
  predicted: boolean;
  /** "After" has been opened: the prediction is locked. */
  afterOpened: boolean;
  /** Begun after the event: what stands under "before" is memory, not prediction. */
  retrospective: boolean;
  /** Set once the finish operation is in the outbox; the draft stays until the server has it. */
  finishedAs: FinishedProgress | null;
  exhaustion: number | null;
  /** How the pace felt; null: not said. */
  pace: RecordPace | null;
  /** A word to the therapist that belongs to no question. */
  note: string;
  reasons: NotThisTimeReason[];
  /** ISO instants of this device. */
  createdAt: string;
  updatedAt: string;
};

export type DraftChange =
  | { type: "answer"; fieldId: string; answer: Answer | null }
  | { type: "skip"; fieldId: string }
  | { type: "answerAfterAll"; fieldId: string }
  | { type: "go"; place: DraftPlace }
  | { type: "mode"; mode: DraftMode }
  | { type: "alreadyDone"; place: DraftPlace }
  | { type: "predicted" }
  | { type: "afterOpened"; place: DraftPlace }
  | { type: "reason"; reason: NotThisTimeReason; on: boolean }
  | { type: "exhaustion"; exhaustion: number | null }
  | { type: "pace"; pace: RecordPace | null }
  | { type: "note"; note: string }
  | { type: "finished"; progress: FinishedProgress };

/** What starts a draft; ids and time come from the caller. */
export type NewDraft = Pick<Draft, "recordId" | "assignmentId" | "stepId" | "title" | "definitionId" | "definitionVersion" | "place"> & {
  now: string;
};

/** A draft as an earlier version of the app kept it, in today's shape. */
export function modernDraft(kept: Draft & { stepTitle?: string }): Draft {
  const { stepTitle, ...draft } = kept;
  return { ...draft, title: draft.title ?? stepTitle ?? "", note: draft.note ?? "", pace: draft.pace ?? null };
}

/** An empty draft in quick mode, standing at the given place. */
export function startDraft({ now, ...given }: NewDraft): Draft {
  return {
    ...given,
    mode: "quick",
    answers: {},
    skipped: [],
    predicted: false,
    afterOpened: false,
    retrospective: false,
    finishedAs: null,
    exhaustion: null,
    pace: null,
    note: "",
    reasons: [],
    createdAt: now,
    updatedAt: now,
  };
}

/** A draft for a record whose prediction came from another device: it goes on with what is left. */
export function continueDraft(given: NewDraft & { answers: Answers; afterOpened: boolean }): Draft {
  const { answers, afterOpened, ...rest } = given;
  return { ...startDraft(rest), answers, predicted: true, afterOpened };
}

/** Applies one change. A finished draft only moves on to the question of sharing; nothing else changes it. */
export function changeDraft(draft: Draft, change: DraftChange, now: string): Draft {
  if (draft.finishedAs !== null && change.type !== "go") return draft;
  const next = applied(draft, change);
  return next === draft ? draft : { ...next, updatedAt: now };
}

function applied(draft: Draft, change: DraftChange): Draft {
  switch (change.type) {
    case "answer":
      return {
        ...draft,
        answers: withAnswer(draft.answers, change.fieldId, change.answer),
        skipped: without(draft.skipped, change.fieldId),
      };
    case "skip":
      return {
        ...draft,
        answers: withAnswer(draft.answers, change.fieldId, null),
        skipped: [...without(draft.skipped, change.fieldId), change.fieldId],
      };
    case "answerAfterAll":
      return { ...draft, skipped: without(draft.skipped, change.fieldId) };
    case "go":
      return { ...draft, place: change.place };
    case "mode":
      return { ...draft, mode: change.mode };
    case "alreadyDone":
      // A prediction that has been written stays one, whatever is tapped later.
      return draft.predicted ? draft : { ...draft, retrospective: true, place: change.place };
    case "predicted":
      return { ...draft, predicted: true };
    case "afterOpened":
      return { ...draft, afterOpened: true, place: change.place };
    case "reason":
      return {
        ...draft,
        reasons: change.on ? [...without(draft.reasons, change.reason), change.reason] : without(draft.reasons, change.reason),
      };
    case "exhaustion":
      return { ...draft, exhaustion: change.exhaustion };
    case "pace":
      return { ...draft, pace: change.pace };
    case "note":
      return { ...draft, note: change.note };
    case "finished":
      return { ...draft, finishedAs: change.progress, place: { kind: "share" } };
  }
}

function withAnswer(answers: Answers, fieldId: string, answer: Answer | null): Answers {
  const { [fieldId]: _before, ...others } = answers;
  return isBlank(answer) ? others : { ...others, [fieldId]: answer };
}

/** Blank words and empty lists are gaps, not answers. */
function isBlank(answer: Answer | null): answer is null {
  if (answer === null) return true;
  if (typeof answer === "string") return answer.trim() === "";
  return Array.isArray(answer) && answer.length === 0;
}

function without<T>(list: readonly T[], item: T): T[] {
  return list.filter((one) => one !== item);
}

/** Whether anything stands in the draft that a person would miss. */
export function hasContent(draft: Draft): boolean {
  return Object.keys(draft.answers).length > 0 || draft.skipped.length > 0 || draft.predicted || draft.finishedAs !== null;
}
