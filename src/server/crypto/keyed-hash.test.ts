import { describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { makePractice } from "../testing/practice-fixture";
import { keyedHash } from "./keyed-hash";
import { hashWithSecret, practiceSecret } from "./practice-secret";

describe("keyed hashes", () => {
  it("repeat for the same text and tell texts apart", () => {
    expect(Buffer.from(keyedHash("signInLimit", "a"))).toEqual(Buffer.from(keyedHash("signInLimit", "a")));
    expect(Buffer.from(keyedHash("signInLimit", "a"))).not.toEqual(Buffer.from(keyedHash("signInLimit", "b")));
    expect(keyedHash("signInLimit", "a")).toHaveLength(32);
  });
});

describe("a practice's lasting secret", () => {
  const secretOf = (practiceId: Parameters<typeof inPractice>[0]) =>
    inPractice(practiceId, (tx) => practiceSecret(tx, practiceId, "opPayload", null));

  it("is its own, comes with the practice and stays the same", async () => {
    const [one, two] = [await makePractice(), await makePractice()];
    const [first, again, other] = [await secretOf(one.practiceId), await secretOf(one.practiceId), await secretOf(two.practiceId)];
    expect(first).toHaveLength(32);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(hashWithSecret(first, "a")).toHaveLength(32);
    expect(Buffer.from(hashWithSecret(first, "a"))).not.toEqual(Buffer.from(hashWithSecret(other, "a")));
  });

  it("is made once where many ask for it first at the same moment", async () => {
    const { practiceId } = await makePractice();
    await inPractice(
      practiceId,
      (tx) => tx.$executeRaw`update practice_secret set purpose = 'none' where practice_id = ${practiceId}::uuid`,
    );
    const asked = await Promise.all(Array.from({ length: 8 }, () => secretOf(practiceId)));
    expect(new Set(asked.map((each) => each.toString("hex"))).size).toBe(1);
  });
});
