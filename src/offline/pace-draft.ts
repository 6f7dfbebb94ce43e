import type { OperationOf } from "@/domain/sync/operation";
import type { OutboxEntry } from "./outbox-order";

/** What can be added to a request. Blank and null: not said. */
export type PaceAdded = { tooMuch: string; askFirst: boolean; exhaustion: number | null; smaller: string };

/** What is being added to a request, as this device holds it until the sheet is closed. */
export type PaceDraft = { requestId: string; added: PaceAdded };

export const NOTHING_ADDED: PaceAdded = { tooMuch: "", askFirst: false, exhaustion: null, smaller: "" };
export const MOST_WORDS = 4000;
export const MOST_SMALLER = 280;

type Payload = OperationOf<"pace.addWords">["payload"];

/** Whether anything in it would be missed. */
export function isAnythingAdded({ tooMuch, askFirst, exhaustion, smaller }: PaceAdded): boolean {
  return tooMuch.trim() !== "" || smaller.trim() !== "" || askFirst || exhaustion !== null;
}

/** What a request holds once the outbox is empty: as the server tells it, with what still waits here. */
export function addedSoFar(told: Partial<PaceAdded>, outbox: readonly OutboxEntry[], requestId: string): PaceAdded {
  return outbox.reduce<PaceAdded>(
    (added, { operation, state }) => {
      if (operation.type !== "pace.addWords" || operation.entityId !== requestId || state !== "waiting") return added;
      const { tooMuch, askFirst, exhaustion, smaller } = operation.payload;
      return {
        tooMuch: tooMuch ?? added.tooMuch,
        askFirst: askFirst ?? added.askFirst,
        exhaustion: exhaustion ?? added.exhaustion,
        smaller: smaller?.words ?? added.smaller,
      };
    },
    { ...NOTHING_ADDED, ...told },
  );
}

/**
 * What the sheet of a request opens with: what was being added to it; else what it holds. Words that were being added to an
 * earlier one are not lost with it, but its number and its tick belonged to that moment.
 */
export function openedWith(kept: PaceDraft | null, requestId: string, soFar: PaceAdded): PaceAdded {
  if (kept?.requestId === requestId) return kept.added;
  if (!kept || isAnythingAdded(soFar)) return soFar;
  return { ...NOTHING_ADDED, tooMuch: kept.added.tooMuch, smaller: kept.added.smaller };
}

/** What is new in it, as it travels; null: nothing. What was said once can be said otherwise and not be unsaid. */
export function addWordsPayload(added: PaceAdded, soFar: PaceAdded, assignmentId: string | null): Payload | null {
  const [tooMuch, smaller] = [added.tooMuch.trim(), added.smaller.trim()];
  const payload: Payload = {
    ...(tooMuch !== "" && tooMuch !== soFar.tooMuch && { tooMuch }),
    ...(added.askFirst !== soFar.askFirst && { askFirst: added.askFirst }),
    ...(added.exhaustion !== null && added.exhaustion !== soFar.exhaustion && { exhaustion: added.exhaustion }),
    ...(smaller !== "" && smaller !== soFar.smaller && { smaller: { words: smaller, ...(assignmentId && { assignmentId }) } }),
  };
  return Object.keys(payload).length > 0 ? payload : null;
}
