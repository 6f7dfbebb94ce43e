import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DosedAssignment, doseOfWeek, overDose, timesInWeek } from "./dose";

const active = (rhythm: DosedAssignment["rhythm"], minutes: number): DosedAssignment => ({ state: "active", rhythm, minutes });

describe("doseOfWeek", () => {
  it("counts things once and minutes each time", () => {
    const dose = doseOfWeek([
      active({ frequency: "once" }, 5),
      active({ frequency: "onDays", weekdays: [1, 3, 5] }, 4),
      active({ frequency: "timesInPeriod", times: 2, periodDays: 7 }, 10),
      active({ frequency: "anyTime" }, 3),
    ]);
    expect(dose).toEqual({ things: 3, minutes: 5 + 12 + 20 });
  });

  it("counts nothing of what rests or has ended", () => {
    for (const state of ["held", "done", "withdrawn"] as const) {
      expect(doseOfWeek([{ state, rhythm: { frequency: "once" }, minutes: 5 }])).toEqual({ things: 0, minutes: 0 });
    }
  });

  it.each([
    [2, 7, 2],
    [2, 14, 1],
    [1, 1, 7],
    [3, 30, 1],
  ])("%i times in %i days are %i in a week", (times, periodDays, inWeek) => {
    expect(timesInWeek({ frequency: "timesInPeriod", times, periodDays })).toBe(inWeek);
  });

  it("is the sum of its parts, in any order", () => {
    const assignment = fc.record({
      state: fc.constantFrom("active" as const, "held" as const, "done" as const),
      rhythm: fc.constantFrom<DosedAssignment["rhythm"]>(
        { frequency: "once" },
        { frequency: "anyTime" },
        { frequency: "onDays", weekdays: [2] },
      ),
      minutes: fc.integer({ min: 1, max: 600 }),
    });
    fc.assert(
      fc.property(fc.array(assignment), fc.array(assignment), (a, b) => {
        const [whole, one, two] = [doseOfWeek([...b, ...a]), doseOfWeek(a), doseOfWeek(b)];
        expect(whole).toEqual({ things: one.things + two.things, minutes: one.minutes + two.minutes });
      }),
    );
  });
});

describe("overDose", () => {
  it("is by how much a week goes beyond what was agreed on, each for itself", () => {
    expect(overDose({ things: 2, minutes: 20 }, { things: 3, minutes: 12 })).toEqual({ things: 1, minutes: 0 });
    expect(overDose({ things: null, minutes: 20 }, { things: 9, minutes: 32 })).toEqual({ things: 0, minutes: 12 });
  });

  it("is nothing where nothing was agreed on", () => {
    expect(overDose(null, { things: 9, minutes: 900 })).toEqual({ things: 0, minutes: 0 });
  });
});
