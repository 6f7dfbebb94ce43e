import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findSession } from "../auth/session-row";
import { signInWith } from "../auth/sign-in";
import { pool } from "../db";
import { env } from "../env";
import { makeToken } from "../invitation/token";
import { appRouter } from "../root";
import { addAccount, PASSPHRASE } from "../testing/account-fixture";
import { trailOf } from "../testing/identity-trail";
import { ownMailFolder } from "../testing/mail-folder";
import { contextFor, makePractice, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { openSessionOf } from "../testing/signed-in";
import { startReset } from "./mutations";

/** What the log would have written, line by line. */
const lines = vi.hoisted(() => [] as string[]);
vi.mock("pino", async (original) => {
  const { default: pino } = await original<typeof import("pino")>();
  const listening = () => pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  return { default: Object.assign(listening, pino) };
});

const NEW = "two grey herons at the weir";

let practice: PracticeFixture;
let elsewhere: PracticeFixture;
let letters: () => string[];
beforeAll(async () => {
  [practice, elsewhere] = [await makePractice(), await makePractice()];
});
beforeEach(() => {
  letters = ownMailFolder();
  lines.length = 0;
});
afterEach(() => vi.restoreAllMocks());

/** Somebody who is not signed in, at a network address of their own. */
const visitor = (now = NOW, address: string = randomUUID()) => appRouter.createCaller({ ...contextFor(null, now), address }).passphrase;
const signIn = (email: string, passphrase: string) => signInWith({ email, passphrase }, { address: randomUUID(), deviceLabel: "" }, NOW);
/** Asks for a link as the page does. @returns the token of the mail */
async function askedToken(address: string): Promise<string> {
  expect(await visitor().askReset({ address })).toEqual({ ok: true });
  return vi.waitFor(() => {
    const token = letters()
      .join("")
      .match(/\/new-passphrase#([\w-]{43})\s/)?.[1];
    if (!token) throw new Error("no mail yet");
    return token;
  });
}

async function keptToken(email: string, now = NOW): Promise<string> {
  const token = makeToken();
  await startReset(email, token, now);
  return token;
}

/** The statements that reach Postgres until the answer is there. */
async function statementsUntilAnswer(run: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(pg.Client.prototype, "query");
  await run();
  const sent = spy.mock.calls.map(([query]: unknown[]) => (typeof query === "string" ? query : (query as { text: string }).text));
  spy.mockRestore();
  return sent;
}

describe("asking for a new passphrase", () => {
  it("mails a link that works once, and leaves an event in each practice", async () => {
    const account = await addAccount([practice.practiceId, elsewhere.practiceId], "client");
    const token = await askedToken(` ${account.email.toUpperCase()} `);
    const [letter = ""] = letters();
    expect(letter).toContain(`To: ${account.email}`);
    for (const where of [practice, elsewhere]) expect(await trailOf(account, where)).toEqual(["passphraseResetAsked"]);
    expect(await visitor().previewReset({ token })).toEqual({ ok: true, shortest: 12 });
    expect(await visitor().reset({ token, passphrase: NEW })).toEqual({ ok: true });
    expect(await visitor().previewReset({ token })).toEqual({ ok: false, reason: "link" });
    expect(await visitor().reset({ token, passphrase: NEW })).toEqual({ ok: false, reason: "link" });
    for (const where of [practice, elsewhere]) expect(await trailOf(account, where)).toEqual(["passphraseResetAsked", "passphraseReset"]);
    expect((await signIn(account.email, PASSPHRASE)).ok).toBe(false);
    expect(await signIn(account.email, NEW)).toMatchObject({ refusal: { code: "choosePractice" } });
    await vi.waitFor(() => expect(letters().join("\n")).toContain("passphrase was changed"));
  });

  it("keeps the token's hash only, and neither token nor address in a log", async () => {
    const account = await addAccount([practice.practiceId], "client");
    const token = await askedToken(account.email);
    await visitor().reset({ token, passphrase: "password1234567" });
    await visitor().reset({ token: makeToken(), passphrase: NEW });
    await visitor().askReset({ address: `${account.email}\r\nBcc: eve@x.example` });
    await expect(visitor().reset({ token, passphrase: "x".repeat(5_000) })).rejects.toThrow("INVALID_INPUT");
    expect(lines.length).toBeGreaterThan(0);
    const logged = lines.join("");
    for (const secret of [token, account.email, "eve@", NEW, "password1234567"]) expect(logged).not.toContain(secret);
    const { rows } = await pool.query<{ key: string }>("select key from sign_in_limit");
    for (const { key } of rows) expect(key).toMatch(/^\w+:[\w-]{43}$/);
  });

  it("answers an unknown address the same, after the same statements, and mails nobody", async () => {
    const account = await addAccount([practice.practiceId], "therapist");
    const [known, unknown] = [visitor(), visitor()];
    const answers: unknown[] = [];
    const asked = async (who: typeof known, address: string) => answers.push(await who.askReset({ address }));
    const forKnown = await statementsUntilAnswer(() => asked(known, account.email));
    // What the first one left to do is done: it would be counted with the second.
    await vi.waitFor(() => expect(letters()).toHaveLength(1));
    const forUnknown = await statementsUntilAnswer(() => asked(unknown, `${randomUUID()}@test.example`));
    expect(answers).toEqual([{ ok: true }, { ok: true }]);
    expect(forUnknown).toEqual(forKnown);
    expect(forKnown.join()).not.toMatch(/auth_|identity/);
    expect(letters()).toHaveLength(1);
  });

  it("mails nobody who was disabled", async () => {
    const [gone, there] = [await addAccount([practice.practiceId], "client"), await addAccount([practice.practiceId], "client")];
    const client = await pool.connect();
    await client.query("begin");
    await client.query("select set_config('app.practice', $1, true)", [practice.practiceId]);
    await client.query("update app_user set disabled_at = now() where id = $1", [gone.members[0]?.userId]);
    await client.query("commit");
    client.release();
    expect(await startReset(gone.email, makeToken(), NOW)).toBe(false);
    expect(await startReset(there.email, makeToken(), NOW)).toBe(true);
  });

  it("is limited for each address, known or not, and for each network address", async () => {
    const account = await addAccount([practice.practiceId], "client");
    for (const address of [account.email, `${randomUUID()}@test.example`]) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => visitor().askReset({ address })));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
      expect(answers.filter((answer) => !answer.ok && answer.reason === "tooManyAttempts")).toHaveLength(5);
    }
    const one = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 15 }, () => visitor(NOW, one).askReset({ address: `${randomUUID()}@test.example` })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
  });

  it.each([
    "",
    "kim",
    "kim@",
    "kim@x.example\nBcc: eve@x.example",
    "kim@x.example,eve@x.example",
    `${"a".repeat(65)}@x.example`,
    `kim@${"x".repeat(250)}.example`,
  ])("is refused for what is no address: %j", async (address) => {
    expect(await visitor().askReset({ address })).toEqual({ ok: false, reason: "address" });
  });

  it("says so where this Foothold sends no mail", async () => {
    Object.assign(env(), { FOOTHOLD_MODE: "production" });
    try {
      expect(await visitor().askReset({ address: "kim@test.example" })).toEqual({ ok: false, reason: "noMail" });
    } finally {
      Object.assign(env(), { FOOTHOLD_MODE: "demo" });
    }
  });
});

describe("a link to a new passphrase", () => {
  it("sets one, also when fifty use it at the same moment", async () => {
    const account = await addAccount([practice.practiceId], "client");
    const token = await keptToken(account.email);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => visitor().reset({ token, passphrase: `${NEW}, the ${index}th time round` })),
    );
    const won = answers.flatMap((answer, index) => (answer.ok ? [index] : []));
    expect(won).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "link")).toHaveLength(49);
    expect((await signIn(account.email, `${NEW}, the ${won[0]}th time round`)).ok).toBe(true);
    expect((await trailOf(account, practice)).filter((kind) => kind === "passphraseReset")).toHaveLength(1);
  });

  it("works for 30 minutes, and until a newer one is made or the passphrase is changed", async () => {
    const account = await addAccount([practice.practiceId], "client");
    const first = await keptToken(account.email);
    const just = (minutes: number, token: string) => visitor(minutesAfter(minutes)).previewReset({ token });
    expect((await just(29.9, first)).ok).toBe(true);
    expect(await just(30, first)).toEqual({ ok: false, reason: "link" });
    expect(await visitor(minutesAfter(30)).reset({ token: first, passphrase: NEW })).toEqual({ ok: false, reason: "link" });
    const second = await keptToken(account.email);
    expect(await just(1, first)).toEqual({ ok: false, reason: "link" });
    expect((await just(1, second)).ok).toBe(true);
    expect(await visitor().previewReset({ token: makeToken() })).toEqual({ ok: false, reason: "link" });
  });

  it("ends every session of the person, in every practice, and nobody else's", async () => {
    const account = await addAccount([practice.practiceId, elsewhere.practiceId], "client");
    const sessions = await Promise.all(
      account.members.flatMap((member) => [1, 2].map(() => openSessionOf({ ...member, role: "client" }, NOW))),
    );
    const other = await openSessionOf(practice.client, NOW);
    const states = () => Promise.all([...sessions, other].map(async (id) => (await findSession(id, NOW)).state));
    expect(await states()).toEqual(["live", "live", "live", "live", "live"]);
    await visitor().reset({ token: await keptToken(account.email), passphrase: NEW });
    expect(await states()).toEqual(["none", "none", "none", "none", "live"]);
  });

  it("signs nobody in and shows no second factor: staff reach no data after it", async () => {
    const account = await addAccount([practice.practiceId], "therapist");
    const answer = await visitor().reset({ token: await keptToken(account.email), passphrase: NEW });
    expect(answer).toEqual({ ok: true });
    const signedIn = await signIn(account.email, NEW);
    if (!signedIn.ok) throw new Error("should be signed in");
    const found = await findSession(signedIn.sessionId, NOW);
    if (found.state !== "live") throw new Error("should be live");
    expect(found.session).toMatchObject({ assurance: "passphrase", steppedUpAt: null });
    const caller = appRouter.createCaller({ ...contextFor(null), session: found.session });
    await expect(caller.caseload.day()).rejects.toThrow("SECOND_FACTOR_REQUIRED");
    await expect(caller.passphrase.change({ passphrase: NEW })).rejects.toThrow("SECOND_FACTOR_REQUIRED");
  });

  it("lets its person in after too many wrong tries", async () => {
    const account = await addAccount([practice.practiceId], "client");
    for (let index = 0; index < 6; index++) await signIn(account.email, "not the passphrase");
    expect(await signIn(account.email, PASSPHRASE)).toMatchObject({ refusal: { code: "tooManyAttempts" } });
    await visitor().reset({ token: await keptToken(account.email), passphrase: NEW });
    expect((await signIn(account.email, NEW)).ok).toBe(true);
  });

  it("asks for what the strictest of the person's roles asks for, and works on after a refusal", async () => {
    const client = await addAccount([practice.practiceId], "client");
    const staff = await addAccount([practice.practiceId], "supervisor");
    const [forClient, forStaff] = [await keptToken(client.email), await keptToken(staff.email)];
    const fourteen = "herons at weir";
    expect(await visitor().previewReset({ token: forStaff })).toEqual({ ok: true, shortest: 15 });
    expect(await visitor().reset({ token: forStaff, passphrase: fourteen })).toEqual({
      ok: false,
      reason: "passphrase",
      problem: "tooShort",
    });
    expect(await visitor().reset({ token: forClient, passphrase: fourteen })).toEqual({ ok: true });
    const refused = [
      ["password1234567", "listed"],
      [staff.email.slice(0, 36), "ownWords"],
      ["Practice at the Canal", "ownWords"],
      ["x".repeat(129), "tooLong"],
      ["aaaaaaaaaaaaaaaa", "pattern"],
    ] as const;
    for (const [passphrase, problem] of refused)
      expect(await visitor().reset({ token: forStaff, passphrase })).toEqual({ ok: false, reason: "passphrase", problem });
    expect(await visitor().reset({ token: forStaff, passphrase: NEW })).toEqual({ ok: true });
  });

  it("can be tried thirty times from one network address", async () => {
    const one = randomUUID();
    const answers = await Promise.all(Array.from({ length: 40 }, () => visitor(NOW, one).previewReset({ token: makeToken() })));
    expect(answers.filter((answer) => !answer.ok && answer.reason === "link")).toHaveLength(30);
    expect(await visitor(NOW, one).reset({ token: makeToken(), passphrase: NEW })).toEqual({ ok: false, reason: "tooManyAttempts" });
  });
});
