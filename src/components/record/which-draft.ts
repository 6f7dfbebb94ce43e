import type { Answers } from "@/domain/exercise/answer";
import type { ClientDefinition } from "@/domain/exercise/definition";
import { continueDraft, type Draft, startDraft } from "@/offline/draft";
import { lockingPhase, startMode, startOfPhase, startOfRecord } from "../form/form-path";

/** What is known of the assignment that a form is opened for. */
export type FormTarget = { assignmentId: string; stepId: string | null; title: string };
/** The unfinished record that the server has of it, with its answers as far as they have been read. */
export type ServerDraft = { recordId: string; afterOpened: boolean; answers: Answers | null };

/**
 * The draft of this device that a form for this assignment goes on with; the latest, where there are several. A finished one
 * that still waits to be sent stands for the whole assignment only where that is done once.
 */
export function localDraft(drafts: readonly Draft[], assignmentId: string, isDoneOnce: boolean): Draft | null {
  const own = drafts.filter((draft) => draft.assignmentId === assignmentId && (isDoneOnce || draft.finishedAs === null));
  return own.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0] ?? null;
}

/**
 * Whether the prediction was sent from another device, so that the form goes on with "after": the server has an
 * unfinished record, and this device has neither that record nor a prediction of its own.
 */
export function isFromElsewhere(local: Draft | null, server: Pick<ServerDraft, "recordId"> | null): boolean {
  return server !== null && local?.recordId !== server.recordId && !(local?.predicted && local.finishedAs === null);
}

/** Where the form starts: on with this device's draft, on with another device's prediction, or anew. */
export function draftToOpen(
  definition: ClientDefinition,
  target: FormTarget,
  local: Draft | null,
  server: ServerDraft | null,
  fresh: { recordId: string; now: string },
): Draft {
  const ids = { ...target, definitionId: definition.id, definitionVersion: definition.version, now: fresh.now };
  if (server && isFromElsewhere(local, server)) {
    const { recordId, afterOpened } = server;
    const answers = server.answers ?? {};
    const place = afterOpened ? startOfLate(definition, { mode: "quick", answers }) : ({ kind: "between" } as const);
    return continueDraft({ ...ids, recordId, afterOpened, answers, place });
  }
  if (!local) {
    const mode = startMode(definition);
    return { ...startDraft({ ...ids, recordId: fresh.recordId, place: startOfRecord(definition, mode) }), mode };
  }
  // "After" was opened on another device meanwhile: the prediction is locked here too.
  if (server?.recordId === local.recordId && server.afterOpened && !local.afterOpened) {
    return { ...local, predicted: true, afterOpened: true, place: startOfLate(definition, local) };
  }
  return local;
}

/** The first question that comes after the lock. */
export function startOfLate(definition: ClientDefinition, draft: Pick<Draft, "mode" | "answers">): Draft["place"] {
  const phase = lockingPhase(definition);
  return phase ? startOfPhase(definition, phase.id, draft) : startOfRecord(definition, draft.mode);
}
