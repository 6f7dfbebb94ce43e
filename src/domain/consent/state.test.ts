import fc from "fast-check";
import { describe, expect, it } from "vitest";
import messages from "../../../messages/en.json";
import { CONSENT_PURPOSES, CONSENT_TEXT_VERSION } from "./purpose";
import { type ConsentRow, consentHistory, consentState, isAgreed } from "./state";

const moment = fc.integer({ min: 0, max: 20 }).map((hour) => new Date(Date.UTC(2026, 2, 17, hour)));
const row: fc.Arbitrary<ConsentRow> = fc.record({
  id: fc.uuid(),
  purpose: fc.constantFrom(...CONSENT_PURPOSES),
  textVersion: fc.integer({ min: 1, max: 3 }),
  givenAt: moment,
  withdrawnAt: fc.option(moment),
});
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 12 });
const purpose = fc.constantFrom(...CONSENT_PURPOSES);
const later = (hours: number) => new Date(Date.UTC(2026, 2, 18, hours));

describe("the state of a consent", () => {
  it("does not depend on the order in which its rows are read", () => {
    fc.assert(
      fc.property(rows, purpose, fc.infiniteStream(fc.nat()), (given, of, keys) => {
        const shuffled = given
          .map((each) => ({ each, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
        expect(consentState(shuffled, of)).toEqual(consentState(given, of));
      }),
    );
  });

  it("is what was said last, whatever was said before", () => {
    fc.assert(
      fc.property(rows, purpose, fc.uuid(), (before, of, id) => {
        const given: ConsentRow = { id, purpose: of, textVersion: 2, givenAt: later(1), withdrawnAt: null };
        expect(consentState([...before, given], of)).toEqual({ state: "given", since: later(1), textVersion: 2 });
        expect(isAgreed([...before, given], of)).toBe(true);
        const withdrawn = { ...given, withdrawnAt: later(2) };
        expect(consentState([...before, withdrawn], of)).toEqual({ state: "withdrawn", since: later(2), textVersion: 2 });
        expect(isAgreed([...before, withdrawn], of)).toBe(false);
      }),
    );
  });

  it("of one purpose says nothing about the other", () => {
    fc.assert(
      fc.property(rows, (given) => {
        for (const of of CONSENT_PURPOSES) {
          const own = given.filter((each) => each.purpose === of);
          expect(consentState(given, of)).toEqual(consentState(own, of));
          expect(consentHistory(given, of)).toHaveLength(own.length);
        }
      }),
    );
  });

  it("counts as care where nobody was asked yet, and never as supervision", () => {
    expect([isAgreed([], "care"), isAgreed([], "supervision")]).toEqual([true, false]);
  });
});

describe("the texts", () => {
  it("are there for every version of every purpose", () => {
    for (const of of CONSENT_PURPOSES) {
      const texts: Record<string, { agree?: string; points?: object } | undefined> = messages.consentText[of];
      for (let version = 1; version <= CONSENT_TEXT_VERSION[of]; version++) {
        expect(texts[`v${version}`]?.agree, `${of} v${version}`).toBeTruthy();
        expect(Object.keys(texts[`v${version}`]?.points ?? {}), `${of} v${version}`).not.toEqual([]);
      }
    }
  });
});
