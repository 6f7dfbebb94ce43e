import { describe, expect, it } from "vitest";
import { breachedList } from "./breached-list";
import { passphraseProblemOf } from "./passphrase-check";

const client = { roles: ["client"], own: [] } as const;
const therapist = { roles: ["therapist"], own: ["maren@x.example", "Maren Holt", "Practice at the Canal"] } as const;

describe("the list of breached passwords", () => {
  it("is there and not a stub", async () => {
    const list = await breachedList();
    expect(list.size).toBeGreaterThan(50_000);
    for (const word of ["password", "123456", "iloveyou", "qwerty", "letmein", "dragon", "abdominal"])
      expect(list.has(word), word).toBe(true);
    const long = [...list].filter((word) => word.length >= 12);
    expect(long.length).toBeGreaterThan(250);
    expect(await breachedList()).toBe(list);
  });

  it("lets no entry through that is long enough, whatever its capitals, and none with digits or signs at its end", async () => {
    const list = await breachedList();
    for (const word of [...list].filter((each) => each.length >= 12)) {
      expect(await passphraseProblemOf(word, client), word).not.toBeNull();
      expect(await passphraseProblemOf(word.toUpperCase(), client), word).not.toBeNull();
    }
    const sample = [...list].filter((_, index) => index % 97 === 0);
    for (const word of sample) {
      const padded = `${word}!2024`.padEnd(15, "!");
      expect(await passphraseProblemOf(padded, client), padded).not.toBeNull();
      expect(await passphraseProblemOf(`${word} ${word} ${word} ${word}`, client), word).not.toBeNull();
    }
  });

  it.each([
    ["listed", "password1234567"],
    ["listed", "Iloveyou Iloveyou"],
    ["listed", "sunshine-2024-2024"],
    ["listed", "marenprincess2024"],
    ["ownWords", "maren holt maren"],
  ])("refuses (%s) %s", async (reason, passphrase) => {
    expect(await passphraseProblemOf(passphrase, therapist)).toBe(reason);
  });

  it.each(["a foothold between sessions", "somewhere to stand firm", "a long enough passphrase", "zookeeper abdomen lantern quietly"])(
    "takes %s",
    async (passphrase) => {
      expect(await passphraseProblemOf(passphrase, therapist)).toBeNull();
    },
  );
});
