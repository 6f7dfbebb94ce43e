import { z } from "zod";
import { paceOfDay, paceRequestView } from "../pace/schema";

/** One local day of the pace strip; days without an entry are left out. */
export const exhaustionDay = z.strictObject({ date: z.iso.date(), exhaustion: z.number().int() });

/** What stands around the charts and lists of a therapist's client page. */
export const clientOverview = z.strictObject({
  clientId: z.uuid(),
  displayName: z.string(),
  since: z.iso.datetime(),
  timeZone: z.string(),
  invited: z.enum(["accepted", "open", "expired", "revoked"]),
  /** Who cares for the client now. */
  therapistName: z.string(),
  /** By what right this reader reads, and how long an emergency's lasts. */
  readThrough: z.enum(["care", "supervision", "breakGlass"]),
  breakGlassUntil: z.iso.datetime().nullable(),
  paceRequests: z.array(paceRequestView),
  exposureCount: z.number().int(),
});
export const clientRef = z.strictObject({ clientId: z.uuid() });

export const caseloadRow = z.strictObject({
  clientId: z.uuid(),
  displayName: z.string(),
  /** The client took back the agreement to be cared for here: the name is all that is left to see, and everything below is empty. */
  consentWithdrawn: z.boolean(),
  invited: z.enum(["accepted", "open", "expired", "revoked"]),
  /** The last 12 tested predictions, oldest first. */
  slopes: z.array(z.strictObject({ likelihoodBefore: z.number().int().nullable(), likelihoodAgain: z.number().int().nullable() })),
  testedCount: z.number().int(),
  exhaustion: z.array(exhaustionDay),
  paceRequests: z.array(z.strictObject({ date: z.iso.date(), kind: z.enum(["slower", "pause"]), answered: z.boolean() })),
  openPredictions: z.number().int(),
  /** Those of which nobody will know; never counted as open, nor as what did not happen. */
  cannotKnowPredictions: z.number().int(),
  /** The next day on which an open one is asked about; where the client moved it, that one. */
  nextDecideBy: z.iso.date().nullable(),
  activeAssignments: z.number().int(),
  newRecords: z.number().int(),
  lastRecordAt: z.iso.datetime().nullable(),
});
/** A record that waits for its therapist, and why. */
export const toReviewItem = z.strictObject({
  recordId: z.uuid(),
  clientId: z.uuid(),
  clientName: z.string(),
  title: z.string(),
  words: z.string().nullable(),
  /** An answer for the top of the day; shared; changed after it was reviewed; the client wrote under it. */
  reason: z.enum(["flag", "new", "changed", "message"]),
  /** Of a flag: what stands there. */
  says: z.string().nullable(),
  since: z.iso.datetime(),
  opened: z.boolean(),
});
export const reviewCursor = z.strictObject({ flagged: z.boolean(), since: z.iso.datetime(), id: z.uuid() });
export const toReviewInput = z.strictObject({ cursor: reviewCursor.nullable(), limit: z.number().int().min(1).max(50) });
export const toReviewPage = z.strictObject({ items: z.array(toReviewItem), next: reviewCursor.nullable() });

export const therapistDay = z.strictObject({
  today: z.iso.date(),
  timeZone: z.string(),
  readingDays: z.array(z.number()),
  /** Unanswered, longest waiting first. */
  paceRequests: z.array(paceOfDay),
  /** Flags first, then longest waiting first; at most 20. */
  newRecords: z.array(toReviewItem),
  newRecordCount: z.number().int(),
  caseload: z.array(caseloadRow),
});
