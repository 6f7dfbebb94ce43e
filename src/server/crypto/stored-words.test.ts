import { randomInt } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { inPractice } from "../db";
import { dumpDatabase, findPhrases, waysToWrite } from "../testing/database-dump";
import { type LadderStory, makeLadder } from "../testing/exposure-story";
import { recordExposure } from "../testing/phone";
import { plantPhrases } from "../testing/planted-phrases";
import type { PracticeFixture } from "../testing/practice-fixture";
import { otherSealedColumns, type SealedValue, sealedValues } from "../testing/sealed-places";
import { clientSealers, type Sealer } from "./seal";

const HOW_MANY = 1_000;

let story: LadderStory;
let phrases: string[];
let mine: { values: SealedValue[]; sealers: Map<string, Sealer> };
let theirs: typeof mine;

async function sealedIn({ practiceId }: PracticeFixture): Promise<typeof mine> {
  return inPractice(practiceId, async (tx) => {
    const values = await sealedValues(tx, practiceId);
    return { values, sealers: await clientSealers(tx, practiceId, [...new Set(values.map((value) => value.clientId))]) };
  });
}

beforeAll(async () => {
  story = await makeLadder();
  phrases = await plantPhrases(story, HOW_MANY);
  const other = await makeLadder();
  await recordExposure(other.practice.client, { stepId: other.steps[0].id });
  mine = await sealedIn(story.practice);
  theirs = await sealedIn(other.practice);
}, 60_000);

const open = (value: SealedValue, sealed = value.sealed, ref = value.ref, sealers = mine.sealers) =>
  sealers.get(value.clientId)?.open(ref, sealed, z.unknown());

function anyOf<T>(values: readonly T[]): T {
  const value = values[randomInt(values.length)];
  if (value === undefined) throw new Error("nothing to choose from");
  return value;
}

describe("a thousand phrases that people wrote", () => {
  it("are all there for whoever holds the keys", () => {
    const opened = JSON.stringify(mine.values.map((value) => open(value)));
    expect(phrases.length).toBeGreaterThanOrEqual(HOW_MANY);
    expect(phrases.filter((phrase) => !opened.includes(phrase))).toEqual([]);
  });

  it("stand nowhere in the whole database, however they were written", async () => {
    const { rows, dump } = await dumpDatabase();
    expect(rows).toBeGreaterThan(500);
    // What is not sealed is found, so the search would find the rest too.
    expect(findPhrases(dump, ["Practice at the Canal"]).size).toBe(1);
    expect([...findPhrases(dump, phrases)]).toEqual([]);
  });

  it("would be found in each of the ways in which they could be written", () => {
    const [one = "", two = ""] = phrases;
    for (const written of waysToWrite(one)) {
      const hidden = Buffer.concat([Buffer.from("x"), written, Buffer.from("x")]);
      expect([...findPhrases(hidden, phrases)]).toEqual([one]);
    }
    for (const before of ["", "a", "ab"]) {
      const encoded = Buffer.from(Buffer.from(`${before}${two}`).toString("base64"));
      expect([...findPhrases(encoded, phrases)]).toEqual([two]);
    }
  });

  it("leave no sealed column out: the others are sealed with the practice's key", async () => {
    expect(await inPractice(story.practice.practiceId, otherSealedColumns)).toEqual(["totp_secret.secret_sealed"]);
  });
});

describe("a thousand changed seals", () => {
  it("with one bit turned, anywhere: none opens", () => {
    let opened = 0;
    for (let round = 0; round < HOW_MANY; round++) {
      const value = anyOf(mine.values);
      const changed = Uint8Array.from(value.sealed);
      const bit = randomInt(changed.length * 8);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      opened += opens(() => open(value, changed));
    }
    expect(opened).toBe(0);
  });

  it("put somewhere else: none opens", () => {
    const elsewhere: Record<string, (value: SealedValue) => unknown> = {
      otherRow: (value) => open(value, value.sealed, { ...value.ref, rowId: anyOf(rowsBut(value)).ref.rowId }),
      otherColumn: (value) => open(value, value.sealed, { ...value.ref, column: `${value.ref.column}_other` }),
      otherTable: (value) =>
        open(value, value.sealed, { ...value.ref, table: value.ref.table === "assignment" ? "exposure_step" : "assignment" }),
      otherWords: (value) => open(value, anyOf(mine.values.filter((each) => each !== value)).sealed),
      otherPractice: (value) => open(anyOf(theirs.values), value.sealed, value.ref, theirs.sealers),
      fromOtherPractice: (value) => open(value, anyOf(theirs.values).sealed),
      cut: (value) => open(value, value.sealed.subarray(0, randomInt(value.sealed.length))),
      longer: (value) => open(value, Buffer.concat([value.sealed, Buffer.from([0])])),
      otherVersion: (value) => open(value, withByte(value.sealed, 2, 2 + randomInt(200))),
      otherFormat: (value) => open(value, withByte(value.sealed, 0, 2 + randomInt(200))),
    };
    const opened: string[] = [];
    const kinds = Object.entries(elsewhere);
    for (let round = 0; round < HOW_MANY; round++) {
      const [kind, attempt] = kinds[round % kinds.length] ?? anyOf(kinds);
      const value = anyOf(mine.values);
      if (opens(() => attempt(value))) opened.push(`${kind} ${value.ref.table}.${value.ref.column}`);
    }
    expect(opened).toEqual([]);
  });
});

/** Values of other rows: a review has its record's id, so another value may still be of the same one. */
function rowsBut({ ref }: SealedValue): SealedValue[] {
  return mine.values.filter((each) => each.ref.rowId !== ref.rowId);
}

function withByte(sealed: Uint8Array, at: number, byte: number): Uint8Array {
  const changed = Uint8Array.from(sealed);
  changed[at] = byte;
  return changed;
}

/** 1 where it opens; a sealer that is not there at all would be a fault of the test. */
function opens(attempt: () => unknown): 0 | 1 {
  try {
    attempt();
    return 1;
  } catch (error) {
    expect(String(error)).toMatch(/seal does not open|no client key of this version|unknown format/);
    return 0;
  }
}
