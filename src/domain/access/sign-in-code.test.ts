import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSignInCode, writeSignInCode } from "./sign-in-code";

const practice = fc.record({ id: fc.uuid(), name: fc.string() });

describe("the code of a refused sign-in", () => {
  it("comes back as it was written", () => {
    fc.assert(
      fc.property(fc.array(practice, { minLength: 1, maxLength: 5 }), (practices) => {
        const refusal = { code: "choosePractice", practices } as const;
        expect(readSignInCode(writeSignInCode(refusal))).toEqual(refusal);
      }),
    );
    for (const code of ["credentials", "tooManyAttempts"] as const) expect(readSignInCode(writeSignInCode({ code }))).toEqual({ code });
  });

  it("counts as wrong credentials where it is anything else", () => {
    const wrong = [
      ...[undefined, null, "", "CredentialsSignin", "choosePractice", "choosePractice:", "choosePractice:{", "choosePractice:[]"],
      ...['[{"id":"x","name":"y"}]', "[null]", "[[]]", '"text"', "null", "{}"].map((text) => `choosePractice:${text}`),
      `choosePractice:${JSON.stringify([{ id: "01890a5d-ac96-774b-bcce-b302099a8057", name: "y", more: 1 }])}`,
      `choosePractice:${JSON.stringify([{ id: "01890a5d-ac96-774b-bcce-b302099a8057", name: 7 }])}`,
    ];
    for (const code of wrong) expect(readSignInCode(code), String(code)).toEqual({ code: "credentials" });
    fc.assert(
      fc.property(fc.string(), (code) => {
        expect(readSignInCode(`x${code}`)).toEqual({ code: "credentials" });
      }),
    );
  });
});
