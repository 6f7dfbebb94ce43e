import type { RecordVisibility } from "@/domain/record/visibility";
import { type Draft, hasContent } from "./draft";
import type { OutboxEntry } from "./outbox-order";

/** What the badge says. `private`: the server has it, and only its writer sees it. */
export type SyncState = "draft" | "saved" | "sent" | "private" | "opened" | "needsYou";

/** The badge of a screen that is about everything: the most serious state wins; null before anything was written. */
export function overallState(outbox: readonly OutboxEntry[], lastSentAt: string | null): SyncState | null {
  if (outbox.some((entry) => entry.state === "attention")) return "needsYou";
  if (outbox.length > 0) return "saved";
  return lastSentAt === null ? null : "sent";
}

/** The badge of one record: what waits on this device first, then what the server says. */
export function recordState(outbox: readonly OutboxEntry[], recordId: string, visibility: RecordVisibility | null): SyncState {
  const own = outbox.filter((entry) => entry.operation.entityId === recordId);
  if (own.length > 0) return overallState(own, null) ?? "saved";
  if (visibility === null) return "draft";
  if (visibility === "opened" || visibility === "reviewed") return "opened";
  return visibility === "shared" ? "sent" : "private";
}

/**
 * Who will see the record once the outbox is empty: the server's word, changed by the last share or take-back that
 * still waits here.
 */
export function expectedVisibility(outbox: readonly OutboxEntry[], recordId: string, visibility: RecordVisibility): RecordVisibility {
  const last = outbox
    .filter((entry) => entry.state === "waiting" && entry.operation.entityId === recordId)
    .findLast((entry) => entry.operation.type === "record.share" || entry.operation.type === "record.takeBack");
  if (!last || visibility === "opened" || visibility === "reviewed") return visibility;
  return last.operation.type === "record.share" ? "shared" : "takenBack";
}

/**
 * The drafts that a list of records shows above what the server tells, newest first: those with something in them,
 * but for finished ones that were refused. These stand among what needs the person.
 */
export function listedDrafts(drafts: readonly Draft[], outbox: readonly OutboxEntry[]): Draft[] {
  return drafts
    .filter((draft) => hasContent(draft) && !(draft.finishedAs !== null && recordState(outbox, draft.recordId, null) === "needsYou"))
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}
