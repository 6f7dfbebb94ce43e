import { describe, expect, it } from "vitest";
import { changeDraft, continueDraft, type Draft, hasContent, startDraft } from "./draft";

const place = { kind: "question", phaseId: "before", fieldId: "fearedOutcome" } as const;
const given = {
  recordId: "r1",
  assignmentId: "a1",
  stepId: "s1",
  title: "Lunch",
  definitionId: "exposure-record",
  definitionVersion: 1,
  place,
  now: "2026-03-17T08:00:00.000Z",
};
const LATER = "2026-03-17T08:01:00.000Z";
const fresh = (): Draft => startDraft(given);

describe("a draft", () => {
  it("starts empty, with nothing skipped and nothing rated", () => {
    expect(fresh()).toMatchObject({ answers: {}, skipped: [], exhaustion: null, predicted: false, updatedAt: given.now });
    expect(hasContent(fresh())).toBe(false);
  });

  it("keeps an answer and says when", () => {
    const draft = changeDraft(fresh(), { type: "answer", fieldId: "likelihoodBefore", answer: 0 }, LATER);
    expect(draft.answers).toEqual({ likelihoodBefore: 0 });
    expect(draft.updatedAt).toBe(LATER);
    expect(hasContent(draft)).toBe(true);
  });

  it.each([[null], [""], ["   "], [[]]])("takes %j as a gap, not as an answer", (answer) => {
    const answered = changeDraft(fresh(), { type: "answer", fieldId: "fearedOutcome", answer: "They laugh" }, LATER);
    expect(changeDraft(answered, { type: "answer", fieldId: "fearedOutcome", answer }, LATER).answers).toEqual({});
  });

  it("drops the answer of a skipped question, and the skip of an answered one", () => {
    const answered = changeDraft(fresh(), { type: "answer", fieldId: "a", answer: 5 }, LATER);
    const skipped = changeDraft(answered, { type: "skip", fieldId: "a" }, LATER);
    expect(skipped).toMatchObject({ answers: {}, skipped: ["a"] });
    expect(changeDraft(skipped, { type: "answer", fieldId: "a", answer: 6 }, LATER)).toMatchObject({ answers: { a: 6 }, skipped: [] });
  });

  it("never turns a written prediction into memory", () => {
    const predicted = changeDraft(fresh(), { type: "predicted" }, LATER);
    expect(changeDraft(predicted, { type: "alreadyDone", place }, LATER).retrospective).toBe(false);
    expect(changeDraft(fresh(), { type: "alreadyDone", place }, LATER).retrospective).toBe(true);
  });

  it("is left as it is once finished, but for where it stands", () => {
    const finished = changeDraft(fresh(), { type: "finished", progress: "done" }, LATER);
    expect(changeDraft(finished, { type: "answer", fieldId: "a", answer: 5 }, LATER)).toBe(finished);
    expect(changeDraft(finished, { type: "finished", progress: "partlyDone" }, LATER)).toBe(finished);
    expect(changeDraft(finished, { type: "go", place }, LATER).place).toEqual(place);
  });

  it("holds each reason once", () => {
    const once = changeDraft(fresh(), { type: "reason", reason: "tooTired", on: true }, LATER);
    const twice = changeDraft(once, { type: "reason", reason: "tooTired", on: true }, LATER);
    expect(twice.reasons).toEqual(["tooTired"]);
    expect(changeDraft(twice, { type: "reason", reason: "tooTired", on: false }, LATER).reasons).toEqual([]);
  });

  it("goes on with a prediction from another device", () => {
    const draft = continueDraft({ ...given, answers: { fearedOutcome: "They laugh" }, afterOpened: true });
    expect(draft).toMatchObject({ predicted: true, afterOpened: true, retrospective: false, answers: { fearedOutcome: "They laugh" } });
  });
});
