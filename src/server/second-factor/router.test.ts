import { beforeEach, describe, expect, it } from "vitest";
import { ROLE_PERMISSIONS } from "@/domain/access/permissions";
import type { Context } from "../context";
import { inPractice } from "../db";
import { appRouter } from "../root";
import { addPasskeyOf } from "../testing/passkey-story";
import { contextFor, type Member, makePractice, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { steppedUp } from "../testing/stepped-up";
import { auditOf, digestOf } from "../testing/stored-rows";
import { addTotpOf, codeAt, wrongCode } from "../testing/totp-story";
import type { Policy } from "../trpc";

let practice: PracticeFixture;
let therapist: Member;
beforeEach(async () => {
  practice = await makePractice();
  ({ therapist } = practice);
});

function callerWith(member: Member, session: Partial<NonNullable<Context["session"]>>) {
  const context = contextFor(member);
  return appRouter.createCaller({ ...context, session: context.session && { ...context.session, ...session } });
}
const passphraseOnly = (member: Member) => callerWith(member, { assurance: "passphrase" });
async function startedBy(member: Member, now = NOW) {
  const started = await steppedUp(member, now).secondFactor.startTotp();
  if (!started.ok) throw new Error(started.reason);
  return started;
}

describe("the status", () => {
  it("says what there is, before the second factor too", async () => {
    const status = () => passphraseOnly(therapist).secondFactor.status();
    expect(await status()).toEqual({ totp: "none", passkeys: 0, recoveryCodesLeft: 0, assurance: "passphrase" });
    await addTotpOf(therapist);
    await addPasskeyOf(therapist);
    await steppedUp(therapist).secondFactor.makeRecoveryCodes();
    expect(await status()).toEqual({ totp: "on", passkeys: 1, recoveryCodesLeft: 10, assurance: "passphrase" });
  });
});

describe("a further authenticator app", () => {
  it("takes the earlier one's place with its first code, after the person has shown again who they are", async () => {
    const earlier = await addTotpOf(therapist);
    expect(await codeOf(callerWith(therapist, {}).secondFactor.startTotp())).toBe("STEP_UP_REQUIRED");
    expect((await auditOf(practice.practiceId)).at(-1)?.event).toMatchObject({
      kind: "denial",
      reason: "stepUp",
      procedure: "secondFactor.startTotp",
    });
    const { offer, secret } = await startedBy(therapist);
    const { secondFactor } = steppedUp(therapist);
    expect(await secondFactor.confirmTotp({ offer, code: wrongCode(secret, NOW) })).toEqual({ ok: false, reason: "wrong" });
    expect(await secondFactor.confirmTotp({ offer, code: codeAt(earlier, NOW) })).toEqual({ ok: false, reason: "wrong" });
    const confirmed = await secondFactor.confirmTotp({ offer, code: codeAt(secret, NOW) });
    if (!confirmed.ok) throw new Error(confirmed.reason);
    expect(new Set(confirmed.recoveryCodes)).toHaveProperty("size", 10);
    // There are recovery codes now: another app leaves them as they are.
    const next = await startedBy(therapist);
    expect(await secondFactor.confirmTotp({ offer: next.offer, code: codeAt(next.secret, NOW) })).toEqual({
      ok: true,
      recoveryCodes: null,
    });
    expect((await secondFactor.status()).recoveryCodesLeft).toBe(10);
  });

  it("brings no used code back to life", async () => {
    const { offer, secret } = await startedBy(therapist);
    const { secondFactor } = steppedUp(therapist);
    await secondFactor.confirmTotp({ offer, code: codeAt(secret, NOW, 1) });
    await secondFactor.confirmTotp({ offer, code: codeAt(secret, NOW, -1) });
    const row = await inPractice(practice.practiceId, (tx) => tx.totpSecret.findFirstOrThrow());
    const later = await startedBy(therapist, minutesAfter(-20));
    expect(await secondFactor.confirmTotp({ offer: later.offer, code: codeAt(later.secret, NOW) })).toEqual({
      ok: false,
      reason: "offerExpired",
    });
    expect(row.lastUsedStep * 30_000).toBeGreaterThan(NOW.getTime());
  });

  it("is for staff: a client's passphrase or passkey is enough, and no code would be asked for", async () => {
    const { secondFactor } = steppedUp(practice.client);
    for (const call of [
      secondFactor.startTotp(),
      secondFactor.makeRecoveryCodes(),
      secondFactor.confirmTotp({ offer: "x", code: "123456" }),
    ])
      expect(await call).toEqual({ ok: false, reason: "staffOnly" });
  });
});

describe("removing", () => {
  it("the last factor of staff is refused; beside a passkey it goes", async () => {
    const { secondFactor } = steppedUp(therapist);
    expect(await secondFactor.removeTotp()).toEqual({ ok: false, reason: "notSetUp" });
    await addTotpOf(therapist);
    expect(await secondFactor.removeTotp()).toEqual({ ok: false, reason: "lastFactor" });
    await addPasskeyOf(therapist);
    expect(await secondFactor.removeTotp()).toEqual({ ok: true });
    expect(await secondFactor.status()).toMatchObject({ totp: "none", passkeys: 1 });
  });

  it("asks, like new recovery codes, for a proof of the last minutes, and for a second factor before that", async () => {
    await addTotpOf(therapist);
    for (const act of ["removeTotp", "makeRecoveryCodes"] as const) {
      expect(await codeOf(callerWith(therapist, {}).secondFactor[act]())).toBe("STEP_UP_REQUIRED");
      expect(await codeOf(passphraseOnly(therapist).secondFactor[act]())).toBe("SECOND_FACTOR_REQUIRED");
    }
    const { offer, secret } = await startedBy(therapist);
    const proof = { offer, code: codeAt(secret, NOW) };
    expect(await codeOf(callerWith(therapist, {}).secondFactor.confirmTotp(proof))).toBe("STEP_UP_REQUIRED");
    expect(await codeOf(passphraseOnly(therapist).secondFactor.confirmTotp(proof))).toBe("SECOND_FACTOR_REQUIRED");
    expect(await steppedUp(practice.admin).secondFactor.makeRecoveryCodes()).toEqual({ ok: false, reason: "noFactor" });
  });
});

/** What a passphrase alone reaches, for setting the first factor up. */
const ENROLLING = ["passkey.finishRegistration", "passkey.startRegistration", "secondFactor.startTotp", "secondFactor.status"];

describe("staff who have shown a passphrase alone", () => {
  const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { meta: { policy: Policy } } }>);
  const asked = procedures.flatMap(([path, { _def }]) =>
    _def.meta.policy === "public" || ENROLLING.includes(path) ? [] : [{ path, permissions: [_def.meta.policy.permission].flat() }],
  );

  it.each(["therapist", "supervisor", "admin"] as const)("as %s reach no procedure, whatever they send", async (role) => {
    const member = practice[role];
    await addTotpOf(member);
    const before = { rows: await digestOf(practice.practiceId), events: (await auditOf(practice.practiceId)).length };
    const caller = passphraseOnly(member) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
    const held: readonly string[] = ROLE_PERMISSIONS[role];
    for (const { path, permissions } of asked) {
      const [noun = "", act = ""] = path.split(".");
      const expected = permissions.some((permission) => held.includes(permission)) ? "SECOND_FACTOR_REQUIRED" : "FORBIDDEN";
      // Who asks comes before what is asked: what they send is not even looked at.
      for (const junk of [undefined, { clientId: "none", junk: true }])
        expect(await codeOf(Promise.resolve(caller[noun]?.[act]?.(junk))), path).toBe(expected);
    }
    expect(await digestOf(practice.practiceId)).toBe(before.rows);
    const events = (await auditOf(practice.practiceId)).slice(before.events);
    expect(events.map(({ event }) => event.kind)).toEqual(Array.from({ length: asked.length * 2 }, () => "denial"));
    expect(asked.length).toBeGreaterThan(30);
  });
});
