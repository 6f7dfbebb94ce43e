import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTooLong, LONGEST_PASSPHRASE, normalPassphrase, shortestPassphrase } from "./passphrase-length";
import { passphraseProblem } from "./passphrase-rule";
import type { Role } from "./permissions";

const LIST = new Set(["password", "dragon", "letmein", "iloveyou", "1q2w3e4r5t6y", "correcthorsebattery"]);
const own = ["maren.holt@canal-practice.example", "Maren Holt", "Practice at the Canal"];
const problem = (passphrase: string, roles: Role[] = ["client"]) =>
  passphraseProblem(passphrase, { roles, own, isListed: (word) => LIST.has(word) });

/** Words that mean nothing, so that nothing but length decides. */
const word = fc.stringMatching(/^[bcfgjkmpvwxz][aeiou][bcfgjkmpvwxz][aeiou][bcfgjkmpvwxz]$/);
const STAFF = ["therapist", "supervisor", "admin"] as const;

describe("the length of a passphrase", () => {
  it.each([
    ["client", 12],
    ["therapist", 15],
    ["supervisor", 15],
    ["admin", 15],
  ] as const)("is from %s's %i to 128", (role, shortest) => {
    expect(shortestPassphrase([role])).toBe(shortest);
    const text = (length: number) => "kuvewifobzachgipolmerydusantipoqexluv".repeat(9).slice(0, length);
    const long = `${text(60)} and then something else ${text(70)}`.slice(0, LONGEST_PASSPHRASE);
    expect(problem(text(shortest), [role])).toBeNull();
    expect(problem(text(shortest - 1), [role])).toBe("tooShort");
    expect([long.length, problem(long, [role])]).toEqual([128, null]);
    expect(problem(`${long}y`, [role])).toBe("tooLong");
  });

  it("is the longest that any of the person's roles asks for", () => {
    expect(shortestPassphrase(["client", "therapist"])).toBe(15);
    expect(shortestPassphrase(["client", "client"])).toBe(12);
    fc.assert(
      fc.property(fc.shuffledSubarray<Role>(["client", ...STAFF], { minLength: 1 }), (roles) => {
        expect(shortestPassphrase(roles)).toBe(Math.max(...roles.map((role) => shortestPassphrase([role]))));
      }),
    );
  });

  it("is counted in code points, after normalisation", () => {
    const faces = "😀🐢🌵🚲🫖🧦🪁🥝🛶🔔🧩";
    expect(problem(faces)).toBe("tooShort");
    expect(problem(`${faces}🎈`)).toBeNull();
    // One character on the screen, two as typed on some keyboards, eighteen when normalised.
    expect(problem("u\u0308o\u0308a\u0308u\u0308o\u0308a\u0308")).toBe("tooShort");
    expect(isTooLong("\ufdfa".repeat(7))).toBe(false);
    expect(isTooLong("\ufdfa".repeat(8))).toBe(true);
    expect(isTooLong("x".repeat(1_000_000))).toBe(true);
    expect(isTooLong("u\u0308".repeat(128))).toBe(false);
  });

  it("never lets a shorter or longer one through, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.constantFrom<Role>("client", ...STAFF), (text, role) => {
        const length = [...normalPassphrase(text)].length;
        const found = problem(text, [role]);
        if (length > 128) expect(found).toBe("tooLong");
        else if (length < shortestPassphrase([role])) expect(found).toBe("tooShort");
      }),
    );
  });
});

describe("a passphrase", () => {
  it("of four different words is taken, with or without spaces, capitals, digits and signs", () => {
    const words = fc.uniqueArray(word, { minLength: 4, maxLength: 6 });
    fc.assert(
      fc.property(words, fc.constantFrom(" ", "-", "", "7", "!"), fc.boolean(), (parts, between, capital) => {
        const text = parts.join(between);
        expect(problem(capital ? text.toUpperCase() : text, ["therapist"])).toBeNull();
      }),
    );
  });

  it("has the same answer in another composition or width", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        expect(problem(text.normalize("NFD"))).toBe(problem(text));
        expect(problem(text.normalize("NFKC"))).toBe(problem(text));
      }),
    );
  });

  it("is refused where it is a listed word, padded or repeated, in any case or spacing", () => {
    const padding = fc.stringMatching(/^[0-9!?.#-]{0,9}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...LIST),
        padding,
        padding,
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        (base, before, after, times, spaced) => {
          const text = `${before}${Array<string>(times)
            .fill(base)
            .join(spaced ? " " : "")}${after}`;
          fc.pre([...text].length >= 12 && [...text].length <= 128);
          expect(problem(text), text).not.toBeNull();
          expect(problem(text.toUpperCase()), text).not.toBeNull();
        },
      ),
    );
  });

  it.each([
    ["listed", "password1234567"],
    ["listed", "Password!!!!2024"],
    ["listed", "p@ssw0rd1234567"],
    ["listed", "2024-P4$$W0RD-2024"],
    ["listed", "dragon dragon dragon"],
    ["listed", "Dragon1dragon1dragon1"],
    ["listed", "i love you 2024!"],
    ["listed", "1q2w3e4r5t6y###"],
    ["listed", "Correct Horse Battery"],
    ["listed", "foothold letmein"],
    ["pattern", "aaaaaaaaaaaaaaa"],
    ["pattern", "               "],
    ["pattern", "zzzzzzzzzzzzzzz!"],
    ["pattern", "abcdefghijklmno"],
    ["pattern", "987654321098765"],
    ["pattern", "123456789012345"],
    ["pattern", "qwertyuiopasdfg"],
    ["pattern", "qwertzuiopasdfgh"],
    ["pattern", "aaaabbbbccccdddd"],
    ["pattern", "xk4xk4xk4xk4xk4"],
    ["pattern", "blue sofa blue sofa"],
    ["ownWords", "foothold foothold"],
    ["ownWords", "Foothold2024!!!!"],
    ["ownWords", "maren.holt@canal-practice.example"],
    ["ownWords", "MarenHolt19871987"],
    ["ownWords", "holt maren holt canal"],
    ["ownWords", "Practice at the Canal"],
  ])("is refused (%s): %s", (reason, text) => {
    expect(problem(text, ["therapist"])).toBe(reason);
  });

  it.each([
    "a foothold between sessions",
    "somewhere to stand firm",
    "maren keeps two grey herons",
    "correct horse battery staple",
    "the password is not this one",
    "дом у моря и две собаки",
    "縁側で猫が昼寝をしている午後です",
    "840192756109386",
    "😀🐢🌵🚲🫖🧦🪁🥝🛶🔔🧩🎈🧭🪴🥁",
    "blue sofa by the window blue sofa by the window",
  ])("is taken: %s", (text) => {
    expect(problem(text, ["therapist"])).toBeNull();
  });
});
