import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignmentAfter, assignmentBack } from "./put-aside";

const step = fc.constantFrom("active" as const, "resting" as const, "retired" as const);
const was = fc.constantFrom("active" as const, "held" as const);

describe("what is assigned of a step", () => {
  it("goes on hold with a step that rests, and is withdrawn with a retired one", () => {
    expect(assignmentAfter("resting", "active")).toBe("held");
    expect(assignmentAfter("resting", "held")).toBe("held");
    expect(assignmentAfter("retired", "active")).toBe("withdrawn");
    expect(assignmentAfter("retired", "held")).toBe("withdrawn");
  });

  it("is never asked for by a change of the ladder alone", () => {
    fc.assert(
      fc.property(step, was, (state, before) => {
        if (assignmentAfter(state, before) === "active") expect([state, before]).toEqual(["active", "active"]);
      }),
    );
  });

  it("comes back as it was where it may be asked for, else on hold, and never to a step that is not active", () => {
    expect(assignmentBack("active", "active", true)).toBe("active");
    fc.assert(
      fc.property(step, was, fc.boolean(), (state, before, may) => {
        const back = assignmentBack(state, before, may);
        expect(back === "active").toBe(state === "active" && may && before === "active");
      }),
    );
  });
});
