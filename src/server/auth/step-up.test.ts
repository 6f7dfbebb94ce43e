import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { appRouter } from "../root";
import { type Account, addAccount, PASSPHRASE } from "../testing/account-fixture";
import { makePractice, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { auditOf } from "../testing/stored-rows";
import { addTotpOf, codeAt, headersOf, headersWith, wrongCode } from "../testing/totp-story";
import { STEP_UP_LASTS } from "../trpc";
import { replaceRecoveryCodes } from "./factors";
import { contextFor } from "./request-context";
import { findSession, STAFF_LIFETIME } from "./session-row";
import { signInWith } from "./sign-in";
import { stepUp } from "./step-up";

let practice: PracticeFixture;
beforeAll(async () => {
  practice = await makePractice();
});

type Person = Account["members"][number] & { role: "therapist" | "client" };
let account: Account;
let therapist: Person;
let secret: string;
beforeEach(async () => {
  account = await addAccount([practice.practiceId], "therapist");
  therapist = { ...personOf(account), role: "therapist" };
  secret = await addTotpOf(therapist);
});

function personOf({ members }: Account): Account["members"][number] {
  const [member] = members;
  if (!member) throw new Error("an account without a member");
  return member;
}
const refused = (refusal: string) => ({ ok: false, refusal });
const headersOfTherapist = () => headersOf(therapist, "secondFactor");
async function sessionIdOf(result: Awaited<ReturnType<typeof stepUp>>): Promise<string> {
  if (!result.ok) throw new Error(result.refusal);
  return result.sessionId;
}
async function live(sessionId: string, now = NOW) {
  const found = await findSession(sessionId, now);
  if (found.state !== "live") throw new Error(found.state);
  return found.session;
}

describe("showing again who is there", () => {
  it("by the passphrase opens a new session with the same assurance; the earlier one is dead at once", async () => {
    const headers = await headersOfTherapist();
    const now = minutesAfter(5);
    const sessionId = await sessionIdOf(await stepUp({ passphrase: PASSPHRASE, code: "" }, headers, now));
    expect(await live(sessionId, now)).toMatchObject({ assurance: "secondFactor", steppedUpAt: now, scope: therapist });
    expect((await contextFor(headers, now, false)).session).toBeNull();
    const events = (await auditOf(practice.practiceId)).filter(({ actorId }) => actorId === therapist.userId);
    expect(events.at(-1)?.event).toEqual({ kind: "steppedUp", sessionId, by: "passphrase" });
  });

  it("by a code of the app uses it up", async () => {
    const code = codeAt(secret, NOW);
    await sessionIdOf(await stepUp({ code }, await headersOfTherapist(), NOW));
    expect(await stepUp({ code }, await headersOfTherapist(), NOW)).toEqual(refused("used"));
    expect(await stepUp({ code: wrongCode(secret, NOW) }, await headersOfTherapist(), NOW)).toEqual(refused("wrong"));
  });

  it("lasts ten minutes and lets through what asks for it", async () => {
    const headers = await headersOfTherapist();
    const removeTotp = async (sent: Headers, now: Date) =>
      appRouter.createCaller(await contextFor(sent, now, true)).secondFactor.removeTotp();
    await expect(removeTotp(headers, NOW)).rejects.toThrow("STEP_UP_REQUIRED");
    const after = await headersWith(await sessionIdOf(await stepUp({ passphrase: PASSPHRASE }, headers, NOW)));
    const end = new Date(NOW.getTime() + STEP_UP_LASTS);
    expect(STEP_UP_LASTS).toBe(10 * 60_000);
    expect(await removeTotp(after, new Date(end.getTime() - 1))).toEqual({ ok: false, reason: "lastFactor" });
    await expect(removeTotp(after, end)).rejects.toThrow("STEP_UP_REQUIRED");
    const denials = (await auditOf(practice.practiceId)).filter(
      ({ actorId, event }) => actorId === therapist.userId && event.kind === "denial",
    );
    expect(denials.map(({ event }) => event.reason)).toEqual(["stepUp", "stepUp"]);
  });

  it("never lengthens a session beyond its twelve hours", async () => {
    let headers = await headersOfTherapist();
    let sessionId = "";
    let now = NOW;
    for (let minute = 14; minute < 12 * 60; minute += 14) {
      now = minutesAfter(minute);
      sessionId = await sessionIdOf(await stepUp({ passphrase: PASSPHRASE }, headers, now));
      headers = await headersWith(sessionId);
    }
    const end = new Date(NOW.getTime() + STAFF_LIFETIME);
    expect(end.getTime() - now.getTime()).toBeLessThan(15 * 60_000);
    expect((await findSession(sessionId, new Date(end.getTime() - 1))).state).toBe("live");
    expect((await findSession(sessionId, end)).state).toBe("none");
  }, 30_000);

  it("of a client takes the passphrase and nothing else", async () => {
    const clientAccount = await addAccount([practice.practiceId], "client");
    const client: Person = { ...personOf(clientAccount), role: "client" };
    const headers = await headersOf(client, "passphrase");
    const clientSecret = await addTotpOf(client);
    expect(await stepUp({ code: codeAt(clientSecret, NOW) }, headers, NOW)).toEqual(refused("wrong"));
    const session = await live(await sessionIdOf(await stepUp({ passphrase: PASSPHRASE }, headers, NOW)));
    expect(session).toMatchObject({ assurance: "passphrase", steppedUpAt: NOW });
  });

  it("stands in for no second factor, and a recovery code is none of it", async () => {
    const passphraseOnly = await headersOf(therapist, "passphrase");
    for (const proof of [{ passphrase: PASSPHRASE }, { code: codeAt(secret, NOW) }])
      expect(await stepUp(proof, passphraseOnly, NOW)).toEqual(refused("notAsked"));
    const [recoveryCode = ""] = await inPractice(practice.practiceId, (tx) => replaceRecoveryCodes(tx, therapist, NOW));
    expect(await stepUp({ code: recoveryCode }, await headersOfTherapist(), NOW)).toEqual(refused("wrong"));
    expect(await stepUp({ passphrase: PASSPHRASE }, new Headers(), NOW)).toEqual(refused("signedOut"));
    for (const junk of [undefined, {}, { passphrase: 1 }, { passphrase: "x".repeat(2_000) }, { code: {} }])
      expect(await stepUp(junk, await headersOfTherapist(), NOW)).toEqual(refused("wrong"));
  });
});

describe("its limit", () => {
  it("is the account's: five wrong passphrases here, and the sign-in page is closed too", async () => {
    const headers = await headersOfTherapist();
    const tries = Array.from({ length: 20 }, () => stepUp({ passphrase: "not the passphrase" }, headers, NOW));
    const results = await Promise.all(tries);
    expect(results.filter((each) => !each.ok && each.refusal === "wrong")).toHaveLength(5);
    expect(results.filter((each) => !each.ok && each.refusal === "tooManyAttempts")).toHaveLength(15);
    expect(await stepUp({ passphrase: PASSPHRASE }, headers, NOW)).toEqual(refused("tooManyAttempts"));
    const from = { address: "198.51.100.7", deviceLabel: "" };
    expect(await signInWith({ email: account.email, passphrase: PASSPHRASE }, from, NOW)).toEqual({
      ok: false,
      refusal: { code: "tooManyAttempts" },
    });
  });

  it("of codes is the second factor's", async () => {
    const headers = await headersOfTherapist();
    const code = wrongCode(secret, NOW);
    const results = await Promise.all(Array.from({ length: 12 }, () => stepUp({ code }, headers, NOW)));
    expect(results.filter((each) => !each.ok && each.refusal === "wrong")).toHaveLength(5);
    expect(await stepUp({ code: codeAt(secret, NOW) }, headers, NOW)).toEqual(refused("tooManyAttempts"));
  });

  it("lets one of several at once replace the session", async () => {
    const headers = await headersOfTherapist();
    const settled = await Promise.allSettled(Array.from({ length: 5 }, () => stepUp({ passphrase: PASSPHRASE }, headers, NOW)));
    const opened = settled.flatMap((each) => (each.status === "fulfilled" && each.value.ok ? [each.value.sessionId] : []));
    expect(opened).toHaveLength(1);
  });
});
