import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../prediction/outcome";
import { framesOf, type LinkOutcome, stoppedAt } from "./frames";

const ROLES = { statement: "event", likelihoodBefore: "likely" };
const links = ["they laugh", "the invitations stop", "I am alone"].map((event) => ({ event, likely: 50 }));
const of = (...outcomes: (Outcome | null)[]): LinkOutcome[] => outcomes.map((outcome, entry) => ({ entry, outcome }));

describe("the strip of frames", () => {
  it("stops at the first link that did not happen, and the rest was not reached", () => {
    const frames = framesOf(ROLES, links, of("yes", "no", null));
    expect(frames.map(({ cameTo }) => cameTo)).toEqual([true, false, false]);
    expect(stoppedAt(frames)).toBe(1);
  });

  it("is stopped by nothing that is open or cannot be known", () => {
    const frames = framesOf(ROLES, links, of("cannotKnow", "cannotTellYet", null));
    expect(frames.map(({ cameTo }) => cameTo)).toEqual([null, null, null]);
    expect(stoppedAt(frames)).toBeNull();
  });

  it("shows a later link that happened all the same as what it is", () => {
    expect(framesOf(ROLES, links, of("no", "partly")).map(({ cameTo }) => cameTo)).toEqual([false, true, false]);
  });

  it("leaves nothing out, whatever became of the links, and in whatever order that is told", () => {
    const outcome = fc.option(fc.constantFrom<Outcome>("no", "partly", "yes", "cannotTellYet", "cannotKnow"), { nil: null });
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 10 }), (outcomes) => {
        const chain = outcomes.map((_, at) => ({ event: `link ${at}` }));
        const frames = framesOf(ROLES, chain, of(...outcomes));
        expect(frames.map(({ words }) => words)).toEqual(chain.map(({ event }) => event));
        expect(frames.map((one) => one.outcome)).toEqual(outcomes);
        expect(framesOf(ROLES, chain, [...of(...outcomes)].reverse())).toEqual(frames);
        const at = stoppedAt(frames);
        if (at !== null) expect(frames.slice(at).every(({ cameTo }) => cameTo !== null)).toBe(true);
      }),
    );
  });
});
