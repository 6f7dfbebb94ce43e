import type { z } from "zod";
import type { auditFilter } from "@/server/audit/schema";

export type AuditFilter = z.infer<typeof auditFilter>;
export const EVERYTHING: AuditFilter = { from: null, to: null, actorId: null, clientId: null, group: null, procedure: null };

/** Events on a page. */
export const EVENTS_PER_PAGE = 50;

/** The moment at which a calendar day (YYYY-MM-DD) begins where the reader is, as an ISO instant; null where it is no day. */
export function startOfDay(day: string, daysLater = 0): string | null {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return null;
  const start = new Date(year, month - 1, date + daysLater);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}
