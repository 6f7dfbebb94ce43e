import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Group } from "./answer";
import { likelihoodOfLink, multipliedPercent, placeInChain, wordsOfLink } from "./chain";

const ROLES = { statement: "event", likelihoodBefore: "likely" };
const link = (event: string, likely?: number): Group => ({ event, ...(likely === undefined ? {} : { likely }) });
const likelihood = fc.integer({ min: 0, max: 100 });
const links = fc.array(
  fc.record({ event: fc.string(), likely: likelihood }, { requiredKeys: [] }).map((one) => one as Group),
  { maxLength: 10 },
);

describe("the product of a chain", () => {
  it("is what a pocket calculator says", () => {
    expect(multipliedPercent(ROLES, [link("a", 70), link("b", 45), link("c", 30)])).toBeCloseTo(9.45, 10);
    expect(multipliedPercent(ROLES, [link("a", 100), link("b", 100)])).toBe(100);
    expect(multipliedPercent(ROLES, [link("a", 100), link("b", 0)])).toBe(0);
  });

  it("is not made of one link, nor of a link without a number", () => {
    expect(multipliedPercent(ROLES, [])).toBeNull();
    expect(multipliedPercent(ROLES, [link("a", 70)])).toBeNull();
    expect(multipliedPercent(ROLES, [link("a", 70), link("b")])).toBeNull();
  });

  it("is never more than its least likely link, and does not depend on the order", () => {
    fc.assert(
      fc.property(fc.array(likelihood, { minLength: 2, maxLength: 10 }), (numbers) => {
        const chain = numbers.map((number) => link("x", number));
        const product = multipliedPercent(ROLES, chain) ?? Number.NaN;
        expect(product).toBeLessThanOrEqual(Math.min(...numbers) + 1e-9);
        expect(product).toBeGreaterThanOrEqual(0);
        expect(multipliedPercent(ROLES, [...chain].reverse())).toBeCloseTo(product, 9);
      }),
    );
  });

  it("is there only where every link has its number", () => {
    fc.assert(
      fc.property(links, (chain) => {
        const whole = chain.length >= 2 && chain.every((one) => likelihoodOfLink(ROLES, one) !== null);
        expect(multipliedPercent(ROLES, chain) !== null).toBe(whole);
      }),
    );
  });
});

describe("the place in a chain", () => {
  it("is behind the last whole link, or at what the last one lacks", () => {
    expect(placeInChain(ROLES, [])).toEqual({ link: 0, part: "statement" });
    expect(placeInChain(ROLES, [link("a", 70)])).toEqual({ link: 1, part: "statement" });
    expect(placeInChain(ROLES, [link("a", 70), link("b")])).toEqual({ link: 1, part: "likelihood" });
    expect(placeInChain(ROLES, [link("  ", 70)])).toEqual({ link: 0, part: "statement" });
  });

  it("never skips a link", () => {
    fc.assert(
      fc.property(links, (chain) => {
        const { link: at } = placeInChain(ROLES, chain);
        expect(at === chain.length || at === chain.length - 1).toBe(true);
        if (at === chain.length && chain.length > 0) expect(wordsOfLink(ROLES, chain.at(-1))).not.toBeNull();
      }),
    );
  });
});
