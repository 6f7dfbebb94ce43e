import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { uuidv7 } from "uuidv7";
import { describe, expect, it, vi } from "vitest";
import { signInWith } from "../auth/sign-in";
import { inPractice } from "../db";
import { env } from "../env";
import { addAccount, PASSPHRASE } from "../testing/account-fixture";
import { makeLadder } from "../testing/exposure-story";
import { type ClientMember, callerFor, makePractice, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { CLIENTS_ONLY, codeOf, describeAccess } from "../testing/refusals";
import { steppedUp } from "../testing/stepped-up";

/** The practice's client, with an address and passphrase of their own. */
async function makeSignable(): Promise<{ practice: PracticeFixture; client: ClientMember; address: string }> {
  const practice = await makePractice();
  const { client, practiceId } = practice;
  const account = await addAccount([practiceId], "therapist");
  await inPractice(practiceId, async (tx) => {
    await tx.appUser.updateMany({ where: { id: account.members[0]?.userId }, data: { identityId: uuidv7() } });
    await tx.appUser.updateMany({ where: { id: client.userId }, data: { identityId: account.identityId } });
  });
  return { practice, client, address: account.email };
}

const signIn = async (email: string) =>
  (await signInWith({ email, passphrase: PASSPHRASE }, { address: uuidv7(), deviceLabel: "" }, NOW)).ok;

describe("who may see and correct a profile", () => {
  describeAccess("profile.get", CLIENTS_ONLY, makeLadder, (caller) => caller.profile.get());
  describeAccess("profile.correct", CLIENTS_ONLY, makeLadder, (caller) =>
    caller.profile.correct({ displayName: "Kim", timeZone: "Europe/Paris" }),
  );

  it("asks a client to show again who they are before the address changes", async () => {
    const { client } = await makeSignable();
    expect(await codeOf(callerFor(client).profile.correctAddress({ address: "new@example.org" }))).toBe("STEP_UP_REQUIRED");
  });
});

describe("name and time zone", () => {
  it("are corrected everywhere at once", async () => {
    const { practice, client, address } = await makeSignable();
    await callerFor(client).profile.correct({ displayName: "  Jona Reuter ", timeZone: "Europe/Lisbon" });
    expect(await callerFor(client).profile.get()).toEqual({ displayName: "Jona Reuter", timeZone: "Europe/Lisbon", address });
    expect((await callerFor(practice.therapist).caseload.day()).caseload).toMatchObject([{ displayName: "Jona Reuter" }]);
    const user = await inPractice(practice.practiceId, (tx) => tx.appUser.findFirst({ where: { id: client.userId } }));
    expect(user?.displayName).toBe("Jona Reuter");
  });

  it.each([
    { displayName: " ", timeZone: "Europe/Berlin" },
    { displayName: "Kim", timeZone: "Mars/Olympus" },
    { displayName: "x".repeat(81), timeZone: "Europe/Berlin" },
  ])("are refused as %j", async (input) => {
    const { client } = await makeSignable();
    expect(await codeOf(callerFor(client).profile.correct(input))).toBe("INVALID_INPUT");
  });

  it("do not come back after an erasure that was under way", async () => {
    const { practice, client } = await makeSignable();
    const [erased, corrected] = await Promise.all([
      steppedUp(client).ownData.erase({ confirm: "delete" }),
      codeOf(callerFor(client).profile.correct({ displayName: "Jona Reuter", timeZone: "Europe/Lisbon" })),
    ]);
    expect(erased).toEqual({ ok: true });
    expect([null, "NOT_FOUND"]).toContain(corrected);
    const row = await inPractice(practice.practiceId, (tx) => tx.client.findFirst({ where: { id: client.clientId } }));
    expect([row?.displayName, row?.erasedAt]).toEqual(["", NOW]);
  });
});

describe("the address", () => {
  it("is another one from now on, in its canonical form, and the old one is told", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "foothold-mail-"));
    Object.assign(env(), { FOOTHOLD_MAIL_FOLDER: folder });
    const { client, address } = await makeSignable();
    const next = `${uuidv7()}@EXAMPLE.org`;
    expect(await steppedUp(client).profile.correctAddress({ address: ` ${next} ` })).toEqual({ ok: true, address: next.toLowerCase() });
    expect([await signIn(address), await signIn(next)]).toEqual([false, true]);
    await vi.waitFor(async () => expect(await readdir(folder)).toHaveLength(1));
    const [mail] = await readdir(folder);
    const text = await readFile(path.join(folder, mail ?? ""), "utf8");
    expect(text).toContain(address);
    expect(text).not.toContain(next.toLowerCase());
  });

  it("of somebody else cannot be had, and nothing says that it is somebody's", async () => {
    const [one, other] = [await makeSignable(), await makeSignable()];
    const refused = await steppedUp(one.client).profile.correctAddress({ address: other.address });
    expect(refused).toEqual({ ok: false, reason: "notAvailable" });
    expect([await signIn(one.address), await signIn(other.address)]).toEqual([true, true]);
  });

  it("cannot be used to find out who signs in here: five tries", async () => {
    const { client, address } = await makeSignable();
    const taken = await makeSignable();
    const answers = [];
    for (let attempt = 0; attempt < 7; attempt++) answers.push(await steppedUp(client).profile.correctAddress({ address: taken.address }));
    expect(answers.map((answer) => !answer.ok && answer.reason)).toEqual([
      ...Array.from({ length: 5 }, () => "notAvailable"),
      "tooManyAttempts",
      "tooManyAttempts",
    ]);
    expect(await signIn(address)).toBe(true);
  });
});
