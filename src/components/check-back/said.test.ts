import { describe, expect, it } from "vitest";
import { NOTHING_SAID, operationOf, type Said } from "./said";

const of = (said: Partial<Said>) => {
  const operation = operationOf("id", "title", "text", { ...NOTHING_SAID, ...said });
  return operation && { type: operation.type, payload: operation.payload };
};

describe("what is said of a prediction that has come due", () => {
  it("is nothing until something is said", () => {
    expect(of({ words: "typed", likelihoodAgain: 40 })).toBeNull();
  });

  it("is what became of it, with what was added", () => {
    expect(of({ outcome: "no", likelihoodAgain: 30, words: " They asked. " })).toEqual({
      type: "checkBack.answer",
      payload: { outcome: "no", likelihoodAgain: 30, words: "They asked." },
    });
    expect(of({ outcome: "partly", degree: 20 })).toEqual({ type: "checkBack.answer", payload: { outcome: "partly", degree: 20 } });
  });

  it("says how much only of what happened partly", () => {
    expect(of({ outcome: "yes", degree: 20 })).toEqual({ type: "checkBack.answer", payload: { outcome: "yes" } });
  });

  it("moves the day where it can't be told yet and a day was chosen", () => {
    expect(of({ outcome: "cannotTellYet", moveTo: "2026-12-01" })).toEqual({ type: "checkBack.move", payload: { to: "2026-12-01" } });
    expect(of({ outcome: "cannotTellYet" })).toEqual({ type: "checkBack.answer", payload: { outcome: "cannotTellYet" } });
  });

  it("can be that nobody can know", () => {
    expect(of({ outcome: "cannotKnow", likelihoodAgain: 30 })).toEqual({ type: "checkBack.cannotKnow", payload: {} });
  });
});
