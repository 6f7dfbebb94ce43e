import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inGroups, RECOVERY_CODE_BYTES, readSecondFactorCode, recoveryCodeFrom } from "./second-factor-code";

const random = fc.uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES });
const digits = fc.stringMatching(/^\d{6}$/);

/** A code as somebody may type it from paper: other case, other grouping, letters that look alike. */
const typedLike = (code: string) =>
  fc
    .tuple(
      fc.boolean(),
      fc.constantFrom("", " ", "-", "–", "  "),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom(["0", "O"], ["0", "o"], ["1", "I"], ["1", "l"], ["1", "1"]),
    )
    .map(([isLower, between, size, [digit, letter]]) => {
      const cased = isLower ? code.toLowerCase() : code;
      const swapped = cased.replaceAll(digit ?? "", letter ?? "");
      return ` ${(swapped.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join(between)} `;
    });

describe("a recovery code", () => {
  it("holds every bit: different bytes give different codes, in an alphabet without look-alikes", () => {
    fc.assert(
      fc.property(random, random, (a, b) => {
        expect(recoveryCodeFrom(a)).toMatch(/^[0-9A-HJKMNP-TV-Z]{24}$/);
        expect(recoveryCodeFrom(a) === recoveryCodeFrom(b)).toBe(a.every((byte, index) => byte === b[index]));
      }),
    );
  });

  it("is read however it is typed", () => {
    fc.assert(
      fc.property(
        random.map(recoveryCodeFrom).chain((code) => fc.tuple(fc.constant(code), typedLike(code))),
        ([code, typed]) => {
          expect(readSecondFactorCode(typed)).toEqual({ kind: "recoveryCode", code });
          expect(readSecondFactorCode(inGroups(code))).toEqual({ kind: "recoveryCode", code });
        },
      ),
    );
  });

  it("is shown in groups of four that are the code and nothing else", () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = recoveryCodeFrom(bytes);
        expect(inGroups(code)).toMatch(/^(\w{4}-){5}\w{4}$/);
        expect(inGroups(code).replaceAll("-", "")).toBe(code);
      }),
    );
  });
});

describe("what was typed", () => {
  it("is a code of the app where it is six digits, in any grouping and in full width too", () => {
    fc.assert(
      fc.property(digits, (code) => {
        const fullWidth = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
        for (const typed of [code, `${code.slice(0, 3)} ${code.slice(3)}`, ` ${code}\n`, `${code.slice(0, 3)}-${code.slice(3)}`, fullWidth])
          expect(readSecondFactorCode(typed)).toEqual({ kind: "totp", code });
      }),
    );
  });

  it("is nothing where it is neither, and never fails", () => {
    for (const typed of ["", "12345", "1234567", "12345a", "ABCD-EFGH", "U".repeat(24), "A".repeat(25), "٣".repeat(6)])
      expect(readSecondFactorCode(typed)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const read = readSecondFactorCode(typed);
        if (read) expect(read.code).toMatch(read.kind === "totp" ? /^\d{6}$/ : /^[0-9A-HJKMNP-TV-Z]{24}$/);
      }),
    );
  });
});
