import { describe, expect, it } from "vitest";
import { beliefOf } from "./beliefs-asked";
import { behaviouralExperiment } from "./catalog/behavioural-experiment";
import { evidenceBank } from "./catalog/evidence-bank";
import { summaryOfLearning } from "./catalog/summary-of-learning";
import type { ExerciseDefinition } from "./definition";
import { exerciseDefinitionSchema } from "./definition";
import { definitionProblems } from "./definition-problems";
import { completed } from "./editing";

const ID = "0190f5a0-0000-7000-8000-000000000001";

function asked(definition: ExerciseDefinition, place: number) {
  const belief = definition.beliefs?.[place];
  if (!belief) throw new Error("asks after no belief");
  return belief;
}

describe("beliefOf", () => {
  it("goes by the id of the client's list, and by the words where it stands on none", () => {
    const old = asked(behaviouralExperiment, 0);
    expect(beliefOf(behaviouralExperiment, old, { belief: [{ id: ID, words: "They laugh" }] })).toEqual({ id: ID, words: "They laugh" });
    expect(beliefOf(behaviouralExperiment, old, { belief: [{ id: null, words: "They laugh " }] })).toEqual({
      id: "They laugh",
      words: "They laugh",
    });
    const other = asked(behaviouralExperiment, 1);
    expect(beliefOf(behaviouralExperiment, other, { alternative: "They listen" })).toEqual({ id: "They listen", words: "They listen" });
  });

  it("is the question's own name where the definition asks for no belief by name", () => {
    expect(beliefOf(summaryOfLearning, asked(summaryOfLearning, 0), {})).toEqual({
      id: "summary-of-learning.beliefNow",
      words: "The old belief, today",
    });
  });

  it("is none where none was given", () => {
    expect(beliefOf(evidenceBank, asked(evidenceBank, 0), {})).toBeNull();
    expect(beliefOf(evidenceBank, asked(evidenceBank, 0), { newBelief: "  " })).toBeNull();
    expect(beliefOf(evidenceBank, asked(evidenceBank, 0), { newBelief: [] })).toBeNull();
  });
});

describe("a definition that asks after beliefs", () => {
  const withBeliefs = (beliefs: ExerciseDefinition["beliefs"]) => exerciseDefinitionSchema.parse({ ...evidenceBank, beliefs });

  it("asks in percent, of something that is there", () => {
    expect(definitionProblems(evidenceBank)).toEqual([]);
    expect(definitionProblems(withBeliefs([{ belief: "nowhere", side: "new", asked: ["newBeliefNow"] }]))).toEqual([
      { at: "nowhere", problem: "beliefField" },
    ]);
    expect(definitionProblems(withBeliefs([{ belief: "newBelief", side: "new", asked: ["event"] }]))).toEqual([
      { at: "event", problem: "beliefField" },
    ]);
  });

  it("forgets a question that was taken out", () => {
    const [phase] = evidenceBank.phases;
    if (!phase) throw new Error("no phase");
    const sections = phase.sections.map((section) => ({ ...section, fields: section.fields.filter(({ id }) => id !== "newBeliefNow") }));
    const draft = { ...evidenceBank, phases: [{ ...phase, sections }] };
    expect(completed(draft).beliefs).toBeUndefined();
    expect(completed(evidenceBank).beliefs).toEqual(evidenceBank.beliefs);
  });
});
