import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { inPractice } from "../db";
import { makePractice, type PracticeFixture } from "../testing/practice-fixture";
import { openBytes, sealBytes } from "./envelope";
import { unwrapClientKey, unwrapPracticeKey } from "./keys";
import { clientSealer, clientSealers, type Sealer } from "./seal";

const words = z.strictObject({ text: z.string() });
const place = () => ({ table: "record_version", column: "words_sealed", rowId: `${randomUUID()}:1` });

let mine: PracticeFixture;
let theirs: PracticeFixture;
let sealer: Sealer;

const sealerOf = (of: PracticeFixture, clientId: string) =>
  inPractice(of.practiceId, (tx) => clientSealer(tx, { practiceId: of.practiceId, clientId }));

beforeAll(async () => {
  mine = await makePractice();
  theirs = await makePractice();
  sealer = await sealerOf(mine, mine.client.clientId);
});

describe("sealed words", () => {
  it("open in their own place, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        const at = place();
        expect(sealer.open(at, sealer.seal(at, { text }), words)).toEqual({ text });
      }),
    );
  });

  it("look different each time and show nothing of the text", () => {
    const at = place();
    const [one, two] = [sealer.seal(at, { text: "the lift will stop" }), sealer.seal(at, { text: "the lift will stop" })];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    expect(Buffer.from(one).toString("latin1")).not.toContain("lift");
  });

  it("do not open in another row, column or table", () => {
    const at = place();
    const sealed = sealer.seal(at, { text: "mine" });
    for (const other of [
      { ...at, rowId: `${randomUUID()}:1` },
      { ...at, column: "note_sealed" },
      { ...at, table: "record_review" },
    ])
      expect(() => sealer.open(other, sealed, words)).toThrow("seal does not open");
  });

  it("do not open with another client's key, nor in another practice", async () => {
    const at = place();
    const sealed = sealer.seal(at, { text: "mine" });
    const neighbour = await sealerOf(mine, mine.otherClient.clientId);
    const foreign = await sealerOf(theirs, theirs.client.clientId);
    expect(() => neighbour.open(at, sealed, words)).toThrow("seal does not open");
    expect(() => foreign.open(at, sealed, words)).toThrow("seal does not open");
    const key = randomBytes(32);
    const bytes = sealBytes(key, 1, mine.practiceId, at, Buffer.from("x"));
    expect(() => openBytes(key, theirs.practiceId, at, bytes)).toThrow("seal does not open");
  });

  it("do not open when any single bit was changed", () => {
    const at = place();
    const sealed = sealer.seal(at, { text: "mine" });
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Uint8Array.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => sealer.open(at, changed, words), `bit ${bit}`).toThrow();
    }
    expect(() => sealer.open(at, sealed.subarray(0, 20), words)).toThrow("unknown format");
  });

  it("say nothing of their content when the shape is another one", () => {
    const at = place();
    const sealed = sealer.seal(at, { other: "the lift will stop" });
    expect(() => sealer.open(at, sealed, words)).toThrow(/^sealed value has another shape: record_version\.words_sealed$/);
  });
});

describe("the three levels of keys", () => {
  it("unwrap one another, and only so", async () => {
    const { practiceId, client } = mine;
    const { practiceRow, clientRow, foreignRow } = await inPractice(practiceId, async (tx) => ({
      practiceRow: await tx.practiceKey.findFirstOrThrow({ where: { practiceId } }),
      clientRow: await tx.clientKey.findFirstOrThrow({ where: { practiceId, clientId: client.clientId } }),
      foreignRow: await tx.clientKey.findFirstOrThrow({ where: { practiceId, clientId: mine.otherClient.clientId } }),
    }));
    const practiceKey = await unwrapPracticeKey(practiceId, practiceRow);
    const clientKey = unwrapClientKey(practiceId, practiceKey, clientRow);
    expect([practiceKey.length, clientKey.length]).toEqual([32, 32]);

    await expect(unwrapPracticeKey(theirs.practiceId, practiceRow)).rejects.toThrow("seal does not open");
    await expect(unwrapPracticeKey(practiceId, { ...practiceRow, version: 2 })).rejects.toThrow("seal does not open");
    expect(() => unwrapClientKey(practiceId, randomBytes(32), clientRow)).toThrow("seal does not open");
    expect(() => unwrapClientKey(practiceId, practiceKey, { ...clientRow, wrappedKey: foreignRow.wrappedKey })).toThrow(
      "seal does not open",
    );

    const at = place();
    expect(JSON.parse(openBytes(clientKey, practiceId, at, sealer.seal(at, { text: "x" })).toString())).toEqual({ text: "x" });
  });

  it("are read for many clients at once, and never for another practice's", async () => {
    const ids = [mine.client.clientId, mine.otherClient.clientId, theirs.client.clientId, randomUUID()];
    const found = await inPractice(mine.practiceId, (tx) => clientSealers(tx, mine.practiceId, ids));
    expect([...found.keys()].sort()).toEqual([mine.client.clientId, mine.otherClient.clientId].sort());
    await expect(sealerOf(mine, theirs.client.clientId)).rejects.toThrow("the client has no key");
  });
});
