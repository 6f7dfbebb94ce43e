import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { inPractice, pool } from "../db";
import { addPasskeyOf, askToSignIn, browserHeaders, passkeyCaller, registerWith } from "../testing/passkey-story";
import { type Member, makePractice, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { cookieOf, openSessionOf } from "../testing/signed-in";
import { type Bent, SoftwareAuthenticator } from "../testing/software-authenticator";
import { auditOf } from "../testing/stored-rows";
import { signInWithPasskey } from "./passkey-sign-in";
import { findSession } from "./session-row";

let practice: PracticeFixture;
let therapist: Member;
let authenticator: SoftwareAuthenticator;
let passkeyId: string;

const wrong = { ok: false, refusal: "wrong" };

beforeEach(async () => {
  practice = await makePractice();
  ({ therapist } = practice);
  ({ authenticator, passkeyId } = await addPasskeyOf(therapist));
});

/** Asks and answers, as the sign-in page does. */
async function signIn(by = authenticator, { bent = {}, cookie = "", again }: { bent?: Bent; cookie?: string; again?: "1" } = {}) {
  const { challengeId, options } = await askToSignIn();
  const assertion = JSON.stringify(by.answer(options, bent));
  return signInWithPasskey({ challengeId, assertion, again }, browserHeaders(cookie), NOW);
}

async function opened(result: Awaited<ReturnType<typeof signIn>>) {
  if (!result.ok) throw new Error(result.refusal);
  const found = await findSession(result.sessionId, NOW);
  if (found.state !== "live") throw new Error(found.state);
  return found.session;
}

const eventsOf = async (member: Member) =>
  (await auditOf(member.practiceId)).filter(({ actorId, event }) => actorId === member.userId && event.kind !== "access");
const storedKey = () => inPractice(therapist.practiceId, (tx) => tx.passkey.findFirstOrThrow({ where: { id: passkeyId } }));
const cookieFor = async (member: Member, assurance: "passphrase" | "secondFactor") => cookieOf(await openSessionOf(member, NOW, assurance));

describe("signing in with a passkey", () => {
  it("counts as both factors, and notes counter and time with the sign-in", async () => {
    const session = await opened(await signIn());
    expect(session).toMatchObject({ scope: { userId: therapist.userId }, assurance: "secondFactor", steppedUpAt: null });
    expect(await storedKey()).toMatchObject({ counter: 1n, lastUsedAt: NOW });
    expect((await eventsOf(therapist)).map(({ event }) => event)).toEqual([{ kind: "signIn", sessionId: session.sessionId }]);
  });

  it("works for authenticators that keep no counter", async () => {
    for (let time = 0; time < 3; time++) expect((await signIn(authenticator, { bent: { counter: 0 } })).ok).toBe(true);
  });

  it("asks without naming anybody, for a verified person", async () => {
    const { options } = await askToSignIn();
    expect(options).toMatchObject({ rpId: "localhost", userVerification: "required", allowCredentials: [] });
  });

  const bents: [string, Bent][] = [
    ["from another page", { origin: "https://evil.example" }],
    ["from this machine's other port", { origin: "http://localhost:4000" }],
    ["for another name", { rpId: "evil.example" }],
    ["without a verified person", { userVerified: false }],
    ["to another question", { challenge: "AAAA" }],
    ["that was made for registering", { type: "webauthn.create" }],
    ["with a wrong signature", { wrongSignature: true }],
    ["for another account's handle", { userHandle: Buffer.alloc(16, 7).toString("base64url") }],
    ["with a handle that is none", { userHandle: "AAAA" }],
  ];
  it.each(bents)("refuses an answer %s", async (_, bent) => {
    expect(await signIn(authenticator, { bent })).toEqual(wrong);
    expect(await storedKey()).toMatchObject({ counter: 0n, lastUsedAt: null });
  });

  it("refuses a counter that went back or stands still: the key may have been copied", async () => {
    expect((await signIn(authenticator, { bent: { counter: 9 } })).ok).toBe(true);
    for (const counter of [9, 8, 1, 0]) expect(await signIn(authenticator, { bent: { counter } })).toEqual(wrong);
    expect((await storedKey()).counter).toBe(9n);
    expect((await signIn(authenticator, { bent: { counter: 10 } })).ok).toBe(true);
  });

  it("answers an unknown passkey, a removed one, a disabled person's and a wrong signature alike", async () => {
    const unknown = new SoftwareAuthenticator();
    expect(await signIn(unknown, { bent: { userHandle: Buffer.alloc(16, 1).toString("base64url") } })).toEqual(wrong);
    expect(await signIn(authenticator, { bent: { wrongSignature: true } })).toEqual(wrong);

    const { supervisor } = practice;
    const gone = await addPasskeyOf(supervisor);
    await addPasskeyOf(supervisor);
    await passkeyCaller(supervisor).passkey.remove({ passkeyId: gone.passkeyId });
    expect(await signIn(gone.authenticator)).toEqual(wrong);

    const { practiceId, userId } = therapist;
    await inPractice(practiceId, (tx) =>
      tx.appUser.update({ where: { practiceId_id: { practiceId, id: userId } }, data: { disabledAt: NOW } }),
    );
    expect(await signIn()).toEqual(wrong);
  });

  it("writes a refused answer down for the person whose passkey it names", async () => {
    await signIn(authenticator, { bent: { wrongSignature: true } });
    await vi.waitFor(async () =>
      expect((await eventsOf(therapist)).map(({ event }) => event)).toEqual([
        { kind: "secondFactorRefused", by: "passkey", reason: "wrong" },
      ]),
    );
  });

  it("refuses what is no answer at all", async () => {
    const { challengeId, options } = await askToSignIn();
    const assertion = authenticator.answer(options);
    for (const input of [
      undefined,
      {},
      { challengeId },
      { challengeId, assertion: "{" },
      { challengeId: "1 or 1=1", assertion: JSON.stringify(assertion) },
      { challengeId, assertion: JSON.stringify({ ...assertion, more: 1 }) },
      { challengeId, assertion: JSON.stringify({ ...assertion, signature: { not: "a text" } }) },
      { challengeId, assertion: JSON.stringify({ ...assertion, signature: "x".repeat(9_000) }) },
    ])
      expect(await signInWithPasskey(input, browserHeaders(), NOW)).toEqual(wrong);
  });
});

describe("a question", () => {
  it("is answered once: of 50 equal answers at once one signs in, and none afterwards", async () => {
    const { challengeId, options } = await askToSignIn();
    const input = { challengeId, assertion: JSON.stringify(authenticator.answer(options)) };
    const results = await Promise.all(Array.from({ length: 50 }, () => signInWithPasskey(input, browserHeaders(), NOW)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 49 }, () => wrong));
    expect(await signInWithPasskey(input, browserHeaders(), NOW)).toEqual(wrong);
    expect((await eventsOf(therapist)).filter(({ event }) => event.kind === "signIn")).toHaveLength(1);
  });

  it("is used up by a wrong answer", async () => {
    const { challengeId, options } = await askToSignIn();
    const bad = JSON.stringify(authenticator.answer(options, { wrongSignature: true }));
    expect(await signInWithPasskey({ challengeId, assertion: bad }, browserHeaders(), NOW)).toEqual(wrong);
    const good = JSON.stringify(authenticator.answer(options));
    expect(await signInWithPasskey({ challengeId, assertion: good }, browserHeaders(), NOW)).toEqual(wrong);
  });

  it("of a registration signs nobody in, and none does after five minutes", async () => {
    const registering = await passkeyCaller(therapist).passkey.startRegistration();
    if (!registering.ok) throw new Error(registering.reason);
    const { challenge } = registering.options;
    const assertion = JSON.stringify(authenticator.answer({ challenge, rpId: "localhost" }));
    expect(await signInWithPasskey({ challengeId: registering.challengeId, assertion }, browserHeaders(), NOW)).toEqual(wrong);

    const late = await askToSignIn();
    const answer = JSON.stringify(authenticator.answer(late.options));
    expect(await signInWithPasskey({ challengeId: late.challengeId, assertion: answer }, browserHeaders(), minutesAfter(6))).toEqual(wrong);
  });
});

describe("two practices", () => {
  it("each have their own passkeys: one opens the account that it was made for", async () => {
    const { client: elsewhere } = await makePractice();
    const other = await addPasskeyOf(elsewhere);
    expect((await opened(await signIn(other.authenticator))).scope).toMatchObject({ practiceId: elsewhere.practiceId, role: "client" });
    expect((await opened(await signIn())).scope.practiceId).toBe(practice.practiceId);
    // The other account's handle beside this passkey leads nowhere.
    const userHandle = Buffer.from(elsewhere.userId.replaceAll("-", ""), "hex").toString("base64url");
    expect(await signIn(authenticator, { bent: { userHandle } })).toEqual(wrong);
  });

  it("can't shut each other's people out by claiming the same id", async () => {
    // Written past the registration, which refuses it.
    const { client: claimer } = await makePractice();
    const copy = new SoftwareAuthenticator();
    const own = await registerWith(passkeyCaller(claimer), copy);
    if (!own.ok) throw new Error(own.reason);
    await inPractice(claimer.practiceId, (tx) =>
      tx.passkey.updateMany({ where: { id: own.passkeyId }, data: { credentialId: new Uint8Array(authenticator.credentialId) } }),
    );
    expect((await opened(await signIn())).scope.userId).toBe(therapist.userId);
  });
});

describe("somebody who is signed in already", () => {
  it("shows the second factor: the session with the passphrase alone ends", async () => {
    const earlier = await openSessionOf(therapist, NOW, "passphrase");
    const session = await opened(await signIn(authenticator, { cookie: await cookieOf(earlier), again: "1" }));
    expect(session).toMatchObject({ assurance: "secondFactor", steppedUpAt: NOW });
    expect((await findSession(earlier, NOW)).state).toBe("none");
    expect((await eventsOf(therapist)).at(-1)?.event).toEqual({
      kind: "secondFactorShown",
      sessionId: session.sessionId,
      by: "passkey",
    });
  });

  it("shows again who they are, without lengthening the session", async () => {
    const earlier = await openSessionOf(therapist, minutesAfter(-10), "secondFactor");
    const session = await opened(await signIn(authenticator, { cookie: await cookieOf(earlier), again: "1" }));
    expect(session.steppedUpAt).toEqual(NOW);
    const end = 12 * 60 - 10;
    const rows = await inPractice(practice.practiceId, (tx) => tx.authSession.findMany({ where: { id: session.sessionId } }));
    expect(rows[0]?.expiresAt).toEqual(minutesAfter(end));
    expect((await eventsOf(therapist)).at(-1)?.event).toMatchObject({ kind: "steppedUp", by: "passkey" });
  });

  it("can't do either with somebody else's passkey, nor when signed out meanwhile", async () => {
    const cookie = await cookieFor(practice.supervisor, "passphrase");
    expect(await signIn(authenticator, { cookie, again: "1" })).toEqual(wrong);
    expect(await signIn(authenticator, { again: "1" })).toEqual({ ok: false, refusal: "signedOut" });
  });

  it("may sign in as the owner of another passkey at the sign-in page: nothing of the earlier session goes along", async () => {
    const cookie = await cookieFor(practice.supervisor, "secondFactor");
    const session = await opened(await signIn(authenticator, { cookie }));
    expect(session).toMatchObject({ scope: { userId: therapist.userId }, steppedUpAt: null });
  });
});

describe("the limit", () => {
  it("lets 30 wrong answers of one network address through in a quarter of an hour, and right ones do not count", async () => {
    const address = randomUUID();
    for (let time = 0; time < 3; time++) {
      const { challengeId, options } = await askToSignIn();
      const assertion = JSON.stringify(authenticator.answer(options));
      expect((await signInWithPasskey({ challengeId, assertion }, browserHeaders("", address), NOW)).ok).toBe(true);
    }
    const tries = Array.from({ length: 50 }, () => signInWithPasskey({}, browserHeaders("", address), NOW));
    const results = await Promise.all(tries);
    expect(results.filter((result) => !result.ok && result.refusal === "wrong")).toHaveLength(30);
    expect(results.filter((result) => !result.ok && result.refusal === "tooManyAttempts")).toHaveLength(20);
  });

  it("lets 60 of 70 parallel questions of one network address through", async () => {
    const address = randomUUID();
    const asked = await Promise.allSettled(Array.from({ length: 70 }, () => askToSignIn(NOW, address)));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(60);
    const { rows } = await pool.query<{ key: string }>("select key from sign_in_limit where key like 'passkeyQuestion:%'");
    for (const { key } of rows) expect(key).not.toContain(address);
  });
});
