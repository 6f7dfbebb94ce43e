import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** After-event log: post-event processing noticed and left (after Clark & Wells 1995). Wording of our own. */
export const afterEventLog: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "after-event-log",
  version: 1,
  title: "After-event log",
  summary: "When you go over something again and again: note it, keep the facts, and turn to something else.",
  category: "noticing",
  aboutMinutes: 3,
  therapistGuidance: "Short on purpose: a long log would be going over it once more. The facts only, then what was turned to.",
  headlines: ["factsOnly", "event"],
  charts: [{ id: "distress", title: "Distress, before and after", fields: ["distressBefore", "distressAfter"] }],
  phases: [
    {
      id: "before",
      title: "Afterwards",
      sections: [
        {
          fields: [
            { id: "event", kind: "shortText", starred: true, pinned: true, question: "What was it?", name: "What it was" },
            {
              id: "distressBefore",
              kind: "suds",
              starred: true,
              question: "How much distress is there right now?",
              name: "Distress before",
              ends: { low: "calm", high: "the most I can imagine" },
            },
            {
              id: "minutesReplaying",
              kind: "durationMinutes",
              question: "About how many minutes have you gone over it?",
              name: "Minutes going over it",
            },
            { id: "whatIReplayed", kind: "shortText", question: "Which moment comes back?", name: "What comes back" },
            {
              id: "factsOnly",
              kind: "shortText",
              starred: true,
              question: "And the facts only?",
              hint: "What a camera would have seen.",
              name: "The facts only",
            },
            { id: "switchedTo", kind: "shortText", question: "What will you turn to now?", name: "Turned to" },
            {
              id: "distressAfter",
              kind: "suds",
              comparedWith: "distressBefore",
              question: "How much distress is there now?",
              name: "Distress after",
              ends: { low: "calm", high: "the most I can imagine" },
            },
          ],
        },
      ],
    },
  ],
});
