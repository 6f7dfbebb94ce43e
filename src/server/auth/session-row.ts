import { randomUUID } from "node:crypto";
import { STAFF_IDLE } from "@/domain/access/idle";
import type { Role } from "@/domain/access/permissions";
import type { PracticeId, PracticeScope, UserId } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { type AuditEvent, appendAudit } from "../audit/audit";
import type { Assurance, SignedIn } from "../context";
import { db, inPractice, type Tx } from "../db";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A client's phone stays signed in for 30 days; staff sign in anew each working day. */
export const CLIENT_LIFETIME = 30 * 24 * HOUR;
export const STAFF_LIFETIME = 12 * HOUR;
/** How long a session of this role may last at most, in ms. */
export function lifetimeOf(role: Role): number {
  return role === "client" ? CLIENT_LIFETIME : STAFF_LIFETIME;
}

type SessionRow = {
  session_id: string;
  practice_id: string;
  practice_name: string;
  user_id: string;
  role: Role;
  display_name: string;
  client_id: string | null;
  mfa_level: number;
  stepped_up_at: Date | null;
  last_seen_at: Date;
  erased: boolean;
};

export type FoundSession =
  | { readonly state: "live"; readonly session: SignedIn; readonly lastSeenAt: Date }
  | { readonly state: "lapsed"; readonly scope: PracticeScope }
  | { readonly state: "erased"; readonly scope: PracticeScope }
  | { readonly state: "none" };

export type NewSession = {
  person: { practiceId: PracticeId; userId: UserId; role: Role };
  assurance: Assurance;
  deviceLabel: string;
  /** The session that this one takes the place of: it ends in the same transaction, and its time limit stays. */
  replaces?: { id: string; steppedUpAt: Date | null };
};

type Person = { readonly practiceId: PracticeId; readonly userId: string };

/**
 * Before sessions of a person are ended: waits for those that are being opened just now, so that the next statement sees
 * them, and lets nobody open another one until the transaction ends.
 */
export async function holdSessions(tx: Tx, { practiceId, userId }: Person): Promise<void> {
  await tx.$queryRaw`select 1 from app_user where practice_id = ${practiceId}::uuid and id = ${userId}::uuid for update`;
}

/** The counterpart: several are opened side by side, but none while they are being ended. */
export async function waitForEnding(tx: Tx, { practiceId, userId }: Person): Promise<void> {
  await tx.$queryRaw`select 1 from app_user where practice_id = ${practiceId}::uuid and id = ${userId}::uuid for key share`;
}

/**
 * Opens a session row. A new row for each proof of identity, so that no id from before it is worth anything after.
 * @param event the proof, for the trail; it is written in the same transaction
 * @returns the session's id, the only thing that a cookie carries
 */
export async function openSession(tx: Tx, session: NewSession, now: Date, event: (sessionId: string) => AuditEvent): Promise<string> {
  const { person, replaces } = session;
  const { practiceId, userId } = person;
  const id = randomUUID();
  await waitForEnding(tx, person);
  let expiresAt = new Date(now.getTime() + lifetimeOf(person.role));
  if (replaces) {
    const earlier = await tx.authSession.findUnique({ where: { practiceId_id: { practiceId, id: replaces.id } } });
    // Showing a factor again never lengthens a session beyond its twelve hours.
    if (!earlier || earlier.userId !== userId || earlier.revokedAt) throw new AppError("UNAUTHENTICATED", "the earlier session is gone");
    if (earlier.expiresAt < expiresAt) expiresAt = earlier.expiresAt;
    // Of several that would replace the same session at once, one does.
    const { count } = await tx.authSession.updateMany({
      where: { practiceId, id: replaces.id, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count !== 1) throw new AppError("UNAUTHENTICATED", "the earlier session is gone");
  }
  await tx.authSession.create({
    data: {
      practiceId,
      id,
      userId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      mfaLevel: session.assurance === "secondFactor" ? 1 : 0,
      steppedUpAt: replaces?.steppedUpAt ?? null,
      deviceLabel: session.deviceLabel,
    },
  });
  await appendAudit(tx, practiceId, now, userId, null, event(id));
  return id;
}

/** The person behind a session id, from one statement: revoked, expired and disabled are `none`, idle staff are `lapsed`. */
export async function findSession(sessionId: string, now: Date): Promise<FoundSession> {
  const [row] = await db.$queryRaw<SessionRow[]>`select * from auth_find_session(${sessionId}::uuid, ${now.toISOString()}::timestamptz)`;
  if (!row) return { state: "none" };
  const scope: PracticeScope = { practiceId: row.practice_id as PracticeId, userId: row.user_id as UserId, role: row.role };
  if (row.erased) return { state: "erased", scope };
  if (row.role !== "client" && now.getTime() - row.last_seen_at.getTime() > STAFF_IDLE) return { state: "lapsed", scope };
  return {
    state: "live",
    lastSeenAt: row.last_seen_at,
    session: {
      sessionId: row.session_id,
      scope,
      clientId: row.client_id,
      displayName: row.display_name,
      practiceName: row.practice_name,
      assurance: row.mfa_level >= 1 ? "secondFactor" : "passphrase",
      steppedUpAt: row.stepped_up_at,
    },
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
  if (found.state === "none" || found.state === "erased") return;
  const scope = found.state === "live" ? found.session.scope : found.scope;
  await inPractice(scope.practiceId, async (tx) => {
    const { count } = await tx.authSession.updateMany({
      where: { practiceId: scope.practiceId, id: sessionId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count > 0) await appendAudit(tx, scope.practiceId, now, scope.userId, null, { kind: "signOut", sessionId });
  });
}
