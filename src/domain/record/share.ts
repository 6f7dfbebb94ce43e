import type { RejectionCode } from "../sync/operation";
import type { RecordProgress, RecordVisibility } from "./visibility";

type Next = { ok: true; visibility: RecordVisibility } | { ok: false; reason: Extract<RejectionCode, "NOT_FINISHED" | "ALREADY_OPENED"> };

/** The client's tap on Share. Sharing again what is already shared changes nothing. */
export function share(progress: RecordProgress, visibility: RecordVisibility): Next {
  if (progress === "draft") return { ok: false, reason: "NOT_FINISHED" };
  return { ok: true, visibility: visibility === "private" || visibility === "takenBack" ? "shared" : visibility };
}

/** Take back: until the therapist has opened it. What nobody was shown stays private. */
export function takeBack(visibility: RecordVisibility): Next {
  if (visibility === "opened" || visibility === "reviewed") return { ok: false, reason: "ALREADY_OPENED" };
  return { ok: true, visibility: visibility === "shared" ? "takenBack" : visibility };
}

/** Whether a therapist may read the words. */
export function isReadableByTherapist(visibility: RecordVisibility): boolean {
  return visibility === "shared" || visibility === "opened" || visibility === "reviewed";
}
