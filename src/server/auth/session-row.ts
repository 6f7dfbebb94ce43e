import { randomUUID } from "node:crypto";
import type { Role } from "@/domain/access/permissions";
import type { PracticeId, PracticeScope, UserId } from "@/domain/access/scope";
import { appendAudit } from "../audit/audit";
import type { SignedIn } from "../context";
import { db, inPractice } from "../db";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A client's phone stays signed in for 30 days; staff sign in anew each working day. */
export const CLIENT_LIFETIME = 30 * 24 * HOUR;
export const STAFF_LIFETIME = 12 * HOUR;
/** An unattended laptop locks. */
export const STAFF_IDLE = 15 * MINUTE;

type SessionRow = {
  session_id: string;
  practice_id: string;
  practice_name: string;
  user_id: string;
  role: Role;
  display_name: string;
  client_id: string | null;
  last_seen_at: Date;
};

export type FoundSession =
  | { readonly state: "live"; readonly session: SignedIn; readonly lastSeenAt: Date }
  | { readonly state: "lapsed"; readonly scope: PracticeScope }
  | { readonly state: "none" };

/** Opens a session row with its audit event. @returns the session's id, the only thing that a cookie carries */
export async function openSession(person: { practiceId: PracticeId; userId: UserId; role: Role }, now: Date): Promise<string> {
  const id = randomUUID();
  const lifetime = person.role === "client" ? CLIENT_LIFETIME : STAFF_LIFETIME;
  await inPractice(person.practiceId, async (tx) => {
    await tx.authSession.create({
      data: {
        practiceId: person.practiceId,
        id,
        userId: person.userId,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + lifetime),
      },
    });
    await appendAudit(tx, person.practiceId, now, person.userId, null, { kind: "signIn", sessionId: id });
  });
  return id;
}

/** The person behind a session id, from one statement: revoked, expired and disabled are `none`, idle staff are `lapsed`. */
export async function findSession(sessionId: string, now: Date): Promise<FoundSession> {
  const [row] = await db.$queryRaw<SessionRow[]>`select * from auth_find_session(${sessionId}::uuid, ${now.toISOString()}::timestamptz)`;
  if (!row) return { state: "none" };
  const scope: PracticeScope = { practiceId: row.practice_id as PracticeId, userId: row.user_id as UserId, role: row.role };
  if (row.role !== "client" && now.getTime() - row.last_seen_at.getTime() > STAFF_IDLE) return { state: "lapsed", scope };
  return {
    state: "live",
    lastSeenAt: row.last_seen_at,
    session: { sessionId: row.session_id, scope, clientId: row.client_id, displayName: row.display_name, practiceName: row.practice_name },
  };
}

/** Notes that the person did something; written at most once a minute. */
export async function touchSession(session: SignedIn, lastSeenAt: Date, now: Date): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < MINUTE) return;
  const { practiceId } = session.scope;
  await inPractice(practiceId, (tx) =>
    tx.authSession.updateMany({ where: { practiceId, id: session.sessionId, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } }),
  );
}

/** Ends a session for good, with its audit event. An unknown or ended one stays as it is. */
export async function revokeSession(sessionId: string, now: Date): Promise<void> {
  const found = await findSession(sessionId, now);
  if (found.state === "none") return;
  const scope = found.state === "live" ? found.session.scope : found.scope;
  await inPractice(scope.practiceId, async (tx) => {
    const { count } = await tx.authSession.updateMany({
      where: { practiceId: scope.practiceId, id: sessionId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count > 0) await appendAudit(tx, scope.practiceId, now, scope.userId, null, { kind: "signOut", sessionId });
  });
}
