import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** One step of the exposure hierarchy ("ladder"). Filled in by the therapist, with the client; no order is forced and no date is needed. */
export const ladderStep: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "ladder-step",
  version: 1,
  title: "Step on the ladder",
  summary: "One situation worth going to, and the smallest version that counts.",
  category: "facing",
  aboutMinutes: 2,
  filledInBy: "therapist",
  headlines: ["situation"],
  phases: [
    {
      id: "plan",
      title: "The step",
      sections: [
        {
          fields: [
            { id: "situation", kind: "shortText", starred: true, question: "Which situation?", name: "Step" },
            {
              id: "predictedSuds",
              kind: "suds",
              starred: true,
              question: "How much anxiety is expected there?",
              name: "Expected anxiety",
              ends: { low: "calm", high: "the most I can imagine" },
            },
            {
              id: "avoidance",
              kind: "degree",
              question: "How much is it avoided?",
              name: "Avoided",
              ends: { low: "not at all", high: "always" },
            },
            {
              id: "importance",
              kind: "rating10",
              question: "How important is it to get there?",
              name: "Important",
              ends: { low: "not at all", high: "very" },
            },
            { id: "minimumVersion", kind: "shortText", question: "What is the smallest version that counts?", name: "Smallest version" },
            { id: "variationPerson", kind: "shortText", question: "With whom else could it be?", name: "Other people" },
            { id: "variationPlace", kind: "shortText", question: "Where else?", name: "Other places" },
            { id: "variationTopic", kind: "shortText", question: "About what else?", name: "Other topics" },
            { id: "variationMinutes", kind: "durationMinutes", question: "For how many minutes?", name: "Minutes" },
            { id: "variationAudience", kind: "shortText", question: "In front of whom?", name: "Audience" },
            {
              id: "combines",
              kind: "reference",
              refersTo: "step",
              many: true,
              question: "Which other steps does it bring together?",
              name: "Brings together",
            },
            {
              id: "active",
              kind: "choice",
              question: "Is it on the ladder now?",
              name: "On the ladder",
              options: [
                { value: "active", label: "Yes" },
                { value: "resting", label: "It rests" },
                { value: "retired", label: "It is put aside" },
              ],
            },
          ],
        },
      ],
    },
  ],
});
