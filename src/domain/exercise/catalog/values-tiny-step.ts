import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** From a value to one tiny step (after Wilson & Murrell 2004, Valued Living Questionnaire, and Hayes et al. 2012). Wording of our own. */
export const valuesTinyStep: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "values-tiny-step",
  version: 1,
  title: "A value, a tiny step",
  summary: "Say what matters in one part of your life, and find one step toward it that is yours to take.",
  category: "living",
  aboutMinutes: 8,
  therapistGuidance:
    "A value is a direction, not a goal to reach. The step has to be within the client’s control and smaller than it sounds. Importance and consistency are the client’s own; a difference between them is no failing.",
  headlines: ["step", "valueStatement"],
  charts: [
    { id: "value", title: "How much it matters, and how much I live it", fields: ["importance", "consistency", "valueContactAfter"] },
  ],
  phases: [
    {
      id: "plan",
      title: "What matters",
      sections: [
        {
          title: "The value",
          fields: [
            {
              id: "domain",
              kind: "choice",
              starred: true,
              question: "Which part of your life?",
              name: "Part of life",
              options: [
                { value: "friends", label: "Friends" },
                { value: "family", label: "Family" },
                { value: "partner", label: "Partner" },
                { value: "work", label: "Work" },
                { value: "community", label: "Community" },
                { value: "learning", label: "Learning" },
                { value: "health", label: "Health" },
                { value: "leisure", label: "Leisure" },
                { value: "meaning", label: "Meaning" },
              ],
            },
            { id: "value", kind: "reference", refersTo: "value", question: "Is it one of your values?", name: "Value" },
            {
              id: "valueStatement",
              kind: "shortText",
              starred: true,
              pinned: true,
              question: "How do you want to be there?",
              hint: "Not what you want to have: how you want to act.",
              name: "How I want to be",
            },
            {
              id: "importance",
              kind: "rating10",
              starred: true,
              question: "How much does that matter to you?",
              name: "How much it matters",
              ends: { low: "not at all", high: "very much" },
            },
            {
              id: "consistency",
              kind: "rating10",
              starred: true,
              question: "How much have you lived it in the last two weeks?",
              hint: "Just as it is.",
              name: "Lived in two weeks",
              ends: { low: "not at all", high: "very much" },
            },
            { id: "barrier", kind: "shortText", question: "What stands in between?", name: "What stands in between" },
          ],
        },
        {
          title: "The step",
          fields: [
            {
              id: "step",
              kind: "shortText",
              starred: true,
              pinned: true,
              question: "One step toward it, this week?",
              hint: "Something that is yours to do, whatever others do.",
              name: "The step",
            },
            {
              id: "smallerStep",
              kind: "shortText",
              starred: true,
              pinned: true,
              question: "And a smaller one?",
              hint: "So small that you would do it on a bad day.",
              name: "The smaller step",
            },
            { id: "when", kind: "date", starred: true, question: "When?", name: "When", offeredDays: [1, 2, 3, 7] },
            {
              id: "willingness",
              kind: "rating10",
              starred: true,
              question: "How willing are you, with whatever comes along?",
              name: "Willing",
              ends: { low: "not at all", high: "fully" },
            },
          ],
        },
      ],
    },
    {
      id: "after",
      title: "Afterwards",
      locksEarlier: true,
      sections: [
        {
          fields: [
            {
              id: "done",
              kind: "choice",
              starred: true,
              question: "What became of it?",
              name: "What became of it",
              options: [
                { value: "step", label: "I took the step" },
                { value: "smallerStep", label: "I took the smaller one" },
                { value: "somethingElse", label: "I did something else" },
                { value: "notYet", label: "Not yet" },
              ],
            },
            {
              id: "valueContactAfter",
              kind: "rating10",
              question: "How close did you feel to what matters?",
              name: "Close to what matters",
              ends: { low: "not at all", high: "very" },
            },
            { id: "words", kind: "shortText", question: "A word about it?", name: "In words" },
          ],
        },
      ],
    },
  ],
});
