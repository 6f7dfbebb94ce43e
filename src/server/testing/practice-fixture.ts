import { uuidv7 } from "uuidv7";
import type { Role } from "@/domain/access/permissions";
import type { AuthorizedClientId, ClientScope, PracticeId, UserId } from "@/domain/access/scope";
import { hashPassphrase } from "../auth/passphrase";
import type { Context } from "../context";
import { createClientKey, createPracticeKey } from "../crypto/seal";
import { inPractice, type Tx } from "../db";
import { appRouter } from "../root";
import { PASSPHRASE } from "./account-fixture";

/** Someone with a role in a practice; `clientId` where they are a client. */
export type Member = { practiceId: PracticeId; userId: UserId; role: Role; displayName: string; clientId: string | null };
export type ClientMember = Member & { clientId: string };

/** A practice with two therapists, each with one client of their own; a supervisor of the first; and an admin. */
export type PracticeFixture = {
  practiceId: PracticeId;
  therapist: Member;
  client: ClientMember;
  otherTherapist: Member;
  /** The other therapist's client. */
  otherClient: ClientMember;
  /** Supervises `therapist`, not `otherTherapist`. */
  supervisor: Member;
  admin: Member;
};

/** Every fixture starts on this day unless a test says otherwise: a Tuesday morning in Berlin. */
export const NOW = new Date("2026-03-17T08:12:00.000Z");
const ZONE = "Europe/Berlin";
const CARE_SINCE = new Date("2026-01-27T09:00:00.000Z");

export async function makePractice(): Promise<PracticeFixture> {
  const practiceId = uuidv7() as PracticeId;
  return inPractice(practiceId, async (tx) => {
    await tx.practice.create({ data: { id: practiceId, name: "Practice at the Canal" } });
    await createPracticeKey(tx, practiceId);
    const therapist = await addMember(tx, practiceId, "therapist", "Maren Holt");
    const otherTherapist = await addMember(tx, practiceId, "therapist", "Jens Arnold");
    for (const { userId } of [therapist, otherTherapist])
      await tx.therapistSetting.create({ data: { practiceId, therapistId: userId, readingDays: [2, 4], timeZone: ZONE } });
    const supervisor = await addMember(tx, practiceId, "supervisor", "Edda Lind");
    await tx.supervision.create({
      data: { practiceId, id: uuidv7(), supervisorId: supervisor.userId, therapistId: therapist.userId, startedAt: CARE_SINCE },
    });
    return {
      practiceId,
      therapist,
      otherTherapist,
      supervisor,
      admin: await addMember(tx, practiceId, "admin", "Ruth Vogel"),
      client: await addClient(tx, therapist, "Jonas R."),
      otherClient: await addClient(tx, otherTherapist, "Freya N."),
    };
  });
}

/** A client who has accepted the invitation and agreed to everything, in the care of `therapist`. */
export async function addClient(tx: Tx, therapist: Member, displayName: string): Promise<ClientMember> {
  const { practiceId } = therapist;
  const member = await addMember(tx, practiceId, "client", displayName);
  const clientId = uuidv7();
  await tx.client.create({ data: { practiceId, id: clientId, userId: member.userId, displayName, timeZone: ZONE, createdAt: CARE_SINCE } });
  await createClientKey(tx, practiceId, clientId);
  await tx.careRelationship.create({ data: { practiceId, id: uuidv7(), therapistId: therapist.userId, clientId, startedAt: CARE_SINCE } });
  for (const purpose of ["care", "supervision"] as const)
    await tx.consent.create({ data: { practiceId, id: uuidv7(), clientId, purpose, textVersion: 1, givenAt: CARE_SINCE } });
  return { ...member, clientId };
}

/** Every procedure, called as this person (null: nobody is signed in) at this moment. */
export function callerFor(member: Member | null, now: Date = NOW): ReturnType<typeof appRouter.createCaller> {
  return appRouter.createCaller(contextFor(member, now));
}

export function contextFor(member: Member | null, now: Date = NOW): Context {
  const session = member && {
    sessionId: uuidv7(),
    scope: { practiceId: member.practiceId, userId: member.userId, role: member.role },
    clientId: member.clientId,
    displayName: member.displayName,
    practiceName: "Practice at the Canal",
    assurance: "secondFactor" as const,
    steppedUpAt: null,
  };
  const from = { address: "127.0.0.1", deviceLabel: "Firefox, Linux", origin: "http://localhost:3000" };
  return { now, session, lapsed: null, erased: false, ...from };
}

/** A scope as the procedure builders mint it, for tests that call data functions and mutations directly. */
export function scopeOf(actor: Member, client: ClientMember): ClientScope {
  return { practiceId: actor.practiceId, userId: actor.userId, role: actor.role, clientId: client.clientId as AuthorizedClientId };
}

/** Moments after NOW (or before, with a negative number). */
export function minutesAfter(minutes: number, from: Date = NOW): Date {
  return new Date(from.getTime() + minutes * 60_000);
}
export function daysAfter(days: number, from: Date = NOW): Date {
  return minutesAfter(days * 24 * 60, from);
}

let knownHash: Promise<string> | null = null;

/** Someone with a role; their address is `<userId>@test.example` and their passphrase `PASSPHRASE` of account-fixture.ts. */
export async function addMember(tx: Tx, practiceId: PracticeId, role: Role, displayName: string): Promise<Member> {
  const userId = uuidv7() as UserId;
  const identityId = uuidv7();
  knownHash ??= hashPassphrase(PASSPHRASE);
  await tx.$queryRaw`select auth_create_identity(${identityId}::uuid, ${`${userId}@test.example`}, ${await knownHash})`;
  await tx.appUser.create({ data: { practiceId, id: userId, identityId, role, displayName } });
  return { practiceId, userId, role, displayName, clientId: null };
}
