import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate, startOfDay } from "../calendar/local-date";
import { daysAfter, daysBetween } from "../calendar/plain-days";
import { outcomeSchema } from "../prediction/outcome";
import { type CheckBack, type CheckBackGiven, checkBacksDue, checkBacksOn } from "./due";
import type { Hold } from "./held-days";
import { type CheckBackQuestion, type CheckBackSubject, FOLLOW_UPS } from "./planned-questions";

const BERLIN = "Europe/Berlin";
const ZONES = [BERLIN, "America/New_York", "Pacific/Kiritimati", "Pacific/Niue", "Asia/Beirut", "Australia/Lord_Howe", "Asia/Kathmandu"];
const noon = (date: string) => new Date(`${date}T12:00:00Z`);

function subject(given: Partial<CheckBackSubject> = {}): CheckBackSubject {
  return {
    subjectId: "a",
    decideBy: null,
    movedTo: [],
    outcome: null,
    finishedOn: null,
    notThisTime: false,
    followUps: [],
    answeredOn: [],
    ...given,
  };
}

function given(subjects: CheckBackSubject[], more: Partial<CheckBackGiven> = {}): CheckBackGiven {
  return { subjects, zone: BERLIN, fallbackZone: "UTC", holds: [], made: [], ...more };
}

const due = (one: Partial<CheckBackSubject>, date: string, more: Partial<CheckBackGiven> = {}) =>
  checkBacksDue(given([subject(one)], more), noon(date)).map(({ dueOn, questions }) => [dueOn, ...questions.map((each) => each.question)]);

describe("the day by which it was to be known", () => {
  it("comes at the client's own midnight", () => {
    const all = given([subject({ decideBy: "2026-11-03" })]);
    expect(checkBacksDue(all, new Date("2026-11-02T22:59:59Z"))).toEqual([]);
    expect(checkBacksDue(all, new Date("2026-11-02T23:00:00Z"))).toEqual([
      { subjectId: "a", dueOn: "2026-11-03", questions: [{ question: "outcome", plannedOn: "2026-11-03" }] },
    ]);
    expect(checkBacksDue({ ...all, zone: "America/New_York" }, new Date("2026-11-03T04:59:00Z"))).toEqual([]);
    expect(checkBacksDue({ ...all, zone: "Nowhere/Else", fallbackZone: BERLIN }, new Date("2026-11-02T23:00:00Z"))).toHaveLength(1);
  });

  it("is asked about once, and again only on a day to which the client moved it", () => {
    const made = checkBacksDue(given([subject({ decideBy: "2026-11-03" })]), noon("2026-11-03"));
    expect(due({ decideBy: "2026-11-03" }, "2026-11-03", { made })).toEqual([]);
    expect(due({ decideBy: "2026-11-03" }, "2027-11-03", { made })).toEqual([]);
    const moved = { decideBy: "2026-11-03", movedTo: ["2026-11-10"] };
    expect(due(moved, "2026-11-09", { made })).toEqual([]);
    expect(due(moved, "2026-11-10", { made })).toEqual([["2026-11-10", "outcome"]]);
    expect(due({ ...moved, movedTo: ["2026-11-10", "2026-11-20"] }, "2026-11-15", { made })).toEqual([]);
  });

  it("waits a day where that day's check-back stands already: never two on one day, and none is lost", () => {
    // Asked about the expectancy on the 8th; a phone that was offline then moves the prediction's day to the same 8th.
    const made: CheckBack[] = [{ subjectId: "a", dueOn: "2026-11-08", questions: [{ question: "expectancy", plannedOn: "2026-11-08" }] }];
    const moved = { decideBy: "2026-11-03", movedTo: ["2026-11-08"] };
    expect(due(moved, "2026-11-08", { made })).toEqual([]);
    expect(due(moved, "2026-11-09", { made })).toEqual([["2026-11-09", "outcome"]]);
  });

  it.each([
    ["no", 0],
    ["partly", 0],
    ["yes", 0],
    ["cannotKnow", 0],
    ["cannotTellYet", 1],
    [null, 1],
  ] as const)("with the outcome %s: %i to ask", (outcome, count) => {
    expect(due({ decideBy: "2026-11-03", outcome }, "2026-11-03")).toHaveLength(count);
  });

  it("is not asked about where there is no day, or where it did not come to it", () => {
    expect(due({}, "2026-11-03")).toEqual([]);
    expect(due({ decideBy: "2026-11-03", notThisTime: true, finishedOn: "2026-11-01", followUps: ["expectancy"] }, "2026-11-03")).toEqual(
      [],
    );
  });

  it("is still asked about when the client could not be reached on it", () => {
    expect(due({ decideBy: "2026-11-03" }, "2026-12-24")).toEqual([["2026-11-03", "outcome"]]);
  });
});

describe("questions for later days", () => {
  const record = { finishedOn: "2026-11-01", followUps: ["expectancy"] as const };

  it("ask for the expectancy from day 1 to 3, and from day 7", () => {
    const asked = Array.from({ length: 20 }, (_, days) => due(record, daysAfter("2026-11-01", days))[0]?.[0] ?? null);
    const [first, second] = ["2026-11-02", "2026-11-08"];
    expect(asked).toEqual([
      null,
      ...[first, first, first],
      ...[null, null, null],
      ...[second, second, second, second, second, second, second],
      ...[null, null, null, null, null, null],
    ]);
  });

  it("ask for the belief after 7 days and the evidence after 30", () => {
    expect(due({ finishedOn: "2026-11-01", followUps: ["belief"] }, "2026-11-08")).toEqual([["2026-11-08", "belief"]]);
    expect(due({ finishedOn: "2026-11-01", followUps: ["evidence"] }, "2026-11-30")).toEqual([]);
    expect(due({ finishedOn: "2026-11-01", followUps: ["evidence"] }, "2026-12-01")).toEqual([["2026-12-01", "evidence"]]);
  });

  it("are not asked where they were answered unasked, and are asked again where that was for the earlier day", () => {
    const answeredOn = [{ question: "expectancy" as const, date: "2026-11-02" }];
    expect(due({ ...record, answeredOn }, "2026-11-02")).toEqual([]);
    expect(due({ ...record, answeredOn }, "2026-11-08")).toEqual([["2026-11-08", "expectancy"]]);
    expect(due({ ...record, answeredOn: [{ question: "expectancy", date: "2026-11-09" }] }, "2026-11-09")).toEqual([]);
  });

  it("stand in one check-back with what is to be known on that day", () => {
    expect(due({ ...record, decideBy: "2026-11-02" }, "2026-11-02")).toEqual([["2026-11-02", "outcome", "expectancy"]]);
  });
});

describe("a request to go slower", () => {
  const hold = (from: string, until: string | null): Hold => ({ from: `${from}T10:00:00Z`, until: until && `${until}T15:00:00Z` });

  it("holds everything until it is answered, and what fell into it comes on that day", () => {
    const one = { decideBy: "2026-11-05" };
    expect(due(one, "2026-11-06", { holds: [hold("2026-11-04", null)] })).toEqual([]);
    const holds = [hold("2026-11-04", "2026-11-09")];
    expect(checkBacksDue(given([subject(one)], { holds }), new Date("2026-11-09T14:59:00Z"))).toEqual([]);
    expect(checkBacksDue(given([subject(one)], { holds }), new Date("2026-11-09T15:00:00Z"))).toMatchObject([{ dueOn: "2026-11-09" }]);
  });

  it("moves nothing that lies before or after it", () => {
    const holds = [hold("2026-11-04", "2026-11-09")];
    expect(due({ decideBy: "2026-11-03" }, "2026-11-10", { holds })).toEqual([["2026-11-03", "outcome"]]);
    expect(due({ decideBy: "2026-11-12" }, "2026-11-12", { holds })).toEqual([["2026-11-12", "outcome"]]);
  });

  it("keeps the time in which a later question is worth asking, and asks only the later of two", () => {
    const record = { finishedOn: "2026-11-01", followUps: ["expectancy"] as const };
    expect(due(record, "2026-11-08", { holds: [hold("2026-11-02", "2026-11-07")] }).slice(0, 1)).toEqual([["2026-11-08", "expectancy"]]);
    expect(due(record, "2026-11-07", { holds: [hold("2026-11-02", "2026-11-06")] })).toEqual([["2026-11-06", "expectancy"]]);
    const long = checkBacksDue(given([subject(record)], { holds: [hold("2026-11-02", "2026-12-01")] }), noon("2026-12-02"));
    expect(long).toEqual([{ subjectId: "a", dueOn: "2026-12-01", questions: [{ question: "expectancy", plannedOn: "2026-11-08" }] }]);
  });

  it("that follows another goes on holding", () => {
    const holds = [hold("2026-11-08", "2026-11-20"), hold("2026-11-04", "2026-11-09")];
    expect(due({ decideBy: "2026-11-05" }, "2026-11-21", { holds })).toEqual([["2026-11-20", "outcome"]]);
  });
});

const START = "2026-01-01";
const day = fc.integer({ min: 0, max: 200 }).map((days) => daysAfter(START, days));
const maybeDay = fc.option(day, { nil: null });
const questions = fc.subarray<Exclude<CheckBackQuestion, "outcome">>(["expectancy", "belief", "evidence"]);
const subjects = fc.array(
  fc.record({
    decideBy: maybeDay,
    movedTo: fc.array(day, { maxLength: 2 }),
    outcome: fc.option(fc.constantFrom(...outcomeSchema.options), { nil: null }),
    finishedOn: maybeDay,
    notThisTime: fc.boolean(),
    followUps: questions,
    answeredOn: fc.array(fc.record({ question: fc.constantFrom<CheckBackQuestion>("expectancy", "belief", "evidence"), date: day }), {
      maxLength: 2,
    }),
  }),
  { maxLength: 6 },
);
const named = subjects.map((all) => all.map((one, n) => subject({ ...one, subjectId: `s${n}` })));
const holds = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 700 })).map(([from, hours]): Hold => {
    const at = (hour: number) => new Date(Date.parse(`${START}T00:00:00Z`) + hour * 3_600_000).toISOString();
    return { from: at(from), until: at(from + hours) };
  }),
  { maxLength: 3 },
);

/** A worker that looks at these instants and keeps what it makes. */
function work(all: CheckBackGiven, instants: readonly Date[]): CheckBack[] {
  const made: CheckBack[] = [];
  for (const at of instants) made.push(...checkBacksDue({ ...all, made }, at));
  return made;
}

describe("over most of a year, in any zone", () => {
  const DAYS = 280;
  const setting = fc.record({ subjects: named, holds, zone: fc.constantFrom(...ZONES) }).map((one) => ({ ...given([]), ...one }));

  it("there is exactly one for each subject and day, and no question is asked twice for the same day", () => {
    const hours = fc.array(fc.integer({ min: 0, max: DAYS * 24 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(setting, hours, (all, looks) => {
        const made = work(
          all,
          looks.toSorted((a, b) => a - b).map((hour) => new Date(Date.parse(`${START}T00:00:00Z`) + hour * 3_600_000)),
        );
        const days = made.map(({ subjectId, dueOn }) => `${subjectId} ${dueOn}`);
        expect(new Set(days).size).toBe(days.length);
        const asked = made.flatMap(({ subjectId, questions: each }) => each.map((one) => `${subjectId} ${one.question} ${one.plannedOn}`));
        expect(new Set(asked).size).toBe(asked.length);
      }),
      { numRuns: 150 },
    );
  });

  it("a worker that looks every day misses nothing, and one that looks twice makes nothing more", () => {
    fc.assert(
      fc.property(setting, (all) => {
        const made: CheckBack[] = [];
        for (let days = 0; days < DAYS; days++) {
          made.push(...checkBacksOn({ ...all, made }, [], daysAfter(START, days)));
          expect(checkBacksOn({ ...all, made }, [], daysAfter(START, days))).toEqual([]);
        }
        for (const one of all.subjects) {
          const found = made.filter(({ subjectId }) => subjectId === one.subjectId);
          const asked = (question: CheckBackQuestion) =>
            found.flatMap((each) => each.questions).filter((each) => each.question === question);
          const open = one.outcome === null || one.outcome === "cannotTellYet";
          const decideOn = one.movedTo.at(-1) ?? one.decideBy;
          expect(asked("outcome")).toHaveLength(!one.notThisTime && open && decideOn !== null ? 1 : 0);
          for (const question of ["expectancy", "belief", "evidence"] as const) {
            const wanted = one.notThisTime || one.finishedOn === null || !one.followUps.includes(question) ? [] : FOLLOW_UPS[question];
            const days = wanted.map(({ first }) => daysAfter(one.finishedOn ?? "", first));
            const unanswered = days.filter((date) => !one.answeredOn.some((answer) => answer.question === question && answer.date >= date));
            expect(asked(question).map(({ plannedOn }) => plannedOn)).toEqual(unanswered);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("nothing comes early, nothing in a hold, and the order of what is given changes nothing", () => {
    fc.assert(
      fc.property(setting, fc.integer({ min: 0, max: DAYS * 24 }), (all, hour) => {
        const at = new Date(Date.parse(`${START}T00:00:00Z`) + hour * 3_600_000);
        const found = checkBacksDue(all, at);
        const today = localDate(at, all.zone, "UTC");
        for (const { dueOn, questions: each } of found) {
          expect(daysBetween(dueOn, today)).toBeGreaterThanOrEqual(0);
          for (const { plannedOn } of each) expect(plannedOn <= dueOn).toBe(true);
        }
        if (all.holds.some((hold) => hold.from <= at.toISOString() && at.toISOString() < (hold.until ?? ""))) expect(found).toEqual([]);
        const turned = { ...all, subjects: all.subjects.toReversed(), holds: all.holds.toReversed() };
        expect(checkBacksDue(turned, at)).toEqual(found);
      }),
      { numRuns: 200 },
    );
  });

  it("is the same for a whole day as for its first instant where nothing waits", () => {
    fc.assert(
      fc.property(named, fc.constantFrom(...ZONES), day, (all, zone, today) => {
        const at = checkBacksDue({ ...given(all), zone }, startOfDay(today, zone));
        expect(checkBacksOn({ subjects: all, made: [] }, [], today)).toEqual(at);
      }),
      { numRuns: 100 },
    );
  });
});
