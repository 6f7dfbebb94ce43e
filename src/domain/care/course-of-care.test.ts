import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterAct, type CareAct, type CourseOfCare, careRefusal, careState, caringTherapists } from "./course-of-care";

const therapist = fc.constantFrom("maren", "jens", "ada");
const act: fc.Arbitrary<CareAct> = fc.oneof(
  fc.record({ kind: fc.constant("transfer" as const), to: therapist }),
  fc.record({ kind: fc.constant("discharge" as const) }),
  fc.record({ kind: fc.constant("readmit" as const), to: therapist }),
);
const START = new Date("2026-01-05T09:00:00.000Z");
const at = (hours: number) => new Date(START.getTime() + hours * 3_600_000);
const FRESH: CourseOfCare = { spans: [{ therapistId: "maren", startedAt: START, endedAt: null }], dischargedAt: null };

/** The course at first and after each act. */
function courses(acts: readonly CareAct[]): CourseOfCare[] {
  const all = [FRESH];
  for (const [index, each] of acts.entries()) all.push(afterAct(all.at(-1) ?? FRESH, each, at(index + 1)));
  return all;
}

describe("a course of care", () => {
  it("has one therapist, or none and a date of discharge, whatever was done", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        for (const course of courses(acts)) {
          const now = caringTherapists(course);
          expect(now.length).toBe(careState(course) === "inCare" ? 1 : 0);
          expect(course.dischargedAt === null).toBe(now.length === 1);
        }
      }),
    );
  });

  it("keeps every earlier span, and no two overlap", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const all = courses(acts);
        const { spans } = all.at(-1) ?? FRESH;
        for (const [index, { startedAt, endedAt }] of spans.entries()) {
          const next = spans[index + 1];
          if (next) expect(endedAt !== null && endedAt <= next.startedAt && startedAt <= endedAt).toBe(true);
        }
        for (const earlier of all)
          expect(spans.slice(0, earlier.spans.length).map(({ therapistId }) => therapistId)).toEqual(
            earlier.spans.map(({ therapistId }) => therapistId),
          );
      }),
    );
  });

  it("is with whom the last act said, and refused acts change nothing", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), act, (acts, last) => {
        const course = courses(acts).at(-1) ?? FRESH;
        const after = afterAct(course, last, at(99));
        if (careRefusal(course, last) !== null) expect(after).toBe(course);
        else expect(caringTherapists(after)).toEqual(last.kind === "discharge" ? [] : [last.to]);
      }),
    );
  });

  it("says why: transfer to the same, twice discharged, admitted while in care", () => {
    const done = afterAct(FRESH, { kind: "discharge" }, at(1));
    expect(careRefusal(FRESH, { kind: "transfer", to: "maren" })).toBe("sameTherapist");
    expect(careRefusal(FRESH, { kind: "readmit", to: "jens" })).toBe("alreadyInCare");
    expect(careRefusal(done, { kind: "discharge" })).toBe("alreadyDischarged");
    expect(careRefusal(done, { kind: "transfer", to: "jens" })).toBe("alreadyDischarged");
    expect(careRefusal(done, { kind: "readmit", to: "maren" })).toBeNull();
  });
});
