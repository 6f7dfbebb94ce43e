import { beforeEach, describe, expect, it } from "vitest";
import { db, inPractice } from "../db";
import { appRouter } from "../root";
import { addPasskeyOf, askToSignIn, passkeyCaller, registerWith } from "../testing/passkey-story";
import { contextFor, type Member, makePractice, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { type Bent, SoftwareAuthenticator } from "../testing/software-authenticator";
import { auditOf } from "../testing/stored-rows";

let practice: PracticeFixture;
let client: Member;
let therapist: Member;

beforeEach(async () => {
  practice = await makePractice();
  ({ client, therapist } = practice);
});

const rowsOf = (person: Member) => inPractice(person.practiceId, (tx) => tx.passkey.findMany({ where: { userId: person.userId } }));
const lastEvent = async () => (await auditOf(practice.practiceId)).at(-1);

describe("a new passkey", () => {
  it("is kept with its key and the device's name, and leaves an event without words", async () => {
    const authenticator = new SoftwareAuthenticator();
    const made = await registerWith(passkeyCaller(client), authenticator, { counter: 7 });
    const [row] = await rowsOf(client);
    expect(made).toEqual({ ok: true, passkeyId: row?.id });
    expect(row).toMatchObject({ label: "Firefox, Linux", counter: 7n, transports: ["internal"], lastUsedAt: null, createdAt: NOW });
    expect(Buffer.from(row?.credentialId ?? []).equals(authenticator.credentialId)).toBe(true);
    expect((await lastEvent())?.event).toEqual({
      kind: "access",
      procedure: "passkey.finishRegistration",
      permission: "credential:write:own",
      passkeyId: row?.id,
    });
  });

  it("is asked for as one that the device keeps and unlocks, without attestation, and never under a mail address", async () => {
    await addPasskeyOf(client);
    const started = await passkeyCaller(client).passkey.startRegistration();
    if (!started.ok) throw new Error(started.reason);
    const { options } = started;
    expect(options).toMatchObject({
      rp: { id: "localhost", name: "Foothold" },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      user: { name: client.displayName },
    });
    expect(Buffer.from(options.user.id, "base64url").toString("hex")).toBe(client.userId.replaceAll("-", ""));
    expect(Buffer.from(options.challenge, "base64url")).toHaveLength(32);
    expect(options.excludeCredentials).toHaveLength(1);
    expect(JSON.stringify(options)).not.toContain("@");
  });

  const wrong: [string, Bent][] = [
    ["made on another page", { origin: "https://evil.example" }],
    ["made on this machine's other port", { origin: "http://localhost:4000" }],
    ["made for another name", { rpId: "evil.example" }],
    ["whose device did not verify anybody", { userVerified: false }],
    ["that answers another question", { challenge: "AAAA" }],
    ["that is the answer to a sign-in", { type: "webauthn.get" }],
    ["with a certificate, whose issuer would have to be asked", { attestation: "certificate" }],
  ];
  it.each(wrong)("%s is not taken, and the question is used up", async (_, bent) => {
    const caller = passkeyCaller(client);
    const started = await caller.passkey.startRegistration();
    if (!started.ok) throw new Error(started.reason);
    const authenticator = new SoftwareAuthenticator();
    const answer = authenticator.register(started.challengeId, started.options, bent);
    expect(await caller.passkey.finishRegistration(answer)).toEqual({ ok: false, reason: "notValid" });
    const honest = authenticator.register(started.challengeId, started.options);
    expect(await caller.passkey.finishRegistration(honest)).toEqual({ ok: false, reason: "notValid" });
    expect(await rowsOf(client)).toEqual([]);
  });

  it("of 20 equal answers at once is made once", async () => {
    const caller = passkeyCaller(client);
    const started = await caller.passkey.startRegistration();
    if (!started.ok) throw new Error(started.reason);
    const answer = new SoftwareAuthenticator().register(started.challengeId, started.options);
    const results = await Promise.all(Array.from({ length: 20 }, () => caller.passkey.finishRegistration(answer)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rowsOf(client)).toHaveLength(1);
  });

  it("is not made from somebody else's question, from a sign-in's, or from one of six minutes ago", async () => {
    const started = await passkeyCaller(therapist).passkey.startRegistration();
    if (!started.ok) throw new Error(started.reason);
    const authenticator = new SoftwareAuthenticator();
    const answer = authenticator.register(started.challengeId, started.options);
    expect(await passkeyCaller(client).passkey.finishRegistration(answer)).toEqual({ ok: false, reason: "notValid" });

    const asked = await askToSignIn();
    const sneaked = authenticator.register(asked.challengeId, { ...started.options, challenge: asked.options.challenge });
    expect(await passkeyCaller(client).passkey.finishRegistration(sneaked)).toEqual({ ok: false, reason: "notValid" });

    expect(await passkeyCaller(therapist, minutesAfter(6)).passkey.finishRegistration(answer)).toEqual({ ok: false, reason: "notValid" });
    // What belonged to the therapist was not used up by the client's try.
    expect((await passkeyCaller(therapist).passkey.finishRegistration(answer)).ok).toBe(true);
  });

  it("with an id that another account has is refused, in another practice too", async () => {
    const { authenticator } = await addPasskeyOf(client);
    const { client: stranger } = await makePractice();
    const copy = new SoftwareAuthenticator(authenticator.credentialId);
    expect(await registerWith(passkeyCaller(stranger), copy)).toEqual({ ok: false, reason: "alreadyThere" });
    expect(await rowsOf(stranger)).toEqual([]);
  });

  it("is one of 20 at most", async () => {
    for (let each = 0; each < 20; each++) await addPasskeyOf(client);
    expect(await registerWith(passkeyCaller(client), new SoftwareAuthenticator())).toEqual({ ok: false, reason: "tooMany" });
  });

  it("sweeps questions that nobody answered", async () => {
    const old = await passkeyCaller(client, minutesAfter(-30)).passkey.startRegistration();
    if (!old.ok) throw new Error(old.reason);
    await passkeyCaller(client).passkey.startRegistration();
    expect(await db.signInChallenge.count({ where: { id: old.challengeId } })).toBe(0);
  });
});

describe("who may add one", () => {
  it("is staff without any factor, with the passphrase alone", async () => {
    const caller = passkeyCaller(therapist, NOW, { assurance: "passphrase", steppedUpAt: null });
    expect((await registerWith(caller, new SoftwareAuthenticator())).ok).toBe(true);
    // And the second time the first has to be shown.
    expect(await registerWith(caller, new SoftwareAuthenticator())).toEqual({ ok: false, reason: "showFactorFirst" });
    expect((await lastEvent())?.event).toMatchObject({ procedure: "passkey.startRegistration", refused: "showFactorFirst" });
  });

  it("is nobody who began before a factor was there and finishes after", async () => {
    const thief = passkeyCaller(therapist, NOW, { assurance: "passphrase", steppedUpAt: null });
    const started = await thief.passkey.startRegistration();
    if (!started.ok) throw new Error(started.reason);
    await addPasskeyOf(therapist);
    const answer = new SoftwareAuthenticator().register(started.challengeId, started.options);
    expect(await thief.passkey.finishRegistration(answer)).toEqual({ ok: false, reason: "showFactorFirst" });
    expect(await rowsOf(therapist)).toHaveLength(1);
  });

  it.each([
    ["a client who has not shown who they are lately", "client", null],
    ["a client who has eleven minutes ago", "client", minutesAfter(-11)],
    ["staff with a factor who have not lately", "therapist", null],
  ] as const)("is not %s", async (_, who, steppedUpAt) => {
    const person = practice[who];
    const before = (await auditOf(practice.practiceId)).length;
    expect(await codeOf(passkeyCaller(person, NOW, { steppedUpAt }).passkey.startRegistration())).toBe("STEP_UP_REQUIRED");
    const events = (await auditOf(practice.practiceId)).slice(before);
    expect(events.map(({ event }) => event)).toEqual([
      { kind: "denial", procedure: "passkey.startRegistration", permission: "credential:write:own", reason: "stepUp" },
    ]);
  });

  it("is nobody where the app has no name but an address of numbers", async () => {
    const context = { origin: "http://127.0.0.1:3000" };
    const caller = appRouter.createCaller({ ...contextFor(client), ...context });
    expect(await caller.passkey.startRegistration()).toEqual({ ok: false, reason: "needsHostName" });
    expect(await caller.passkey.startSignIn()).toEqual({ ok: false, reason: "needsHostName" });
  });
});

describe("one's own passkeys", () => {
  it("are listed, and nobody else's", async () => {
    await addPasskeyOf(therapist);
    const { passkeyId } = await addPasskeyOf(client);
    expect(await passkeyCaller(client).passkey.list()).toEqual({
      asOf: NOW.toISOString(),
      passkeys: [{ id: passkeyId, label: "Firefox, Linux", createdAt: NOW.toISOString(), lastUsedAt: null }],
    });
  });

  it("are named by their person; another's is not found", async () => {
    const { passkeyId } = await addPasskeyOf(client);
    await passkeyCaller(client).passkey.rename({ passkeyId, label: "  My phone " });
    expect((await rowsOf(client))[0]?.label).toBe("My phone");
    const { otherClient } = practice;
    const { client: stranger } = await makePractice();
    for (const person of [otherClient, stranger, therapist]) {
      expect(await codeOf(passkeyCaller(person).passkey.rename({ passkeyId, label: "Mine" }))).toBe("NOT_FOUND");
      expect(await codeOf(passkeyCaller(person).passkey.remove({ passkeyId }))).toBe("NOT_FOUND");
    }
    expect((await rowsOf(client))[0]?.label).toBe("My phone");
  });

  it("are removed by who has shown who they are lately; a client's last too", async () => {
    const { passkeyId } = await addPasskeyOf(client);
    expect(await codeOf(passkeyCaller(client, NOW, { steppedUpAt: null }).passkey.remove({ passkeyId }))).toBe("STEP_UP_REQUIRED");
    expect(await passkeyCaller(client).passkey.remove({ passkeyId })).toEqual({ ok: true });
    expect(await rowsOf(client)).toEqual([]);
  });

  it("keep one of staff where it is their last factor, however many are removed at once", async () => {
    const passkeys = [await addPasskeyOf(therapist), await addPasskeyOf(therapist), await addPasskeyOf(therapist)];
    const removals = passkeys.map(({ passkeyId }) => passkeyCaller(therapist).passkey.remove({ passkeyId }));
    const results = await Promise.all(removals);
    expect(results.filter(({ ok }) => ok)).toHaveLength(2);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "lastFactor" });
    expect(await rowsOf(therapist)).toHaveLength(1);
  });

  it("of staff may all go where an authenticator app remains", async () => {
    const { passkeyId } = await addPasskeyOf(therapist);
    const { practiceId, userId } = therapist;
    const secret = { practiceId, userId, secretSealed: new Uint8Array(16), createdAt: NOW };
    await inPractice(practiceId, (tx) => tx.totpSecret.create({ data: secret }));
    // Set up but never confirmed, it counts for nothing.
    expect(await passkeyCaller(therapist).passkey.remove({ passkeyId })).toEqual({ ok: false, reason: "lastFactor" });
    await inPractice(practiceId, (tx) =>
      tx.totpSecret.update({ where: { practiceId_userId: { practiceId, userId } }, data: { confirmedAt: NOW } }),
    );
    expect(await passkeyCaller(therapist).passkey.remove({ passkeyId })).toEqual({ ok: true });
  });
});
