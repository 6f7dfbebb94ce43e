import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Erasure, parseLedger, toLedgerLine } from "./ledger";
import { isErasureWord } from "./word";

const erasure: fc.Arbitrary<Erasure> = fc.record({
  practice: fc.uuid(),
  client: fc.uuid(),
  erasedAt: fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }).map((date) => date.toISOString()),
  requestedBy: fc.uuid(),
});
const ledger = fc.uniqueArray(erasure, { selector: ({ client }) => client, maxLength: 10 });

describe("the ledger file", () => {
  it("gives back what was written, each client once", () => {
    fc.assert(
      fc.property(ledger, (erasures) => {
        const text = erasures.map(toLedgerLine).join("");
        expect(parseLedger(text)).toEqual({ erasures, unreadable: [] });
        expect(parseLedger(text + text).erasures).toEqual(erasures);
      }),
    );
  });

  it("loses nothing but a line that was cut off, wherever it was cut, also when more was written behind it", () => {
    fc.assert(
      fc.property(ledger, erasure, fc.nat(), ledger, (before, cutOff, at, after) => {
        const line = toLedgerLine(cutOff);
        const torn = line.slice(0, 1 + (at % (line.length - 2)));
        const text = `${before.map(toLedgerLine).join("")}${torn}`;
        expect(parseLedger(text)).toEqual({ erasures: before, unreadable: [before.length + 1] });
        const others = after.filter(({ client }) => before.every((each) => each.client !== client));
        const goneOn = `${text}\n${others.map(toLedgerLine).join("")}`;
        expect(parseLedger(goneOn)).toEqual({ erasures: [...before, ...others], unreadable: [before.length + 1] });
      }),
    );
  });

  it("holds ids and a time, and can hold nothing else", () => {
    const line = { practice: crypto.randomUUID(), client: crypto.randomUUID(), erasedAt: "2026-03-17T08:12:00.000Z" };
    const more = { ...line, requestedBy: crypto.randomUUID(), name: "Jonas" };
    expect(parseLedger(JSON.stringify(more)).unreadable).toEqual([1]);
    expect(toLedgerLine(more)).not.toContain("Jonas");
  });
});

describe("the word", () => {
  it.each(["delete", " Delete ", "DELETE"])("%j counts", (typed) => expect(isErasureWord(typed)).toBe(true));
  it.each(["", "yes", "delete it"])("%j does not", (typed) => expect(isErasureWord(typed)).toBe(false));
});
