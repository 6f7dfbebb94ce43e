import type { z } from "zod";
import { STAFF_IDLE } from "@/domain/access/idle";
import { lifetimeOf } from "../auth/session-row";
import type { SignedIn } from "../context";
import type { Tx } from "../db";
import type { sessionList } from "./schema";

type SessionRow = z.infer<typeof sessionList>["sessions"][number];

/** Every session of this person in this practice that would still be answered; idle staff sessions have ended. */
export async function listSessions(tx: Tx, { sessionId, scope }: SignedIn, now: Date): Promise<SessionRow[]> {
  const { practiceId, userId, role } = scope;
  const awake = role === "client" ? {} : { lastSeenAt: { gte: new Date(now.getTime() - STAFF_IDLE) } };
  const rows = await tx.authSession.findMany({
    where: { practiceId, userId, revokedAt: null, expiresAt: { gt: now }, ...awake },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    select: { id: true, deviceLabel: true, expiresAt: true, lastSeenAt: true },
  });
  return rows.map(({ id, deviceLabel, expiresAt, lastSeenAt }) => ({
    id,
    device: deviceLabel,
    // A session that was replaced keeps its end, so its beginning follows from that and not from its row.
    signedInAt: new Date(expiresAt.getTime() - lifetimeOf(role)).toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    isThis: id === sessionId,
  }));
}
