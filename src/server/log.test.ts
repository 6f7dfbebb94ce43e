import { describe, expect, it } from "vitest";
import { inPractice } from "./db";
import { describeError } from "./log";
import { makePractice } from "./testing/practice-fixture";

describe("what a log may know of an error", () => {
  it("is name, code and place, never the message: a database's message quotes what a person wrote", async () => {
    const { practiceId, client } = await makePractice();
    const secret = "the lift will stop";
    const failure = await inPractice(practiceId, (tx) =>
      tx.client.create({ data: { practiceId, id: client.clientId, displayName: secret, timeZone: secret } }),
    ).catch((error: unknown) => error);
    expect(String(failure)).toContain("Unique constraint");
    const described = describeError(failure);
    expect(described).toMatchObject({ name: "PrismaClientKnownRequestError", code: "P2002" });
    expect(described.at?.length).toBeGreaterThan(0);
    expect(JSON.stringify(described)).not.toMatch(/lift|Unique constraint/);
    expect(describeError(secret)).toEqual({ name: "string" });
    const multiline = new Error(`first line\n    at ${secret}`);
    expect(JSON.stringify(describeError(multiline))).not.toContain("lift");
  });
});
