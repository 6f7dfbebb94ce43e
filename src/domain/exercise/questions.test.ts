import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "./answer";
import { arbitraryAnswer, arbitraryAnswers } from "./arbitrary-answers";
import { exposureRecord } from "./catalog/exposure-record";
import { type PhaseId, phaseIdSchema } from "./definition";
import { allFields } from "./fields-of";
import { isAnswered } from "./holds";
import { fieldsToAsk, isShown, missingStarred } from "./questions";

/** What has to be answered for a record to be done; days later is never needed for that. */
const TO_BE_DONE: PhaseId[] = ["before", "after", "learning"];
const ALL_PHASES = phaseIdSchema.options;
const idsOf = (phaseId: PhaseId, mode: "quick" | "full", answers: Answers = {}) =>
  fieldsToAsk(exposureRecord, phaseId, mode, answers).map((field) => field.id);

describe("quick mode", () => {
  it("asks the starred fields and no other", () => {
    expect(idsOf("before", "quick")).toEqual(["fearedOutcome", "howWillIKnow", "decideBy", "likelihoodBefore", "predictedPeakSuds"]);
    expect(idsOf("learning", "quick")).toEqual(["likelihoodAgain", "whatILearned"]);
  });

  it("is enough: whoever answers what it asks has a complete record", () => {
    const starred = TO_BE_DONE.flatMap((phaseId) => fieldsToAsk(exposureRecord, phaseId, "quick", {}));
    const quick = fc.record(Object.fromEntries(starred.map((field) => [field.id, arbitraryAnswer(field)])));
    fc.assert(
      fc.property(quick, (answers) => {
        expect(missingStarred(exposureRecord, TO_BE_DONE, answers)).toEqual([]);
      }),
    );
  });

  it("asks, in the same order, a part of what full mode asks", () => {
    fc.assert(
      fc.property(arbitraryAnswers(exposureRecord, ALL_PHASES), fc.constantFrom(...ALL_PHASES), (answers, phaseId) => {
        const quick = idsOf(phaseId, "quick", answers);
        expect(idsOf(phaseId, "full", answers).filter((id) => quick.includes(id))).toEqual(quick);
      }),
    );
  });
});

describe("missingStarred", () => {
  it("names exactly what quick mode asks and nobody answered", () => {
    fc.assert(
      fc.property(arbitraryAnswers(exposureRecord, ALL_PHASES), (answers) => {
        const asked = TO_BE_DONE.flatMap((phaseId) => idsOf(phaseId, "quick", answers));
        expect(missingStarred(exposureRecord, TO_BE_DONE, answers)).toEqual(asked.filter((id) => answers[id] === undefined));
      }),
    );
  });

  it("takes 0 for an answer and blank text for none", () => {
    expect(missingStarred(exposureRecord, ["learning"], { likelihoodAgain: 0, whatILearned: "  " })).toEqual(["whatILearned"]);
  });

  it("never asks for the degree of what did not happen in part", () => {
    expect(missingStarred(exposureRecord, ["after"], { happened: "no", peakSuds: 40, endSuds: 20 })).toEqual([]);
  });
});

describe("isShown", () => {
  it("asks how much of it happened only after partly", () => {
    expect(idsOf("after", "full")).not.toContain("degree");
    for (const happened of ["no", "yes", "cannotTellYet", "cannotKnow"])
      expect(idsOf("after", "full", { happened })).not.toContain("degree");
    expect(idsOf("after", "full", { happened: "partly" })).toContain("degree");
  });

  it("hides a conditional field while its condition has no text answer", () => {
    const degree = allFields(exposureRecord).find((field) => field.id === "degree");
    if (!degree) throw new Error("the exposure record asks for a degree");
    expect(isShown(degree, {})).toBe(false);
    expect(isShown(degree, { happened: 1 })).toBe(false);
  });
});

describe("isAnswered", () => {
  it.each([
    [0, true],
    ["a", true],
    [" ", false],
    ["", false],
    [[], false],
    [[{ behaviour: "looking away", plan: "drop" as const }], true],
  ])("%j: %s", (answer, answered) => {
    expect(isAnswered({ field: answer }, "field")).toBe(answered);
  });

  it("is false for what is not there", () => {
    expect(isAnswered({}, "field")).toBe(false);
  });
});
