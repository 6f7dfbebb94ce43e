import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readSignInCode, writeSignInCode } from "@/domain/access/sign-in-code";
import { inPractice, pool } from "../db";
import { type Account, addAccount, PASSPHRASE } from "../testing/account-fixture";
import { auditTrail } from "../testing/audit-trail";
import { makePractice, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { hashPassphrase } from "./passphrase";
import { signInWith } from "./sign-in";

const argon = vi.hoisted(() => ({ verifications: [] as string[] }));
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return {
    ...real,
    verify: (hash: string, passphrase: string) => {
      argon.verifications.push(hash);
      return real.verify(hash, passphrase);
    },
  };
});

/** A fresh network address for each test, so that their tries do not add up. */
const someAddress = () => ({ address: randomUUID(), deviceLabel: "Firefox, Linux" });

let practice: PracticeFixture;
let account: Account;

beforeAll(async () => {
  practice = await makePractice();
});
beforeEach(async () => {
  account = await addAccount([practice.practiceId], "therapist");
  argon.verifications.length = 0;
});
afterEach(() => vi.restoreAllMocks());

const wrong = { ok: false, refusal: { code: "credentials" } };
const tooMany = { ok: false, refusal: { code: "tooManyAttempts" } };

describe("signing in", () => {
  it("opens a session row and one event", async () => {
    const result = await signInWith({ email: ` ${account.email.toUpperCase()} `, passphrase: PASSPHRASE }, someAddress(), NOW);
    expect(result).toEqual({ ok: true, sessionId: expect.any(String) });
    const events = (await auditTrail(practice.practiceId)).filter(({ actorId }) => actorId === account.members[0]?.userId);
    expect(events.map(({ event }) => event.kind)).toEqual(["signIn"]);
  });

  it("finds one account however the address is typed, and no other", async () => {
    const [name = ""] = account.email.split("@");
    const wide = (text: string) => text.replace(/[a-z0-9]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));
    for (const email of [`${wide(name)}@test.example`, `${name}@${wide("test")}\u3002EXAMPLE`])
      expect((await signInWith({ email, passphrase: PASSPHRASE }, someAddress(), NOW)).ok).toBe(true);
    const others = [
      `${name}\u200b@test.example`,
      `${name}@t\u0435st.example`,
      `${name}@test.example\0`,
      `${name}@test.example,x@y.example`,
    ];
    for (const email of others) expect(await signInWith({ email, passphrase: PASSPHRASE }, someAddress(), NOW)).toEqual(wrong);
  });

  it("counts a passphrase in characters and takes it from every keyboard", async () => {
    const faces = "\u{1f422}\u{1f335}".repeat(64);
    const hash = await hashPassphrase(faces);
    const umlauts = await hashPassphrase("\u00fcber den d\u00e4chern der stadt");
    for (const [stored, typed] of [
      [hash, faces],
      [umlauts, "u\u0308ber den da\u0308chern der stadt"],
    ] as const) {
      const email = `${randomUUID()}@test.example`;
      await inPractice(practice.practiceId, async (tx) => {
        const [id, userId] = [randomUUID(), randomUUID()];
        await tx.$queryRaw`select auth_create_identity(${id}::uuid, ${email}, ${stored})`;
        await tx.appUser.create({
          data: { practiceId: practice.practiceId, id: userId, identityId: id, role: "client", displayName: "Kim" },
        });
      });
      expect((await signInWith({ email, passphrase: typed }, someAddress(), NOW)).ok).toBe(true);
      expect((await signInWith({ email, passphrase: `${typed} ` }, someAddress(), NOW)).ok).toBe(false);
    }
  });

  it("keeps passphrases as argon2id with at least 19 MiB and two passes", async () => {
    await signInWith({ email: account.email, passphrase: PASSPHRASE }, someAddress(), NOW);
    const [, algorithm, , cost] = argon.verifications[0]?.split("$") ?? [];
    const [, memory, passes] = /^m=(\d+),t=(\d+),p=1$/.exec(cost ?? "") ?? [];
    expect(algorithm).toBe("argon2id");
    expect(Number(memory)).toBeGreaterThanOrEqual(19 * 1024);
    expect(Number(passes)).toBeGreaterThanOrEqual(2);
  });

  it("answers an unknown address like a wrong passphrase, after the same work", async () => {
    const known = await signInWith({ email: account.email, passphrase: "not the passphrase" }, someAddress(), NOW);
    const unknown = await signInWith({ email: "nobody@test.example", passphrase: "not the passphrase" }, someAddress(), NOW);
    expect(known).toEqual(wrong);
    expect(unknown).toEqual(known);
    const costs = argon.verifications.map((hash) => hash.split("$").slice(1, 4));
    expect(costs).toHaveLength(2);
    expect(costs[0]).toEqual(costs[1]);
  });

  it("writes a wrong passphrase down for a known address", async () => {
    await signInWith({ email: account.email, passphrase: "not the passphrase" }, someAddress(), NOW);
    await vi.waitFor(async () => {
      const events = (await auditTrail(practice.practiceId)).filter(({ actorId }) => actorId === account.members[0]?.userId);
      expect(events.map(({ event }) => event.kind)).toEqual(["signInRefused"]);
    });
  });

  it("refuses what is no sign-in at all", async () => {
    for (const input of [
      undefined,
      {},
      { email: account.email },
      { email: account.email, passphrase: "x".repeat(129) },
      { email: { in: [] }, passphrase: "x" },
    ])
      expect(await signInWith(input, someAddress(), NOW)).toEqual(wrong);
    expect(argon.verifications).toEqual([]);
  });

  it("refuses a person who was disabled", async () => {
    const client = await pool.connect();
    await client.query("begin");
    await client.query("select set_config('app.practice', $1, true)", [practice.practiceId]);
    await client.query("update app_user set disabled_at = now() where id = $1", [account.members[0]?.userId]);
    await client.query("commit");
    client.release();
    expect(await signInWith({ email: account.email, passphrase: PASSPHRASE }, someAddress(), NOW)).toEqual(wrong);
  });
});

describe("one address in several practices", () => {
  it("is asked which one, after the passphrase and not before", async () => {
    const second = await makePractice();
    const both = await addAccount([practice.practiceId, second.practiceId], "therapist");
    expect(await signInWith({ email: both.email, passphrase: "not the passphrase" }, someAddress(), NOW)).toEqual(wrong);

    const asked = await signInWith({ email: both.email, passphrase: PASSPHRASE, practiceId: "" }, someAddress(), NOW);
    if (asked.ok || asked.refusal.code !== "choosePractice") throw new Error("should have asked");
    expect(asked.refusal.practices.map(({ id }) => id).sort()).toEqual([practice.practiceId, second.practiceId].sort());
    expect(readSignInCode(writeSignInCode(asked.refusal))).toEqual(asked.refusal);

    const chosen = await signInWith({ email: both.email, passphrase: PASSPHRASE, practiceId: second.practiceId }, someAddress(), NOW);
    expect(chosen.ok).toBe(true);
    expect((await auditTrail(second.practiceId)).at(-1)?.event).toMatchObject({ kind: "signIn" });
    const neither = (await makePractice()).practiceId;
    expect(await signInWith({ email: both.email, passphrase: PASSPHRASE, practiceId: neither }, someAddress(), NOW)).toEqual(wrong);
  });
});

describe("the limit", () => {
  it("lets 5 of 100 parallel wrong tries at one account through, from whatever addresses", async () => {
    const tries = Array.from({ length: 100 }, () =>
      signInWith({ email: account.email, passphrase: "not the passphrase" }, someAddress(), NOW),
    );
    const results = await Promise.all(tries);
    expect(results.filter((result) => !result.ok && result.refusal.code === "credentials")).toHaveLength(5);
    expect(results.filter((result) => !result.ok && result.refusal.code === "tooManyAttempts")).toHaveLength(95);
    expect(argon.verifications).toHaveLength(5);
    // The right passphrase does not help now: otherwise it could be found by trying on.
    expect(await signInWith({ email: account.email, passphrase: PASSPHRASE }, someAddress(), NOW)).toEqual(tooMany);
  });

  it("holds for an unknown address alike", async () => {
    const email = `${randomUUID()}@nobody.example`;
    const results = await Promise.all(
      Array.from({ length: 12 }, () => signInWith({ email, passphrase: "not the passphrase" }, someAddress(), NOW)),
    );
    expect(results.filter((result) => !result.ok && result.refusal.code === "credentials")).toHaveLength(5);
  });

  it("lets 30 of 50 parallel tries from one network address through, at whatever accounts", async () => {
    const address = someAddress();
    const tries = Array.from({ length: 50 }, () => signInWith({ email: `${randomUUID()}@nobody.example`, passphrase: "x" }, address, NOW));
    const results = await Promise.all(tries);
    expect(results.filter((result) => !result.ok && result.refusal.code === "credentials")).toHaveLength(30);
  });

  it("starts anew when the person has shown the passphrase", async () => {
    const address = someAddress();
    for (let round = 0; round < 3; round++) {
      for (let index = 0; index < 4; index++)
        expect(await signInWith({ email: account.email, passphrase: "not the passphrase" }, address, NOW)).toEqual(wrong);
      expect((await signInWith({ email: account.email, passphrase: PASSPHRASE }, address, NOW)).ok).toBe(true);
    }
  });

  it("keeps neither mail addresses nor network addresses", async () => {
    const address = { address: "203.0.113.77", deviceLabel: "" };
    await signInWith({ email: account.email, passphrase: "not the passphrase" }, address, NOW);
    const { rows } = await pool.query<{ key: string }>("select key from sign_in_limit");
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^(account|address|invitation):[\w-]{43}$/);
  });
});
