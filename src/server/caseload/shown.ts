import type { z } from "zod";
import type { AuditDetails } from "../audit/event";
import type { therapistDay, toReviewPage } from "../client/schema";

/** Whose things a day shows, and which of their records and requests in words. A client who took consent back is a name only. */
export function shownOf(day: z.infer<typeof therapistDay>): { clientId: string; details: AuditDetails }[] {
  const own = day.caseload.filter(({ consentWithdrawn }) => !consentWithdrawn).map(({ clientId }) => clientId);
  const covered = day.paceRequests.filter(({ forCoverOf }) => forCoverOf !== null).map(({ clientId }) => clientId);
  return [...own, ...covered].map((clientId) => {
    const isTheirs = (row: { clientId: string }) => row.clientId === clientId;
    const records = day.newRecords.filter(isTheirs).map(({ recordId }) => recordId);
    const paceRequests = day.paceRequests.filter(isTheirs).flatMap(({ waiting }) => waiting.map(({ id }) => id));
    return {
      clientId,
      details: {
        ...(records.length > 0 ? { records: records.join(" ") } : {}),
        ...(paceRequests.length > 0 ? { paceRequests: paceRequests.join(" ") } : {}),
      },
    };
  });
}

/** Whose records a page of the queue shows in words. */
export function shownInQueue({ items }: z.infer<typeof toReviewPage>): { clientId: string; details: AuditDetails }[] {
  return [...new Set(items.map(({ clientId }) => clientId))].map((clientId) => ({
    clientId,
    details: {
      records: items
        .filter((item) => item.clientId === clientId)
        .map(({ recordId }) => recordId)
        .join(" "),
    },
  }));
}
