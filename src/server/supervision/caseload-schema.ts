import { z } from "zod";

/** One client on a supervisor's page: counts and dates, no words. */
export const supervisedClient = z.strictObject({
  clientId: z.uuid(),
  displayName: z.string(),
  invited: z.enum(["accepted", "open", "expired", "revoked"]),
  lastRecordAt: z.iso.datetime().nullable(),
  openPredictions: z.number().int(),
  cannotKnowPredictions: z.number().int(),
  /** Unanswered pace requests, and since when the oldest waits. */
  paceRequests: z.strictObject({ unanswered: z.number().int(), since: z.iso.datetime().nullable() }),
});
export const supervisedCaseloads = z.strictObject({
  caseloads: z.array(
    z.strictObject({
      therapistId: z.uuid(),
      therapistName: z.string(),
      clients: z.array(supervisedClient),
      /** Clients in this therapist's care who have not agreed to being read by a supervisor. */
      notAgreed: z.number().int(),
    }),
  ),
});
