import { describe, expect, it } from "vitest";
import type { PhaseId } from "../definition";
import { allFields } from "../fields-of";
import { exposureRecord } from "./exposure-record";

const fieldsOf = (phaseId: PhaseId) => allFields(exposureRecord, [phaseId]);
const fields = allFields(exposureRecord);

describe("the exposure record", () => {
  it("goes before → after → what I learned → days later; opening after locks before", () => {
    expect(exposureRecord.phases.map(({ id, locksEarlier, onLaterDay }) => [id, locksEarlier, onLaterDay])).toEqual([
      ["before", false, false],
      ["after", true, false],
      ["learning", false, false],
      ["followUp", false, true],
    ]);
  });

  it("keeps what was feared, how one will know and by when in sight on every later screen", () => {
    const pinned = fieldsOf("before").filter((field) => field.pinned);
    expect(pinned.map((field) => field.id)).toEqual(["fearedOutcome", "howWillIKnow", "decideBy"]);
  });

  it("offers 2, 7, 14 and 30 days to decide by", () => {
    expect(fieldsOf("before").find((field) => field.id === "decideBy")?.offeredDays).toEqual([2, 7, 14, 30]);
  });

  it("shows the first likelihood only after the next one is given, and again days later", () => {
    const compared = fields.filter((field) => field.comparedWith === "likelihoodBefore").map((field) => field.id);
    expect(compared).toEqual(["likelihoodAgain", "likelihoodLater"]);
  });

  it("asks for expectation, outcome and expectation again in quick mode", () => {
    const starred = new Set(fields.filter((field) => field.starred).map((field) => field.id));
    for (const id of ["fearedOutcome", "howWillIKnow", "decideBy", "likelihoodBefore", "predictedPeakSuds"]) expect(starred).toContain(id);
    for (const id of ["happened", "peakSuds", "likelihoodAgain", "whatILearned"]) expect(starred).toContain(id);
  });
});
