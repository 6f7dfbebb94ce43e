import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { canonicalAddress } from "@/domain/access/email-address";
import { signInWith } from "../auth/sign-in";
import { clientSealer } from "../crypto/seal";
import { inPractice } from "../db";
import { appRouter } from "../root";
import { addAccount } from "../testing/account-fixture";
import { auditTrail } from "../testing/audit-trail";
import { callerFor, contextFor, daysAfter, makePractice, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { hashToken } from "./token";

const PASSPHRASE = "somewhere to stand firm";

let practice: PracticeFixture;
beforeEach(async () => {
  practice = await makePractice();
});

/** Someone with a link and no account, at a network address of their own. */
const visitor = (now = NOW) => appRouter.createCaller({ ...contextFor(null, now), address: randomUUID() }).invitation;
const therapist = (now = NOW) => callerFor(practice.therapist, now).invitation;
const someEmail = () => `${randomUUID()}@test.example`;
const answer = (token: string) => ({
  token,
  passphrase: PASSPHRASE,
  timeZone: "Europe/Lisbon",
  consentTextVersion: 1,
  agreesToSupervision: false,
});

async function invited(email = someEmail()) {
  const created = await therapist().create({ displayName: "Amira S.", email });
  if (!created.ok) throw new Error(created.reason);
  return { ...created, email: canonicalAddress(email) ?? "" };
}

const rowsOf = (clientId: string) =>
  inPractice(practice.practiceId, async (tx) => ({
    client: await tx.client.findUniqueOrThrow({ where: { practiceId_id: { practiceId: practice.practiceId, id: clientId } } }),
    users: await tx.appUser.count({ where: { displayName: "Amira S." } }),
    consents: await tx.consent.findMany({ where: { clientId } }),
    invitations: await tx.invitation.findMany({ where: { clientId } }),
  }));

describe("making an invitation", () => {
  it("makes the client's file with care relationship and key, and keeps only the token's hash", async () => {
    const { token, clientId, expiresAt } = await invited();
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(expiresAt).toBe(daysAfter(7).toISOString());
    const { client, invitations } = await rowsOf(clientId);
    expect(client).toMatchObject({ displayName: "Amira S.", userId: null });
    expect(invitations[0]?.tokenHash).toEqual(hashToken(token));
    expect(JSON.stringify(invitations)).not.toContain(token);
    await inPractice(practice.practiceId, (tx) => clientSealer(tx, { practiceId: practice.practiceId, clientId }));
    await expect(therapist().list()).resolves.toMatchObject({ invitations: [{ clientId, state: "open" }] });
    expect(JSON.stringify(await auditTrail(practice.practiceId))).not.toMatch(/Amira|test\.example/);
  });

  it("is refused while a link is open or after it was accepted, whoever asks first", async () => {
    const email = someEmail();
    const both = await Promise.all([
      therapist().create({ displayName: "A", email }),
      therapist().create({ displayName: "A", email: email.toUpperCase() }),
    ]);
    expect(both.map((each) => each.ok).sort()).toEqual([false, true]);
    const made = both.find((each) => each.ok);
    if (!made?.ok) throw new Error("one should be made");
    await visitor().accept(answer(made.token));
    await expect(therapist(daysAfter(20)).create({ displayName: "A", email })).resolves.toEqual({ ok: false, reason: "alreadyHere" });
  });

  it("uses the same file again when the first link ran out", async () => {
    const first = await invited();
    const again = await therapist(daysAfter(15)).create({ displayName: "Amira S.", email: first.email });
    expect(again).toMatchObject({ ok: true, clientId: first.clientId });
    if (again.ok) expect(again.token).not.toBe(first.token);
  });

  it("shows each therapist only the invitations of their own clients", async () => {
    await invited();
    await expect(callerFor(practice.otherTherapist).invitation.list()).resolves.toEqual({ invitations: [] });
  });
});

describe("accepting", () => {
  it("makes an account with consent and time zone that can sign in", async () => {
    const { token, clientId, email } = await invited();
    await expect(visitor().preview({ token })).resolves.toEqual({
      ok: true,
      practiceName: "Practice at the Canal",
      therapistName: "Maren Holt",
      role: "client",
      displayName: "Amira S.",
      email,
      readingDays: [2, 4],
    });
    await expect(visitor().accept(answer(token))).resolves.toEqual({ ok: true, email });
    const { client, consents, users } = await rowsOf(clientId);
    expect(client).toMatchObject({ timeZone: "Europe/Lisbon", userId: expect.any(String) });
    expect(consents).toMatchObject([{ purpose: "care", textVersion: 1, givenAt: NOW, withdrawnAt: null }]);
    expect(users).toBe(1);
    expect((await signInWith({ email, passphrase: PASSPHRASE }, { address: randomUUID(), deviceLabel: "" }, NOW)).ok).toBe(true);
    const kinds = (await auditTrail(practice.practiceId)).map(({ event }) => event.kind);
    expect(kinds).toEqual(["access", "invitationPreviewed", "invitationAccepted", "signIn"]);
  });

  it("works once, also when eight accept at the same moment", async () => {
    const { token, clientId } = await invited();
    const results = await Promise.all(Array.from({ length: 8 }, () => visitor().accept(answer(token))));
    expect(results.filter((each) => each.ok)).toHaveLength(1);
    expect(results.filter((each) => !each.ok && each.reason === "used")).toHaveLength(7);
    const { users, consents } = await rowsOf(clientId);
    expect([users, consents.length]).toEqual([1, 1]);
    await expect(visitor().preview({ token })).resolves.toEqual({ ok: false, reason: "used" });
  });

  it("is refused on the day the link runs out", async () => {
    const { token, clientId } = await invited();
    await expect(visitor(daysAfter(7)).accept(answer(token))).resolves.toEqual({ ok: false, reason: "expired" });
    await expect(visitor(daysAfter(7)).preview({ token })).resolves.toEqual({ ok: false, reason: "expired" });
    expect((await rowsOf(clientId)).client.userId).toBeNull();
  });

  it("is refused once the therapist has revoked the link", async () => {
    const { token, clientId } = await invited();
    const invitationId = (await rowsOf(clientId)).invitations[0]?.id ?? "";
    const elsewhere = await makePractice();
    await expect(callerFor(practice.otherTherapist).invitation.revoke({ clientId, invitationId })).rejects.toThrow("NOT_FOUND");
    await expect(callerFor(elsewhere.therapist).invitation.revoke({ clientId, invitationId })).rejects.toThrow("NOT_FOUND");
    const ofAnother = { clientId: practice.client.clientId, invitationId };
    await expect(therapist().revoke(ofAnother)).rejects.toThrow("NOT_FOUND");
    expect((await visitor().preview({ token })).ok).toBe(true);

    await expect(therapist().revoke({ clientId, invitationId })).resolves.toEqual({ ok: true });
    await expect(therapist().revoke({ clientId, invitationId })).resolves.toEqual({ ok: true });
    await expect(visitor().accept(answer(token))).resolves.toEqual({ ok: false, reason: "revoked" });
    await expect(therapist().list()).resolves.toMatchObject({ invitations: [{ state: "revoked" }] });
  });

  it("never takes over an address that has an account, and leaves nothing behind", async () => {
    const taken = await addAccount([(await makePractice()).practiceId], "client");
    const { token, clientId } = await invited(taken.email);
    await expect(visitor().accept(answer(token))).resolves.toEqual({ ok: false, reason: "addressInUse" });
    const { client, users, consents, invitations } = await rowsOf(clientId);
    expect([client.userId, users, consents.length, invitations[0]?.acceptedAt]).toEqual([null, 0, 0, null]);
    expect((await signInWith({ email: taken.email, passphrase: PASSPHRASE }, { address: randomUUID(), deviceLabel: "" }, NOW)).ok).toBe(
      false,
    );
    expect((await auditTrail(practice.practiceId)).at(-1)?.event).toMatchObject({ kind: "invitationRefused", reason: "addressInUse" });
  });

  it("is refused for a link that never was, a zone that is none, a passphrase that is short", async () => {
    const { token } = await invited();
    await expect(visitor().accept(answer("A".repeat(43)))).resolves.toEqual({ ok: false, reason: "notFound" });
    await expect(visitor().accept({ ...answer(token), timeZone: "Mars/Olympus" })).rejects.toThrow("INVALID_INPUT");
    await expect(visitor().accept({ ...answer(token), passphrase: "x".repeat(5_000) })).rejects.toThrow("INVALID_INPUT");
    expect((await visitor().preview({ token })).ok).toBe(true);
  });

  it("tells why a passphrase is not taken, and the link works on", async () => {
    const { token, clientId, email } = await invited();
    for (const [passphrase, problem] of [
      ["too short", "tooShort"],
      ["x".repeat(129), "tooLong"],
      ["password1234567", "listed"],
      ["Practice at the Canal", "ownWords"],
      [email, "ownWords"],
      ["abcdefghijklmnop", "pattern"],
    ] as const)
      await expect(visitor().accept({ ...answer(token), passphrase })).resolves.toEqual({ ok: false, reason: "passphrase", problem });
    expect((await rowsOf(clientId)).client.userId).toBeNull();
    await expect(visitor().accept(answer(token))).resolves.toEqual({ ok: true, email });
  });

  it("reaches one account however the address is written, and refuses what is no address", async () => {
    const name = randomUUID().replaceAll(/[^a-j]/g, "k");
    const { token, email } = await invited(`${name.toUpperCase()}\u212a@M\u00dcNCHEN.example`);
    expect(email).toBe(`${name}k@xn--mnchen-3ya.example`);
    await visitor().accept(answer(token));
    for (const typed of [`${name}K@xn--mnchen-3ya.EXAMPLE`, ` ${name}\uff4b@mu\u0308nchen.example`]) {
      await expect(therapist().create({ displayName: "A", email: typed })).resolves.toEqual({ ok: false, reason: "alreadyHere" });
      const elsewhere = await makePractice();
      const second = await callerFor(elsewhere.therapist).invitation.create({ displayName: "A", email: typed });
      if (!second.ok) throw new Error(second.reason);
      await expect(visitor().accept(answer(second.token))).resolves.toEqual({ ok: false, reason: "addressInUse" });
      expect((await signInWith({ email: typed, passphrase: PASSPHRASE }, { address: randomUUID(), deviceLabel: "" }, NOW)).ok).toBe(true);
    }
    for (const typed of ["kim", "k\u0131m@x.example", "kim@x.example, eve@x.example", "kim@x.example\nBcc: eve@x.example"])
      await expect(therapist().create({ displayName: "A", email: typed })).rejects.toThrow("INVALID_INPUT");
  });

  it("is limited for each network address", async () => {
    const one = appRouter.createCaller({ ...contextFor(null), address: randomUUID() }).invitation;
    const results = await Promise.all(Array.from({ length: 40 }, () => one.accept(answer("A".repeat(43)))));
    expect(results.filter((each) => !each.ok && each.reason === "notFound")).toHaveLength(30);
    expect(results.filter((each) => !each.ok && each.reason === "tooManyAttempts")).toHaveLength(10);
    await expect(one.preview({ token: "A".repeat(43) })).rejects.toThrow("TOO_MANY_ATTEMPTS");
  });
});
