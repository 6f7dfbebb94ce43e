import { describe, expect, it } from "vitest";
import { mayAddFactor } from "./may-add-factor";
import { PROOF_REFUSALS, readProofRefusal } from "./proof-code";

describe("adding a factor", () => {
  it("needs, in every situation, what the rule says", () => {
    const situations = [
      // has a factor, session, shown again → may
      [false, "passphrase", false, "yes"],
      [false, "passphrase", true, "yes"],
      [true, "passphrase", false, "showFactorFirst"],
      [true, "passphrase", true, "showFactorFirst"],
      [false, "secondFactor", false, "stepUpFirst"],
      [false, "secondFactor", true, "yes"],
      [true, "secondFactor", false, "stepUpFirst"],
      [true, "secondFactor", true, "yes"],
    ] as const;
    for (const [hasFactor, assurance, steppedUp, may] of situations) expect(mayAddFactor({ hasFactor, assurance, steppedUp })).toBe(may);
  });
});

describe("the code of a refused proof", () => {
  it("is read back, and anything else is a wrong proof", () => {
    for (const refusal of PROOF_REFUSALS) expect(readProofRefusal(refusal)).toBe(refusal);
    for (const other of [null, undefined, "", "constructor", "credentials"]) expect(readProofRefusal(other)).toBe("wrong");
  });
});
