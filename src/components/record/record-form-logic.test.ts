import { describe, expect, it } from "vitest";
import { exposureRecord as definition } from "@/domain/exercise/catalog/exposure-record";
import type { Field } from "@/domain/exercise/field";
import { operationSchema } from "@/domain/sync/operation";
import { changeDraft, type Draft, startDraft } from "@/offline/draft";
import { answerProblem } from "./answer-problem";
import { finishOperation, predictOperation, progressOf } from "./operation-words";
import { draftToOpen, isFromElsewhere, localDraft } from "./which-draft";

const RECORD = "01a2054a-95c7-7805-833f-4e87e0d5045b";
const OTHER = "01a2054a-94ad-7a99-9d84-530ed0cf9296";
const NOW = "2026-03-17T08:00:00.000Z";
const target = { assignmentId: RECORD, stepId: OTHER, title: "Lunch" };
const fresh = { recordId: RECORD, now: NOW };
const quick = {
  fearedOutcome: "They laugh",
  howWillIKnow: "Nobody asks me along",
  decideBy: "2026-03-27",
  likelihoodBefore: 85,
  predictedPeakSuds: 70,
  happened: "no",
  peakSuds: 60,
  endSuds: 0,
  likelihoodAgain: 60,
  whatILearned: "They asked me back",
};
function draft(given: Partial<Draft> = {}): Draft {
  return { ...draftToOpen(definition, target, null, null, fresh), ...given };
}
function isValid(operation: object): boolean {
  const { text: _text, title: _title, ...rest } = operation as Record<string, unknown>;
  return operationSchema.safeParse({ v: 1, opId: RECORD, deviceId: OTHER, seq: 1, occurredAt: NOW, zone: "Europe/Berlin", ...rest })
    .success;
}

describe("what leaves the device", () => {
  it("is the prediction alone when before is finished, with its words to copy", () => {
    const operation = predictOperation(definition, draft({ answers: quick }));
    expect(operation).toMatchObject({ payload: { answers: { likelihoodBefore: 85 } } });
    expect(operation.type === "record.predict" && Object.keys(operation.payload.answers)).not.toContain("peakSuds");
    expect(operation.text).toContain("They laugh");
    expect(isValid(operation)).toBe(true);
  });

  it("holds before with the rest only where there was no prediction", () => {
    const finish = (given: Partial<Draft>) => finishOperation(definition, draft({ answers: quick, ...given }), "done");
    expect(finish({ predicted: true }).payload).not.toHaveProperty("answers.likelihoodBefore");
    expect(finish({ retrospective: true }).payload).toHaveProperty("answers.likelihoodBefore", 85);
    expect(isValid(finish({}))).toBe(true);
  });

  it("says how the pace felt only where that was said", () => {
    const finish = (given: Partial<Draft>) => finishOperation(definition, draft({ answers: quick, ...given }), "done");
    expect(finish({ pace: "slower" })).toMatchObject({ payload: { pace: "slower" } });
    expect(finish({}).payload).not.toHaveProperty("pace");
    expect(isValid(finish({ pace: "slower" }))).toBe(true);
  });

  it("is nothing but the reasons when it was not done this time", () => {
    const operation = finishOperation(definition, draft({ answers: quick, reasons: ["tooTired"] }), "notThisTime");
    expect(operation).toMatchObject({ payload: { answers: {}, reasons: ["tooTired"], progress: "notThisTime" }, text: "" });
  });
});

it("is done with every starred answer, zero included, and partly done with a gap", () => {
  expect(progressOf(definition, draft({ answers: quick }))).toBe("done");
  const { whatILearned: _gap, ...rest } = quick;
  expect(progressOf(definition, draft({ answers: rest }))).toBe("partlyDone");
});

describe("where the form opens", () => {
  const server = { recordId: OTHER, afterOpened: false, answers: { fearedOutcome: "They laugh" } };

  it("anew where nothing is there", () => expect(draft()).toMatchObject({ recordId: RECORD, predicted: false, mode: "quick" }));

  it("on with this device's latest draft", () => {
    const older = draft({ recordId: "old", updatedAt: "2026-03-16T08:00:00.000Z" });
    const newer = changeDraft(draft(), { type: "answer", fieldId: "fearedOutcome", answer: "x" }, "2026-03-17T09:00:00.000Z");
    expect(localDraft([newer, older], RECORD, true)).toBe(newer);
    expect(draftToOpen(definition, target, newer, null, fresh)).toBe(newer);
    expect(localDraft([newer], OTHER, true)).toBeNull();
  });

  it("anew where the exercise is done again and again, though the last time still waits to be sent", () => {
    const waiting = changeDraft(draft(), { type: "finished", progress: "done" }, NOW);
    expect(localDraft([waiting], RECORD, true)).toBe(waiting);
    expect(localDraft([waiting], RECORD, false)).toBeNull();
  });

  it("on with a prediction from another device", () => {
    expect(isFromElsewhere(null, server)).toBe(true);
    expect(draftToOpen(definition, target, null, server, fresh)).toMatchObject({
      recordId: OTHER,
      predicted: true,
      place: { kind: "between" },
      answers: { fearedOutcome: "They laugh" },
    });
    const opened = draftToOpen(definition, target, null, { ...server, afterOpened: true }, fresh);
    expect(opened.place).toEqual({ kind: "question", phaseId: "after", fieldId: "happened" });
  });

  it("with its own prediction, where this device has one", () => {
    const own = draft({ recordId: OTHER, predicted: true });
    expect(isFromElsewhere(own, server)).toBe(false);
    expect(draftToOpen(definition, target, own, server, fresh)).toBe(own);
  });

  it("locked where after was opened on another device meanwhile", () => {
    const own = draft({ recordId: OTHER, predicted: true });
    expect(draftToOpen(definition, target, own, { ...server, afterOpened: true }, fresh)).toMatchObject({
      afterOpened: true,
      place: { phaseId: "after" },
    });
  });
});

describe("why Next waits", () => {
  const field = (kind: Field["kind"]): Field => ({ id: "a", kind, question: "", name: "", starred: true, pinned: false });

  it("because nothing is there, unless it is skipped", () => {
    expect(answerProblem(field("percent"), undefined, false)).toEqual({ kind: "missing", of: "rating" });
    expect(answerProblem(field("percent"), undefined, true)).toBeNull();
    expect(answerProblem(field("percent"), 0, false)).toBeNull();
  });
  it("because it is too long, and says by how much", () => {
    expect(answerProblem(field("shortText"), "x".repeat(283), false)).toEqual({ kind: "tooLong", max: 280, over: 3 });
    expect(answerProblem(field("longText"), "x".repeat(283), false)).toBeNull();
  });
});

it("starts a draft without any number in it", () => {
  const { answers, exhaustion } = startDraft({ ...target, ...fresh, definitionId: "d", definitionVersion: 1, place: { kind: "between" } });
  expect({ answers, exhaustion }).toEqual({ answers: {}, exhaustion: null });
});
