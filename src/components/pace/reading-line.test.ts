import { expect, it } from "vitest";
import { readingLine } from "./reading-line";

const [MON, TUE, THU] = ["2026-03-16", "2026-03-17", "2026-03-19"];

it("names both days, or the one", () => {
  expect(readingLine({ readsOn: TUE, answersBy: THU }, MON)).toEqual({ line: "readsBoth", reads: TUE, answers: THU });
  expect(readingLine({ readsOn: THU, answersBy: THU }, MON)).toEqual({ line: "readsOneDay", answers: THU });
  expect(readingLine({ readsOn: TUE, answersBy: null }, TUE)).toEqual({ line: "readsOnly", reads: TUE });
  expect(readingLine({ readsOn: null, answersBy: THU }, MON)).toEqual({ line: "answersOnly", answers: THU });
  expect(readingLine({ readsOn: null, answersBy: null }, MON)).toEqual({ line: "readsNoDay" });
});

it("does not announce a day that has passed, and says so where it was a promise", () => {
  expect(readingLine({ readsOn: MON, answersBy: THU }, TUE)).toEqual({ line: "answersOnly", answers: THU });
  expect(readingLine({ readsOn: MON, answersBy: null }, TUE)).toEqual({ line: "readsNoDay" });
  expect(readingLine({ readsOn: MON, answersBy: TUE }, THU)).toEqual({ line: "answerLate", answers: TUE });
});
