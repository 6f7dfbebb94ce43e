import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalAddress } from "./email-address";

const local = fc.stringMatching(/^[a-z0-9_+-]{1,20}(\.[a-z0-9]{1,10})?$/);
const domain = fc.stringMatching(/^[a-wyz][a-z0-9]{0,15}\.(example|test|org)$/);
const address = fc.tuple(local, domain).map(([before, after]) => `${before}@${after}`);

/** The same letters on another keyboard: upper case, full width, Kelvin and Ångström signs, ligatures apart. */
const wide = (letter: string) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0);
const variant = fc.constantFrom(
  (letter: string) => letter,
  (letter: string) => letter.toUpperCase(),
  (letter: string) => wide(letter),
  (letter: string) => wide(letter.toUpperCase()),
  (letter: string) => (letter === "k" ? "\u212a" : letter === "s" ? "\u017f" : letter),
);

describe("a mail address", () => {
  it("is written the same way however it was typed", () => {
    fc.assert(
      fc.property(
        address,
        fc.array(variant, { minLength: 60, maxLength: 60 }),
        fc.constantFrom("", " ", "\u3000", "\n"),
        (text, ways, space) => {
          const typed = [...text].map((letter, index) => (/[a-z0-9]/.test(letter) ? (ways[index]?.(letter) ?? letter) : letter)).join("");
          expect(canonicalAddress(`${space}${typed}${space}`)).toBe(text);
        },
      ),
    );
  });

  it("stays as it is once it is canonical, whatever was typed", () => {
    const anything = fc
      .tuple(fc.string({ unit: "binary" }), fc.oneof(domain, fc.string({ unit: "binary" })))
      .map((parts) => parts.join("@"));
    fc.assert(
      fc.property(fc.oneof(anything, address), (text) => {
        const once = canonicalAddress(text);
        if (once === null) return;
        expect(canonicalAddress(once)).toBe(once);
        expect(once).toMatch(/^[\x21-\x7e]{3,254}$/);
      }),
    );
  });

  it("has one form for every single character in the place of a letter: an ASCII one, or none", () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const made = canonicalAddress(`a${String.fromCodePoint(code)}b@x.example`);
      if (made === null) continue;
      if (!/^a[\x21-\x7e]{1,20}b@/.test(made) || canonicalAddress(made) !== made) expect.fail(`U+${code.toString(16)}: ${made}`);
    }
  });

  it.each([
    ["the Kelvin sign", "Kim\u212a@x.example", "kimk@x.example"],
    ["full width", "\uff2d\uff41\uff52\uff45\uff4e@\uff58.example", "maren@x.example"],
    ["a ligature", "\ufb01ona@x.example", "fiona@x.example"],
    ["an umlaut in the domain", "maren@M\u00dcNCHEN.example", "maren@xn--mnchen-3ya.example"],
    ["its ASCII form", "maren@XN--MNCHEN-3YA.example", "maren@xn--mnchen-3ya.example"],
    ["the same umlaut in two characters", "maren@mu\u0308nchen.example", "maren@xn--mnchen-3ya.example"],
    ["a sharp s in the domain", "maren@stra\u00dfe.example", "maren@xn--strae-oqa.example"],
    ["ss in the domain", "maren@strasse.example", "maren@strasse.example"],
    ["an ideographic dot", "maren@x\u3002example", "maren@x.example"],
    ["an apostrophe", "O'Neill+foothold@x.example", "o'neill+foothold@x.example"],
  ])("with %s", (_, typed, canonical) => {
    expect(canonicalAddress(typed)).toBe(canonical);
  });

  it("of a Cyrillic a in the domain is another address than with a Latin one", () => {
    const look = canonicalAddress("maren@b\u0430nk.example");
    expect(look).toMatch(/^maren@xn--/);
    expect(look).not.toBe(canonicalAddress("maren@bank.example"));
  });

  it.each([
    ["nothing", ""],
    ["no @", "maren.x.example"],
    ["two @", "maren@x@y.example"],
    ["nothing before it", "@x.example"],
    ["no dot in the domain", "maren@localhost"],
    ["a dotless i", "m\u0131ke@x.example"],
    ["a dotted capital I", "m\u0130ke@x.example"],
    ["a sharp s", "gro\u00df@x.example"],
    ["a Cyrillic a", "m\u0430ren@x.example"],
    ["a zero-width space", "ma\u200bren@x.example"],
    ["a zero-width joiner in the domain", "maren@x\u200d.example"],
    ["a soft hyphen in the domain", "maren@x\u00ad.example"],
    ["a right-to-left override", "maren\u202e@x.example"],
    ["a space", "ma ren@x.example"],
    ["a line break and a header", "maren@x.example\r\nBcc: eve@y.example"],
    ["a line break before the @", "maren\nBcc: eve@x.example"],
    ["a NUL", "maren\0@x.example"],
    ["a tab that URL would swallow", "maren@x\t.example"],
    ["a list", "maren@x.example,eve@y.example"],
    ["a list with a semicolon", "maren@x.example;eve@y.example"],
    ["a display name", "Maren <maren@x.example>"],
    ["quotes", '"ma ren"@x.example'],
    ["a comment", "maren(home)@x.example"],
    ["a port", "maren@x.example:25"],
    ["a path", "maren@x.example/y"],
    ["an escape that URL would read", "maren@%78.example"],
    ["a network address", "maren@127.0.0.1"],
    ["a number that is one", "maren@2130706433"],
    ["an address in brackets", "maren@[::1]"],
    ["a hyphen at the edge of a label", "maren@-x.example"],
    ["an empty label", "maren@x..example"],
    ["a dot at the end", "maren@x.example."],
    ["two dots before the @", "ma..ren@x.example"],
    ["a domain that is no punycode", "maren@xn--\u00fc.example"],
  ])("is not one with %s", (_, typed) => {
    expect(canonicalAddress(typed)).toBeNull();
  });

  it("has at most 254 characters, 64 before the @ and 63 in a label", () => {
    const long = (before: number, label: number) => `${"a".repeat(before)}@${"b".repeat(label)}.example`;
    expect(canonicalAddress(long(64, 63))).not.toBeNull();
    expect(canonicalAddress(long(65, 63))).toBeNull();
    expect(canonicalAddress(long(64, 64))).toBeNull();
    const labels = `${"b".repeat(62)}.`.repeat(3);
    const within = `${"a".repeat(60)}@${labels}${"d".repeat(4)}`;
    expect(within.length).toBe(254);
    expect(canonicalAddress(within)).toBe(within);
    expect(canonicalAddress(`a${within}`)).toBeNull();
    expect(canonicalAddress(`${"a".repeat(100_000)}@x.example`)).toBeNull();
  });
});
