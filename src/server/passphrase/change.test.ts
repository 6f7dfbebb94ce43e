import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findSession } from "../auth/session-row";
import { signInWith } from "../auth/sign-in";
import { makeToken } from "../invitation/token";
import { appRouter } from "../root";
import { type Account, addAccount, PASSPHRASE } from "../testing/account-fixture";
import { auditTrail } from "../testing/audit-trail";
import { trailOf } from "../testing/identity-trail";
import { ownMailFolder } from "../testing/mail-folder";
import { callerFor, contextFor, makePractice, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { openSessionOf } from "../testing/signed-in";
import { startReset } from "./mutations";

const NEW = "two grey herons at the weir";

let practice: PracticeFixture;
let elsewhere: PracticeFixture;
let letters: () => string[];
beforeAll(async () => {
  [practice, elsewhere] = [await makePractice(), await makePractice()];
});
beforeEach(() => {
  letters = ownMailFolder();
});

const signIn = (email: string, passphrase: string) => signInWith({ email, passphrase }, { address: randomUUID(), deviceLabel: "" }, NOW);

describe("changing one's passphrase", () => {
  async function signedIn(account: Account, role: "client" | "therapist", steppedUpAt: Date | null = NOW) {
    const [member] = account.members;
    if (!member) throw new Error("no account");
    const sessionId = await openSessionOf({ ...member, role }, NOW);
    const context = contextFor({ ...member, role, displayName: "Kim", clientId: null });
    const session = context.session && { ...context.session, sessionId, steppedUpAt };
    return { sessionId, caller: appRouter.createCaller({ ...context, session }).passphrase };
  }

  it("keeps this session, ends all the others and every link, and writes to the person", async () => {
    const account = await addAccount([practice.practiceId, elsewhere.practiceId], "client");
    const there = account.members[1];
    if (!there) throw new Error("no second account");
    const { sessionId, caller } = await signedIn(account, "client");
    const others = [await openSessionOf({ ...there, role: "client" }, NOW), (await signedIn(account, "client")).sessionId];
    const token = makeToken();
    await startReset(account.email, token, NOW);
    expect(await caller.change({ passphrase: NEW })).toEqual({ ok: true });
    expect((await findSession(sessionId, NOW)).state).toBe("live");
    for (const other of others) expect((await findSession(other, NOW)).state).toBe("none");
    expect((await callerFor(null).passphrase.previewReset({ token })).ok).toBe(false);
    expect((await signIn(account.email, PASSPHRASE)).ok).toBe(false);
    expect(await signIn(account.email, NEW)).toMatchObject({ refusal: { code: "choosePractice" } });
    expect(await trailOf(account, practice)).toContain("access");
    expect(await trailOf(account, practice)).not.toContain("passphraseChanged");
    expect(await trailOf(account, elsewhere)).toContain("passphraseChanged");
    await vi.waitFor(() => expect(letters()).toHaveLength(1));
    expect(letters()[0]).toContain(`To: ${account.email}`);
  });

  it("asks to show again who is there, and changes nothing otherwise", async () => {
    const account = await addAccount([practice.practiceId], "therapist");
    for (const before of [null, minutesAfter(-10)]) {
      const { caller } = await signedIn(account, "therapist", before);
      await expect(caller.change({ passphrase: NEW })).rejects.toThrow("STEP_UP_REQUIRED");
    }
    expect((await signIn(account.email, PASSPHRASE)).ok).toBe(true);
    expect(letters()).toEqual([]);
  });

  it("is refused with its reason, and nothing changes", async () => {
    const account = await addAccount([practice.practiceId], "therapist");
    const { caller } = await signedIn(account, "therapist");
    for (const [passphrase, problem] of [
      ["herons at weir", "tooShort"],
      ["Dragon-Dragon-Dragon", "listed"],
      ["kim kim kim kim kim", "ownWords"],
    ] as const)
      expect(await caller.change({ passphrase })).toEqual({ ok: false, reason: "passphrase", problem });
    expect((await signIn(account.email, PASSPHRASE)).ok).toBe(true);
    expect(letters()).toEqual([]);
    expect((await auditTrail(practice.practiceId)).filter(({ event }) => "refused" in event).at(-1)?.event).toMatchObject({
      refused: "ownWords",
    });
  });
});
