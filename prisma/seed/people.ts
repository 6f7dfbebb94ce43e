import { uuidv7 } from "uuidv7";
import { z } from "zod";
import type { Role } from "@/domain/access/permissions";
import type { PracticeId, UserId } from "@/domain/access/scope";
import { replaceRecoveryCodes } from "@/server/auth/factors";
import { sealTotpSecret } from "@/server/auth/totp";
import type { Context } from "@/server/context";
import { practiceSealer } from "@/server/crypto/practice-seal";
import { db, inPractice } from "@/server/db";
import { appRouter } from "@/server/root";

export type Person = { practiceId: PracticeId; userId: UserId; role: Role; displayName: string; clientId: string | null };

/** Every procedure as this person at this moment, through the same policies, limits and audit as from a browser. */
export function callerAt(person: Person | null, now: Date, address = "demo"): ReturnType<typeof appRouter.createCaller> {
  const context: Context = {
    now,
    session: person && {
      sessionId: uuidv7(),
      scope: { practiceId: person.practiceId, userId: person.userId, role: person.role },
      clientId: person.clientId,
      displayName: person.displayName,
      practiceName: "",
      assurance: "secondFactor",
      steppedUpAt: null,
    },
    lapsed: null,
    erased: false,
    address,
    deviceLabel: "",
    origin: "",
  };
  return appRouter.createCaller(context);
}

const staffSchema = z.object({ name: z.string(), role: z.enum(["admin", "supervisor", "therapist"]), totpSecret: z.string().length(32) });

/**
 * Somebody who works there, with an authenticator app and recovery codes; the sign-in is made by `openSignIn`.
 * @param staff with the secret of their authenticator app, in base32; the demo's own page knows it, there being no phone
 */
export async function addStaff(
  practiceId: PracticeId,
  identityId: string,
  staff: { name: string; role: string; totpSecret?: string },
  since: Date,
): Promise<Person> {
  const { name, role, totpSecret } = staffSchema.parse(staff);
  const person: Person = { practiceId, userId: uuidv7() as UserId, role, displayName: name, clientId: null };
  const { userId } = person;
  await inPractice(practiceId, async (tx) => {
    await tx.appUser.create({ data: { practiceId, id: userId, identityId, role, displayName: name, createdAt: since } });
    const secretSealed = sealTotpSecret(await practiceSealer(tx, practiceId), userId, totpSecret);
    await tx.totpSecret.create({ data: { practiceId, userId, secretSealed, createdAt: since, confirmedAt: since } });
    await replaceRecoveryCodes(tx, person, since);
  });
  return person;
}

/** The weekdays on which a therapist reads. */
export async function setReadingDays({ practiceId, userId }: Person, readingDays: readonly number[]): Promise<void> {
  await inPractice(practiceId, (tx) =>
    tx.therapistSetting.create({ data: { practiceId, therapistId: userId, readingDays: [...readingDays] } }),
  );
}

/** By when a therapist answers, and the colleague who covers after that. */
export async function setAnswering(therapist: Person, answersWithinDays: number, cover: Person, at: Date): Promise<void> {
  await callerAt(therapist, at).setting.setAnswering({ answersWithinDays, coverId: cover.userId });
}

/** From then on the supervisor reads along with those of the therapist's clients who agree. */
export async function startSupervision(supervisor: Person, therapist: Person, startedAt: Date): Promise<void> {
  const { practiceId, userId: supervisorId } = supervisor;
  await inPractice(practiceId, (tx) =>
    tx.supervision.create({ data: { practiceId, id: uuidv7(), supervisorId, therapistId: therapist.userId, startedAt } }),
  );
}

/** From here on this person can sign in. */
export async function openSignIn(identityId: string, address: string, passphraseHash: string): Promise<void> {
  await db.$queryRaw`select auth_create_identity(${identityId}::uuid, ${address}, ${passphraseHash})`;
}

/** Invites a client and accepts the invitation, as both would. */
export async function addClient(
  therapist: Person,
  client: { name: string; address: string; passphrase: string; supervised: boolean },
  invitedAt: Date,
  acceptedAt: Date,
): Promise<Person> {
  const invitation = await callerAt(therapist, invitedAt).invitation.create({ displayName: client.name, email: client.address });
  if (!invitation.ok) throw new Error(`${client.name} could not be invited: ${invitation.reason}`);
  // An address of its own for each: the limit on tries from one address holds here too.
  const accepted = await callerAt(null, acceptedAt, `demo ${client.address}`).invitation.accept({
    token: invitation.token,
    passphrase: client.passphrase,
    timeZone: "Europe/Berlin",
    consentTextVersion: 2,
    agreesToSupervision: client.supervised,
  });
  if (!accepted.ok) throw new Error(`${client.name} could not accept: ${accepted.reason}`);
  const { practiceId } = therapist;
  const [row] = await inPractice(practiceId, (tx) =>
    tx.client.findMany({ where: { practiceId, id: invitation.clientId }, select: { userId: true } }),
  );
  if (!row?.userId) throw new Error(`${client.name} has no sign-in`);
  return { practiceId, userId: row.userId as UserId, role: "client", displayName: client.name, clientId: invitation.clientId };
}
