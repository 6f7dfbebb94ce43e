import type { PracticeId } from "@/domain/access/scope";
import { inPractice } from "../db";

/** The events of a practice's trail in their order, as the app may read them. */
export function auditTrail(
  practiceId: PracticeId,
): Promise<{ actorId: string | null; clientId: string | null; event: Record<string, unknown> }[]> {
  return inPractice(practiceId, async (tx) => {
    const rows = await tx.auditEvent.findMany({
      where: { practiceId },
      orderBy: { seq: "asc" },
      select: { actorId: true, clientId: true, event: true },
    });
    return rows.map((row) => ({ ...row, event: row.event as Record<string, unknown> }));
  });
}
