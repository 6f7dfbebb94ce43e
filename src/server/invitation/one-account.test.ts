import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffRole } from "@/domain/person/account-change";
import { signInWith } from "../auth/sign-in";
import { inPractice } from "../db";
import { eraseClient } from "../erasure/erase";
import { createPractice } from "../practice/create";
import { appRouter } from "../root";
import { PASSPHRASE as EARLIER_PASSPHRASE } from "../testing/account-fixture";
import { auditTrail } from "../testing/audit-trail";
import { callerFor, contextFor, daysAfter, makePractice, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { steppedUp } from "../testing/stepped-up";

/*
 * An invitation makes one new account or none: it never takes over or merges one that is there.
 */

const PASSPHRASE = "somewhere to stand firm today";

let practice: PracticeFixture;
beforeEach(async () => {
  practice = await makePractice();
});

const visitor = (now = NOW) => appRouter.createCaller({ ...contextFor(null, now), address: randomUUID() }).invitation;
const someAddress = () => `${randomUUID()}@test.example`;
const asStaff = (
  token: string,
): { token: string; passphrase: string; timeZone: string; consentTextVersion: number | null; agreesToSupervision: boolean } => ({
  token,
  passphrase: PASSPHRASE,
  timeZone: "Europe/Lisbon",
  consentTextVersion: null,
  agreesToSupervision: false,
});
const asClient = (token: string) => ({ ...asStaff(token), consentTextVersion: 1 });
const signIn = (email: string, passphrase: string) => signInWith({ email, passphrase }, { address: randomUUID(), deviceLabel: "" }, NOW);

async function inviteStaff(address = someAddress(), role: StaffRole = "therapist", of = practice, now = NOW) {
  const made = await steppedUp(of.admin, now).person.invite({ role, displayName: "Ada Berg", address });
  if (!made.ok) throw new Error(made.reason);
  return made;
}
async function inviteClient(email = someAddress(), of = practice) {
  const made = await callerFor(of.therapist).invitation.create({ displayName: "Tom K.", email });
  if (!made.ok) throw new Error(made.reason);
  return made;
}
/** Everything that an acceptance could change of accounts. */
const accountsOf = (of: PracticeFixture) =>
  inPractice(of.practiceId, async (tx) => JSON.stringify(await tx.appUser.findMany({ orderBy: { id: "asc" } })));

describe("an invitation to staff", () => {
  it.each(["admin", "supervisor", "therapist"] as const)("makes a %s who can do nothing before a second factor", async (role) => {
    const address = someAddress();
    const { token } = await inviteStaff(address, role);
    await expect(visitor().preview({ token })).resolves.toEqual({
      ok: true,
      role,
      practiceName: "Practice at the Canal",
      displayName: "Ada Berg",
      email: address,
      invitedBy: "Ruth Vogel",
    });
    await expect(visitor().accept(asStaff(token))).resolves.toEqual({ ok: true, email: address });
    const { people } = await steppedUp(practice.admin).person.list({ search: address, role: null, state: null, cursor: null, limit: 5 });
    expect(people).toMatchObject([{ role, displayName: "Ada Berg", hasSecondFactor: false, state: "active" }]);
    const consents = await inPractice(practice.practiceId, (tx) => tx.consent.count({ where: { givenAt: NOW } }));
    expect(consents).toBe(0);
    expect((await signIn(address, PASSPHRASE)).ok).toBe(true);
  });

  it("asks for staff's longer passphrase, and from a client for consent", async () => {
    const { token } = await inviteStaff();
    const short = { ...asStaff(token), passphrase: "twelve chars" };
    await expect(visitor().accept(short)).resolves.toEqual({ ok: false, reason: "passphrase", problem: "tooShort" });
    const client = await inviteClient();
    expect(await codeOf(visitor().accept(asStaff(client.token)))).toBe("INVALID_INPUT");
    await expect(visitor().accept(asClient(client.token))).resolves.toMatchObject({ ok: true });
  });

  it("is made once for an address, by several admins at the same moment too, and after a proof of who asks", async () => {
    const address = someAddress();
    const input = { role: "therapist" as const, displayName: "Ada Berg", address };
    expect(await codeOf(callerFor(practice.admin).person.invite(input))).toBe("STEP_UP_REQUIRED");
    const made = await Promise.all(Array.from({ length: 6 }, () => steppedUp(practice.admin).person.invite(input)));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(made.filter((each) => !each.ok && each.reason === "alreadyInvited")).toHaveLength(5);
  });
});

describe("one link", () => {
  it("makes one account when fifty accept at the same moment", async () => {
    const { token } = await inviteStaff();
    const results = await Promise.all(Array.from({ length: 50 }, () => visitor().accept(asStaff(token))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((each) => !each.ok && each.reason === "used")).toHaveLength(49);
    const made = await inPractice(practice.practiceId, (tx) => tx.appUser.count({ where: { displayName: "Ada Berg" } }));
    expect(made).toBe(1);
  }, 60_000);

  it("is nothing once taken back, also between looking and accepting", async () => {
    const { token, invitationId } = await inviteStaff();
    await expect(visitor().preview({ token })).resolves.toMatchObject({ ok: true });
    await steppedUp(practice.admin).person.revokeInvitation({ invitationId });
    await expect(visitor().accept(asStaff(token))).resolves.toEqual({ ok: false, reason: "revoked" });
  });

  it("ends after seven days to the second", async () => {
    const { token, expiresAt } = await inviteStaff();
    expect(expiresAt).toBe(daysAfter(7).toISOString());
    const late = new Date(daysAfter(7).getTime() + 1_000);
    await expect(visitor(late).accept(asStaff(token))).resolves.toEqual({ ok: false, reason: "expired" });
    const justInTime = new Date(daysAfter(7).getTime() - 1_000);
    await expect(visitor(justInTime).accept(asStaff(token))).resolves.toMatchObject({ ok: true });
  });

  it("is nothing with one character changed, and an admin elsewhere can't take it back", async () => {
    const { token, invitationId } = await inviteStaff();
    const tampered = `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`;
    await expect(visitor().accept(asStaff(tampered))).resolves.toEqual({ ok: false, reason: "notFound" });
    const elsewhere = await makePractice();
    expect(await codeOf(steppedUp(elsewhere.admin).person.revokeInvitation({ invitationId }))).toBe("NOT_FOUND");
    await expect(visitor().accept(asStaff(token))).resolves.toMatchObject({ ok: true });
    expect(await accountsOf(elsewhere)).not.toContain("Ada Berg");
  });

  it("is followed by a new one for a client who has not come, and then opens nothing", async () => {
    const first = await inviteClient();
    const of = { clientId: first.clientId };
    const second = await callerFor(practice.therapist).invitation.renew(of);
    if (!second.ok) throw new Error(second.reason);
    await expect(visitor().accept(asClient(first.token))).resolves.toEqual({ ok: false, reason: "revoked" });
    await expect(visitor().accept(asClient(second.token))).resolves.toMatchObject({ ok: true });
    await expect(callerFor(practice.therapist).invitation.renew(of)).resolves.toEqual({ ok: false, reason: "hasAccount" });
  });
});

describe("an address that has an account", () => {
  /** Whoever holds the link hears a plain refusal; nothing of the account changes, its passphrase neither. */
  async function expectUntouched(address: string, owner: PracticeFixture, token: string, accepting = asStaff(token)) {
    const before = [await accountsOf(practice), await accountsOf(owner)];
    await expect(visitor().accept(accepting)).resolves.toEqual({ ok: false, reason: "addressInUse" });
    expect([await accountsOf(practice), await accountsOf(owner)]).toEqual(before);
    expect((await signIn(address, PASSPHRASE)).ok).toBe(false);
    const refused = (await auditTrail(practice.practiceId)).at(-1);
    expect(refused?.event).toMatchObject({ kind: "invitationRefused", reason: "addressInUse" });
  }

  it("in this practice can't be invited, whatever its case or width, and disabled neither", async () => {
    const address = `${practice.supervisor.userId}@test.example`;
    await steppedUp(practice.admin).person.disable({ personId: practice.supervisor.userId });
    const wide = address.toUpperCase().replace("@TEST", "@\uff34\uff25\uff33\uff34");
    for (const typed of [address, address.toUpperCase(), ` ${wide}\n`]) {
      const staff = steppedUp(practice.admin).person.invite({ role: "admin", displayName: "X", address: typed });
      await expect(staff).resolves.toEqual({ ok: false, reason: "alreadyHere" });
      const client = callerFor(practice.therapist).invitation.create({ displayName: "X", email: typed });
      await expect(client).resolves.toEqual({ ok: false, reason: "alreadyHere" });
    }
  });

  it("in another practice is invited like any other, and not taken over", async () => {
    const elsewhere = await makePractice();
    const address = `${elsewhere.therapist.userId}@test.example`;
    const { token } = await inviteStaff(address.toUpperCase());
    await expectUntouched(address, elsewhere, token);
    expect((await signIn(address, EARLIER_PASSPHRASE)).ok).toBe(true);
  });

  it("that was disabled in another practice is not taken over either", async () => {
    const elsewhere = await makePractice();
    const address = `${elsewhere.supervisor.userId}@test.example`;
    await steppedUp(elsewhere.admin).person.disable({ personId: elsewhere.supervisor.userId });
    const { token } = await inviteClient(address);
    await expectUntouched(address, elsewhere, token, asClient(token));
    expect((await signIn(address, EARLIER_PASSPHRASE)).ok).toBe(false);
  });

  it("of an erased client is free again, for a new person with nothing of the old", async () => {
    const { clientId, userId } = practice.client;
    const address = `${userId}@test.example`;
    await inPractice(practice.practiceId, (tx) =>
      eraseClient(tx, { practiceId: practice.practiceId, clientId, requestedBy: userId, now: NOW }),
    );
    const again = await inviteClient(address);
    expect(again.clientId).not.toBe(clientId);
    await expect(visitor().accept(asClient(again.token))).resolves.toEqual({ ok: true, email: address });
    const rows = await inPractice(practice.practiceId, (tx) => tx.client.findMany({ where: { id: { in: [clientId, again.clientId] } } }));
    const [old, fresh] = [rows.find(({ id }) => id === clientId), rows.find(({ id }) => id === again.clientId)];
    expect(old?.userId).not.toBe(fresh?.userId);
    expect((await signIn(address, EARLIER_PASSPHRASE)).ok).toBe(false);
    expect((await signIn(address, PASSPHRASE)).ok).toBe(true);
  });

  it("has one account of two links that are accepted at the same moment, in two practices", async () => {
    const elsewhere = await makePractice();
    const address = someAddress();
    const [here, there] = [await inviteStaff(address), await inviteClient(address, elsewhere)];
    const results = await Promise.all([visitor().accept(asStaff(here.token)), visitor().accept(asClient(there.token))]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, reason: "addressInUse" });
  });
});

describe("a practice that begins", () => {
  it("has keys, and a link that makes its first admin", async () => {
    const address = someAddress();
    const { practiceId, token } = await createPractice({ name: "Praxis am Wehr", admin: { displayName: "Ruth", address } }, NOW);
    const preview = visitor().preview({ token });
    await expect(preview).resolves.toMatchObject({ ok: true, role: "admin", practiceName: "Praxis am Wehr", invitedBy: null });
    await expect(visitor().accept(asStaff(token))).resolves.toEqual({ ok: true, email: address });
    const [admin] = await inPractice(practiceId, (tx) => tx.appUser.findMany({ where: { practiceId } }));
    expect(admin).toMatchObject({ role: "admin", displayName: "Ruth", disabledAt: null });
    expect(await inPractice(practiceId, (tx) => tx.practiceKey.count({ where: { practiceId } }))).toBe(1);
  });
});
