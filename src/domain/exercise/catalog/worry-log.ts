import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** Worry and prediction log: a worry with a date on it (after LaFreniere & Newman 2020, Worry Outcome Journal, 10.1016/j.beth.2019.07.003). Wording of our own. */
export const worryLog: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "worry-log",
  version: 1,
  title: "Worry log",
  summary: "Write a worry down as something that will have happened or not, with a day on which you look.",
  category: "predicting",
  aboutMinutes: 2,
  therapistGuidance:
    "Only worries that can come true or not by a date. Look at the outcomes together, counts before percentages. A worry that came true and was coped with is worth as much as one that did not.",
  headlines: ["prediction"],
  charts: [
    { id: "anxiety", title: "Anxiety about it", fields: ["anxiety"] },
    { id: "afterwards", title: "How bad it was, and how I coped", fields: ["howBad", "coped"] },
  ],
  phases: [
    {
      id: "before",
      title: "The worry",
      sections: [
        {
          fields: [
            {
              id: "prediction",
              kind: "shortText",
              starred: true,
              pinned: true,
              question: "What do you worry will happen?",
              hint: "So that you could say later: it did, or it did not.",
              name: "The worry",
            },
            {
              id: "likelihood",
              kind: "percent",
              starred: true,
              question: "How likely is it, as it seems to you now?",
              name: "Likelihood before",
              ends: { low: "will not happen", high: "certain to happen" },
            },
            {
              id: "anxiety",
              kind: "suds",
              question: "How anxious does it make you?",
              name: "Anxiety",
              ends: { low: "calm", high: "the most I can imagine" },
            },
            { id: "howWillIKnow", kind: "shortText", starred: true, pinned: true, question: "How will you know?", name: "How I’ll know" },
            {
              id: "decideBy",
              kind: "decideBy",
              starred: true,
              pinned: true,
              question: "By when?",
              name: "By",
              offeredDays: [2, 7, 14, 30],
            },
          ],
        },
      ],
    },
    {
      id: "after",
      title: "What became of it",
      locksEarlier: true,
      sections: [
        {
          fields: [
            {
              id: "outcome",
              kind: "choice",
              starred: true,
              question: "Did it happen?",
              name: "Did it happen",
              options: [
                { value: "no", label: "No" },
                { value: "partly", label: "Partly" },
                { value: "yes", label: "Yes" },
                { value: "cannotTellYet", label: "Can’t tell yet", consequence: "It stays open until {decideBy}." },
                { value: "cannotKnow", label: "Can’t know", consequence: "Some things can’t be known. It stays as that." },
              ],
            },
            {
              id: "degree",
              kind: "degree",
              shownWhen: { field: "outcome", isOneOf: ["partly"] },
              question: "How much of it happened?",
              name: "How much of it happened",
              ends: { low: "nothing of it", high: "all of it" },
            },
            {
              id: "howBad",
              kind: "degree",
              shownWhen: { field: "outcome", isOneOf: ["partly", "yes"] },
              question: "How bad was it?",
              name: "How bad it was",
              ends: { low: "not bad at all", high: "as bad as can be" },
            },
            {
              id: "coped",
              kind: "degree",
              shownWhen: { field: "outcome", isOneOf: ["partly", "yes"] },
              question: "How well did you cope?",
              name: "Coped",
              ends: { low: "not at all", high: "fully" },
            },
            { id: "whatHappened", kind: "shortText", question: "What would a camera have seen?", name: "What a camera would have seen" },
          ],
        },
      ],
    },
  ],
  prediction: {
    statement: "prediction",
    howWillIKnow: "howWillIKnow",
    decideBy: "decideBy",
    likelihoodBefore: "likelihood",
    outcome: "outcome",
    degree: "degree",
  },
});
