import fc from "fast-check";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type Answers, answersSchema } from "@/domain/exercise/answer";
import { arbitraryAnswers } from "@/domain/exercise/arbitrary-answers";
import { toClientDefinition } from "@/domain/exercise/client-definition";
import { type ExerciseDefinition, exerciseDefinitionSchema, phaseIdSchema } from "@/domain/exercise/definition";
import { definitionProblems } from "@/domain/exercise/definition-problems";
import { allFields } from "@/domain/exercise/fields-of";
import { missingStarred, withoutHidden } from "@/domain/exercise/questions";
import { allDefinitions } from "@/domain/exercise/registry";
import { joinVersions, splitAnswers } from "@/domain/exercise/split-answers";
import { validateAnswers } from "@/domain/exercise/validate";
import { startDraft } from "@/offline/draft";
import messages from "../../../messages/en.json";
import { progressOf } from "../record/operation-words";
import { nextPlace, phasesAsked, startOfPhase, startOfRecord } from "./form-path";
import { RecordView } from "./record-view";

const PHASES = phaseIdSchema.options;

/** A definition that is in no catalog: adding an exercise takes nothing but its one file. */
const throwAway = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "throw-away",
  version: 1,
  title: "Tea",
  summary: "Notice one cup of tea.",
  category: "noticing",
  aboutMinutes: 3,
  headlines: ["smell"],
  scores: [
    {
      id: "sum",
      name: "In all",
      fields: ["warmth", "taste"],
      bands: [
        { from: 0, label: "little" },
        { from: 6, label: "much" },
      ],
    },
  ],
  phases: [
    {
      id: "before",
      title: "The cup",
      sections: [
        {
          title: "Holding it",
          fields: [
            { id: "hint", kind: "note", question: "Hold it before you drink.", name: "Hint" },
            { id: "smell", kind: "shortText", starred: true, question: "What does it smell of?", name: "Smell" },
            {
              id: "warmth",
              kind: "orderedChoice",
              question: "How warm is it?",
              name: "Warmth",
              options: [
                { value: "cold", label: "Cold", score: 0 },
                { value: "warm", label: "Warm", score: 1 },
                { value: "hot", label: "Hot", score: 2 },
              ],
            },
          ],
        },
        {
          title: "Drinking it",
          fields: [
            {
              id: "taste",
              kind: "rating10",
              question: "How does it taste?",
              name: "Taste",
              ends: { low: "of nothing", high: "very good" },
            },
          ],
        },
      ],
    },
  ],
});

const all: [string, ExerciseDefinition][] = [...allDefinitions(), throwAway].map((one) => [`${one.id} ${one.version}`, one]);

describe.each(all)("%s", (_, definition) => {
  const answersOf = arbitraryAnswers(definition, PHASES).map((answers) => withoutHidden(definition, answers));

  it("passes its schema unchanged, says nothing against itself, and travels as JSON", () => {
    expect(exerciseDefinitionSchema.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    expect(definitionProblems(definition)).toEqual([]);
    expect(JSON.stringify(toClientDefinition(definition))).not.toContain("therapistGuidance");
  });

  it("takes what it asks for, on the device and on the server, and gives it back from its rows", () => {
    fc.assert(
      fc.property(answersOf, (answers) => {
        const received = answersSchema.parse(JSON.parse(JSON.stringify(answers)));
        expect(validateAnswers(definition, PHASES, received)).toEqual({ ok: true, answers });
        expect(joinVersions([{ ...splitAnswers(definition, answers), cleared: [] }])).toEqual(answers);
      }),
      { numRuns: 60 },
    );
  });

  it("is done in the short form with its starred questions only", () => {
    if (definition.filledInBy === "therapist") return;
    const answers = walkQuick(definition);
    const sitting = phasesAsked(definition).map(({ id }) => id);
    expect(missingStarred(definition, sitting, answers)).toEqual([]);
    expect(progressOf(definition, draftOf(definition, answers))).toBe("done");
    const starred = allFields(definition, sitting).filter((field) => field.starred && field.kind !== "note");
    expect(Object.keys(answers).every((id) => starred.some((field) => field.id === id))).toBe(true);
  });

  it("shows every answer where it is read", () => {
    fc.assert(
      fc.property(answersOf, (answers) => {
        const shown = markupOf(definition, answers);
        for (const words of wordsIn(answers)) expect(shown).toContain(words);
        for (const field of allFields(definition)) {
          if (answers[field.id] !== undefined) expect(shown).toContain(escaped(field.name));
        }
      }),
      { numRuns: 20 },
    );
  });

  it("never praises, grades, pushes or judges", () => {
    const { therapistGuidance: _notShown, scores: _names, ...client } = definition;
    const wording = JSON.stringify([client.title, client.summary, client.phases]).toLowerCase();
    for (const word of ["well done", "great", "streak", "fail", "success", "homework", "must ", "should have", "overdue", "congrat", "!"]) {
      expect(wording).not.toContain(word);
    }
  });
});

it("has all of 0 to 14, and any other that lies beside them", () => {
  const known = new Set(allDefinitions().map(({ id }) => id));
  const wanted = [
    "after-event-log",
    "assignment",
    "behavioural-experiment",
    "catastrophe-chain",
    "early-warning-log",
    "evidence-bank",
    "exposure-record",
    "grounding",
    "ladder-step",
    "pace-check",
    "safety-behaviour-inventory",
    "safety-plan",
    "summary-of-learning",
    "thought-record",
    "values-tiny-step",
    "worry-log",
  ];
  expect(wanted.filter((id) => !known.has(id))).toEqual([]);
});

it("adds up what is whole, and says of the rest how much of it is there", () => {
  expect(markupOf(throwAway, { warmth: "hot", taste: 7 })).toContain(">9: much<");
  expect(markupOf(throwAway, { taste: 7 })).toContain("1 of 2 answered, so there is no sum");
  expect(markupOf(throwAway, { smell: "of rain" })).not.toContain("Added up");
});

function draftOf(definition: ExerciseDefinition, answers: Answers) {
  const ids = {
    recordId: "r",
    assignmentId: "a",
    stepId: null,
    title: "t",
    definitionId: definition.id,
    definitionVersion: definition.version,
  };
  return { ...startDraft({ ...ids, place: startOfRecord(definition, "quick"), now: "2026-11-23T00:00:00.000Z" }), answers };
}

/** Goes through the short form as the screen does, answering what it asks. */
function walkQuick(definition: ExerciseDefinition): Answers {
  let draft = draftOf(definition, {});
  for (let steps = 0; steps < 200 && draft.place.kind !== "exhaustion"; steps++) {
    if (draft.place.kind === "between") {
      const lock = phasesAsked(definition).find((phase) => phase.locksEarlier);
      draft = { ...draft, afterOpened: true, place: startOfPhase(definition, lock?.id ?? "after", draft) };
      continue;
    }
    const { fieldId } = draft.place as { fieldId: string };
    const [sample] = fc.sample(
      arbitraryAnswers(definition, PHASES).filter((answers) => answers[fieldId] !== undefined),
      { numRuns: 1, seed: steps },
    );
    const answer = sample?.[fieldId];
    if (answer !== undefined) draft = { ...draft, answers: { ...draft.answers, [fieldId]: answer } };
    draft = { ...draft, place: nextPlace(definition, draft) };
  }
  return draft.answers;
}

function markupOf(definition: ExerciseDefinition, answers: Answers): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" timeZone="UTC" messages={messages}>
      <RecordView definition={toClientDefinition(definition)} answers={answers} headingLevel={2} />
    </NextIntlClientProvider>,
  );
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;");

/** Every word that a person wrote in these answers, as markup has it. Options and dates are shown by their names. */
function wordsIn(answers: Answers): string[] {
  const words: string[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) collect(one);
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) if (key !== "id" && key !== "plan") collect(one);
    if (typeof value === "string" && value.includes(" ") && !/^\d{4}-\d\d-\d\d$/.test(value)) words.push(escaped(value));
  };
  collect(Object.values(answers));
  return words;
}
