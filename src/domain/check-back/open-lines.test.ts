import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysAfter } from "../calendar/plain-days";
import { allDefinitions } from "../exercise/registry";
import { outcomeSchema } from "../prediction/outcome";
import { checkBacksOn } from "./due";
import { followUpsOf } from "./follow-ups-of";
import { type KeptCheckBack, openLines } from "./open-lines";
import type { CheckBackQuestion, CheckBackSubject } from "./planned-questions";

const START = "2026-03-01";
const DAYS = 90;
const day = fc.integer({ min: 0, max: 60 }).map((days) => daysAfter(START, days));
const subjects = fc
  .array(
    fc.record({
      decideBy: fc.option(day),
      outcome: fc.option(fc.constantFrom(...outcomeSchema.options)),
      finishedOn: fc.option(day),
      followUps: fc.subarray<Exclude<CheckBackQuestion, "outcome">>(["expectancy", "belief", "evidence"]),
      movedTo: fc.array(day, { maxLength: 2 }),
    }),
    { maxLength: 5 },
  )
  .map((all) => all.map((one, n): CheckBackSubject => ({ ...one, subjectId: `s${n}`, notThisTime: false, answeredOn: [] })));

/** What a worker that looks every day has made by then. */
function keptUntil(all: readonly CheckBackSubject[], today: string): KeptCheckBack[] {
  const made: KeptCheckBack[] = [];
  for (let date = START; date <= today; date = daysAfter(date, 1)) {
    for (const each of checkBacksOn({ subjects: all, made }, [], date))
      made.push({ ...each, id: `${each.subjectId} ${each.dueOn}`, answered: false });
  }
  return made;
}

describe("what waits for an answer", () => {
  it("is one line for each subject, oldest first, of questions that were made and come in one order", () => {
    fc.assert(
      fc.property(subjects, fc.integer({ min: 0, max: DAYS }), (all, days) => {
        const today = daysAfter(START, days);
        const kept = keptUntil(all, today);
        const lines = openLines(kept, all, [], today);
        expect(new Set(lines.map(({ subjectId }) => subjectId)).size).toBe(lines.length);
        expect(lines.map(({ dueOn }) => dueOn)).toEqual(lines.map(({ dueOn }) => dueOn).toSorted());
        for (const { id, questions, subjectId } of lines) {
          expect(questions.length).toBeGreaterThan(0);
          if (questions.includes("outcome")) expect(questions[0]).toBe("outcome");
          expect(kept.find((each) => each.id === id)?.subjectId).toBe(subjectId);
        }
        expect(openLines(kept.toReversed(), all.toReversed(), [], today)).toEqual(lines);
        expect(openLines(kept, all, [], daysAfter(START, -1))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("asks what became of it until that is said, and nothing of a later day for long", () => {
    fc.assert(
      fc.property(subjects, (all) => {
        const kept = keptUntil(all, daysAfter(START, DAYS));
        const late = daysAfter(START, DAYS + 200);
        const waiting = openLines(kept, all, [], late);
        const open = all.filter(
          ({ outcome, movedTo, decideBy }) => (outcome === null || outcome === "cannotTellYet") && (movedTo.at(-1) ?? decideBy) !== null,
        );
        expect(waiting.map(({ subjectId }) => subjectId).sort()).toEqual(open.map(({ subjectId }) => subjectId).sort());
        for (const { questions } of waiting) expect(questions).toEqual(["outcome"]);
        expect(
          openLines(
            kept.map((each) => ({ ...each, answered: true })),
            all,
            [],
            late,
          ),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

it("each exercise asks again on a later day what it has a question for, and nothing else", () => {
  const asking = allDefinitions().flatMap((one) => (followUpsOf(one).length > 0 ? [[one.id, ...followUpsOf(one)].join(" ")] : []));
  expect([...new Set(asking)].sort()).toEqual(["behavioural-experiment belief", "evidence-bank evidence", "exposure-record expectancy"]);
});
