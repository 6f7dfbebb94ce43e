import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** Pace check: a quarter of a minute after a session or an exercise. Wording of our own. */
export const paceCheck: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "pace-check",
  version: 1,
  title: "Pace check",
  summary: "A quarter of a minute: was the pace right, and did you feel heard?",
  category: "planning",
  aboutMinutes: 1,
  therapistGuidance:
    "After a session, and after exercises if you agree on it. A low number is a gift: it is said to you instead of being lived with. The button for Slower and Pause stays where it is, whatever is answered here.",
  headlines: ["tooMuch", "askFirst"],
  charts: [{ id: "heard", title: "Felt heard", fields: ["feltHeard"] }],
  phases: [
    {
      id: "before",
      title: "The pace",
      sections: [
        {
          fields: [
            {
              id: "howWasThePace",
              kind: "choice",
              starred: true,
              question: "How was the pace?",
              name: "The pace",
              options: [
                { value: "fine", label: "Fine" },
                {
                  value: "slower",
                  label: "Slower would be better",
                  consequence: "Press Slower below if something should change from now.",
                },
                { value: "pause", label: "I need a pause", consequence: "Press Pause below, and everything waits." },
              ],
            },
            {
              id: "feltHeard",
              kind: "rating10",
              question: "How much did you feel heard?",
              name: "Felt heard",
              ends: { low: "not at all", high: "fully" },
            },
            {
              id: "tooMuch",
              kind: "shortText",
              shownWhen: { field: "howWasThePace", isOneOf: ["slower", "pause"] },
              question: "What was too much?",
              name: "What was too much",
            },
            { id: "askFirst", kind: "shortText", question: "Is there something to ask you first, next time?", name: "Ask me first" },
          ],
        },
      ],
    },
  ],
});
