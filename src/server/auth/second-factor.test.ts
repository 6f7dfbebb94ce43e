import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { stepAt } from "@/domain/access/totp-step";
import { inPractice } from "../db";
import { makeToken } from "../invitation/token";
import { startReset } from "../passphrase/mutations";
import { appRouter } from "../root";
import { addAccount } from "../testing/account-fixture";
import { addPasskeyOf } from "../testing/passkey-story";
import { contextFor as contextOf, type Member, makePractice, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { auditOf } from "../testing/stored-rows";
import { addTotpOf, codeAt, headersOf, headersWith, wrongCode } from "../testing/totp-story";
import { replaceRecoveryCodes, takeTotpCode } from "./factors";
import { contextFor } from "./request-context";
import { showSecondFactor } from "./second-factor";
import { findSession } from "./session-row";
import { signInWith } from "./sign-in";

let practice: PracticeFixture;
let therapist: Member;
let secret: string;
beforeEach(async () => {
  practice = await makePractice();
  ({ therapist } = practice);
  secret = await addTotpOf(therapist);
});

const refused = (refusal: string) => ({ ok: false, refusal });
const show = async (code: string, { now = NOW, person = therapist }: { now?: Date; person?: Member } = {}) =>
  showSecondFactor({ code }, await headersOf(person, "passphrase", now), now);
const proofsOf = async (person: Member) =>
  (await auditOf(person.practiceId))
    .filter(({ actorId, event }) => actorId === person.userId && event.kind.startsWith("secondFactor"))
    .map(({ event }) => event);
const recoveryCodesOf = (person: Member) => inPractice(person.practiceId, (tx) => replaceRecoveryCodes(tx, person, NOW));

describe("a code of the authenticator app", () => {
  it("opens a new session with a second factor; the one with the passphrase alone is dead at once", async () => {
    const headers = await headersOf(therapist, "passphrase");
    const shown = await showSecondFactor({ code: ` ${codeAt(secret, NOW).slice(0, 3)} ${codeAt(secret, NOW).slice(3)}` }, headers, NOW);
    if (!shown.ok) throw new Error(shown.refusal);
    const opened = await findSession(shown.sessionId, NOW);
    expect(opened).toMatchObject({ state: "live", session: { assurance: "secondFactor", steppedUpAt: null } });
    expect((await contextFor(headers, NOW, false)).session).toBeNull();
    expect(await proofsOf(therapist)).toEqual([{ kind: "secondFactorShown", sessionId: shown.sessionId, by: "totp" }]);
    // The dead session can't show it again either.
    expect(await showSecondFactor({ code: codeAt(secret, NOW, 1) }, headers, NOW)).toEqual(refused("signedOut"));
  });

  it("counts once: of 50 sign-ins at once with one code, one succeeds", async () => {
    const headers = await Promise.all(Array.from({ length: 50 }, () => headersOf(therapist, "passphrase")));
    const code = codeAt(secret, NOW);
    const results = await Promise.all(headers.map((each) => showSecondFactor({ code }, each, NOW)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const live = await Promise.all(results.map(async (result) => result.ok && (await findSession(result.sessionId, NOW)).state));
    expect(live.filter((state) => state === "live")).toHaveLength(1);
    expect((await proofsOf(therapist)).filter(({ kind }) => kind === "secondFactorShown")).toHaveLength(1);
  });

  it("is used up by one of 50 transactions at once, without any limit's help", async () => {
    const taken = await Promise.all(
      Array.from({ length: 50 }, () => inPractice(therapist.practiceId, (tx) => takeTotpCode(tx, therapist, codeAt(secret, NOW), NOW))),
    );
    expect(taken.filter((each) => each === "ok")).toHaveLength(1);
    expect(taken.filter((each) => each === "used")).toHaveLength(49);
  });

  it("counts for its half minute and the ones beside it, and no longer once a newer one was used", async () => {
    expect(await show(codeAt(secret, NOW, -2))).toEqual(refused("wrong"));
    expect(await show(codeAt(secret, NOW, 2))).toEqual(refused("wrong"));
    expect((await show(codeAt(secret, NOW, -1))).ok).toBe(true);
    expect((await show(codeAt(secret, NOW, 1))).ok).toBe(true);
    for (const later of [-1, 0, 1]) expect(await show(codeAt(secret, NOW, later))).toEqual(refused("used"));
  });

  it("is somebody's own: another person's is wrong", async () => {
    const other = await addTotpOf(practice.otherTherapist);
    expect(await show(codeAt(other, NOW))).toEqual(refused("wrong"));
    expect(await proofsOf(therapist)).toEqual([{ kind: "secondFactorRefused", by: "totp", reason: "wrong" }]);
  });

  it("is limited to five tries, right ones as well, whoever asks from wherever", async () => {
    const wrong = wrongCode(secret, NOW);
    const headers = await Promise.all(Array.from({ length: 20 }, () => headersOf(therapist, "passphrase")));
    const results = await Promise.all(headers.map((each) => showSecondFactor({ code: wrong }, each, NOW)));
    expect(results.filter((each) => !each.ok && each.refusal === "wrong")).toHaveLength(5);
    expect(results.filter((each) => !each.ok && each.refusal === "tooManyAttempts")).toHaveLength(15);
    expect(await show(codeAt(secret, NOW))).toEqual(refused("tooManyAttempts"));
    // Somebody else is not held up by it.
    const otherSecret = await addTotpOf(practice.otherTherapist);
    expect((await show(codeAt(otherSecret, NOW), { person: practice.otherTherapist })).ok).toBe(true);
  });

  it("is stored sealed: the secret stands nowhere in the row", async () => {
    const row = await inPractice(therapist.practiceId, (tx) => tx.totpSecret.findFirstOrThrow({ where: { userId: therapist.userId } }));
    expect(Buffer.from(row.secretSealed).toString("latin1")).not.toContain(secret);
    expect((await show(codeAt(secret, NOW))).ok).toBe(true);
    const used = await inPractice(therapist.practiceId, (tx) => tx.totpSecret.findFirstOrThrow({ where: { userId: therapist.userId } }));
    expect(used.lastUsedStep).toBe(stepAt(NOW));
  });
});

describe("a recovery code", () => {
  it("signs in once: of 20 at once with one code, one succeeds, and afterwards it is used", async () => {
    const [code = "", another = ""] = await recoveryCodesOf(therapist);
    const headers = await Promise.all(Array.from({ length: 5 }, () => headersOf(therapist, "passphrase")));
    const results = await Promise.all(headers.map((each) => showSecondFactor({ code }, each, NOW)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await show(code.toLowerCase())).toEqual(refused("used"));
    expect((await show(another)).ok).toBe(true);
  });

  it("is kept as a hash, and stops working when new ones are made", async () => {
    const [code = ""] = await recoveryCodesOf(therapist);
    const stored = await inPractice(therapist.practiceId, (tx) => tx.recoveryCode.findMany());
    expect(stored).toHaveLength(10);
    for (const { codeHash } of stored) {
      expect(codeHash).toHaveLength(32);
      expect(Buffer.from(codeHash).toString("latin1")).not.toContain(code);
    }
    await recoveryCodesOf(therapist);
    expect(await show(code)).toEqual(refused("wrong"));
  });

  it("of somebody else is wrong", async () => {
    const [code = ""] = await recoveryCodesOf(practice.otherTherapist);
    expect(await show(code)).toEqual(refused("wrong"));
  });
});

describe("who may show a second factor", () => {
  it("is staff whose passphrase was right, and nobody else", async () => {
    const code = codeAt(secret, NOW);
    expect(await showSecondFactor({ code }, new Headers(), NOW)).toEqual(refused("signedOut"));
    expect(await showSecondFactor({ code }, await headersWith(randomUUID()), NOW)).toEqual(refused("signedOut"));
    const headers = await headersOf(therapist, "passphrase");
    // A page that was left open for longer than an unattended session lives.
    expect(await showSecondFactor({ code: codeAt(secret, minutesAfter(16)) }, headers, minutesAfter(16))).toEqual(refused("signedOut"));
    for (const [person, assurance] of [
      [practice.client, "passphrase"],
      [therapist, "secondFactor"],
    ] as const)
      expect(await showSecondFactor({ code }, await headersOf(person, assurance), NOW)).toEqual(refused("notAsked"));
    expect((await showSecondFactor({ code }, headers, NOW)).ok).toBe(true);
  });

  it("has one", async () => {
    expect(await show("123456", { person: practice.admin })).toEqual(refused("notSetUp"));
  });

  it("sends text that can be a code", async () => {
    const headers = await headersOf(therapist, "passphrase");
    for (const input of [
      undefined,
      {},
      { code: 123456 },
      { code: "" },
      { code: "12345" },
      { code: ["123456"] },
      { code: "1".repeat(5_000) },
    ])
      expect(await showSecondFactor(input, headers, NOW)).toEqual(refused("wrong"));
    // None of these was a try.
    expect((await showSecondFactor({ code: codeAt(secret, NOW) }, headers, NOW)).ok).toBe(true);
  });
});

describe("a passphrase that was reset", () => {
  it("opens nothing: the second factor is still asked for, and no other can be put beside it", async () => {
    const { practiceId } = practice;
    const account = await addAccount([practiceId], "therapist");
    const [member] = account.members;
    if (!member) throw new Error("an account without a member");
    await addTotpOf(member);
    const token = makeToken();
    await startReset(account.email, token, NOW);
    const passphrase = "two grey herons at the weir";
    const nobody = appRouter.createCaller({ ...contextOf(null), address: randomUUID() });
    expect(await nobody.passphrase.reset({ token, passphrase })).toMatchObject({ ok: true });
    const signedIn = await signInWith({ email: account.email, passphrase }, { address: randomUUID(), deviceLabel: "" }, NOW);
    if (!signedIn.ok) throw new Error(signedIn.refusal.code);
    const context = await contextFor(await headersWith(signedIn.sessionId), NOW, true);
    // Under a name, where passkeys can be.
    const caller = appRouter.createCaller({ ...context, origin: "http://localhost:3000" });
    await expect(caller.caseload.day()).rejects.toThrow("SECOND_FACTOR_REQUIRED");
    await expect(caller.session.me()).rejects.toThrow("SECOND_FACTOR_REQUIRED");
    expect(await caller.secondFactor.startTotp()).toEqual({ ok: false, reason: "showFactorFirst" });
    expect(await caller.passkey.startRegistration()).toEqual({ ok: false, reason: "showFactorFirst" });
  });
});

describe("the first authenticator app", () => {
  const callerOf = (person: Member, now = NOW) => {
    const context = contextOf(person, now);
    return appRouter.createCaller({ ...context, session: context.session && { ...context.session, assurance: "passphrase" } });
  };
  async function started(person: Member, now = NOW) {
    const offered = await callerOf(person, now).secondFactor.startTotp();
    if (!offered.ok) throw new Error(offered.reason);
    return offered;
  }
  const confirm = async (person: Member, proof: { code: string; offer: string }, now = NOW) =>
    showSecondFactor(proof, await headersOf(person, "passphrase", now), now);

  it("is confirmed by its first code, which also signs in and counts as shown just now", async () => {
    const { supervisor } = practice;
    const { secret: offered, offer, uri } = await started(supervisor);
    expect(new URL(uri).searchParams.get("secret")).toBe(offered);
    expect(await confirm(supervisor, { offer, code: wrongCode(offered, NOW) })).toEqual(refused("wrong"));
    expect(await show(codeAt(offered, NOW), { person: supervisor })).toEqual(refused("notSetUp"));
    const shown = await confirm(supervisor, { offer, code: codeAt(offered, NOW) });
    if (!shown.ok) throw new Error(shown.refusal);
    expect(await findSession(shown.sessionId, NOW)).toMatchObject({ session: { assurance: "secondFactor", steppedUpAt: NOW } });
    expect((await proofsOf(supervisor)).map(({ kind }) => kind)).toEqual(["secondFactorRefused", "secondFactorSetUp", "secondFactorShown"]);
    expect(await show(codeAt(offered, NOW), { person: supervisor })).toEqual(refused("used"));
    expect((await show(codeAt(offered, NOW, 1), { person: supervisor })).ok).toBe(true);
  });

  it("can't be put beside a factor by somebody who has the passphrase alone", async () => {
    expect(await callerOf(therapist).secondFactor.startTotp()).toEqual({ ok: false, reason: "showFactorFirst" });
    // Not with an offer from before there was one either.
    const { admin, supervisor } = practice;
    const early = await started(admin);
    const adminSecret = await addTotpOf(admin);
    expect(await confirm(admin, { offer: early.offer, code: codeAt(early.secret, NOW) })).toEqual(refused("setUpAlready"));
    expect((await show(codeAt(adminSecret, NOW), { person: admin })).ok).toBe(true);
    // Nor beside a passkey.
    const other = await started(supervisor);
    await addPasskeyOf(supervisor);
    expect(await confirm(supervisor, { offer: other.offer, code: codeAt(other.secret, NOW) })).toEqual(refused("setUpAlready"));
    expect(await callerOf(supervisor).secondFactor.startTotp()).toEqual({ ok: false, reason: "showFactorFirst" });
  });

  it("is set up once, however many try at once", async () => {
    const { admin } = practice;
    const offers = await Promise.all(Array.from({ length: 5 }, () => started(admin)));
    const results = await Promise.all(offers.map(({ offer, secret: offered }) => confirm(admin, { offer, code: codeAt(offered, NOW) })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((each) => !each.ok && each.refusal === "setUpAlready")).toHaveLength(4);
  });

  it("has a quarter of an hour, and belongs to the person to whom it was offered", async () => {
    const { admin, supervisor } = practice;
    const { offer, secret: offered } = await started(admin);
    expect(await confirm(supervisor, { offer, code: codeAt(offered, NOW) })).toEqual(refused("offerExpired"));
    const late = minutesAfter(15);
    expect(await confirm(admin, { offer, code: codeAt(offered, late) }, late)).toEqual(refused("offerExpired"));
    const flipped = `${offer.slice(0, 40)}${offer[40] === "A" ? "B" : "A"}${offer.slice(41)}`;
    expect(await confirm(admin, { offer: flipped, code: codeAt(offered, NOW) })).toEqual(refused("offerExpired"));
  });
});
