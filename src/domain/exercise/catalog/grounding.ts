import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** Grounding: noticing and returning, outward anchors first. Wording of our own. */
export const grounding: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "grounding",
  version: 1,
  title: "Grounding",
  summary: "Notice, drift off, come back. The purpose is noticing and returning, not stopping thoughts.",
  category: "noticing",
  aboutMinutes: 5,
  therapistGuidance:
    "Outward anchors first: for many, breath and body are where the alarm is. Used in order not to feel, it becomes a safety behaviour; say so together, and keep it out of exposures unless it is planned.",
  headlines: ["stopReason", "kind"],
  charts: [{ id: "distress", title: "Distress, before and after", fields: ["before", "after"] }],
  phases: [
    {
      id: "before",
      title: "Before",
      sections: [
        {
          fields: [
            {
              id: "purpose",
              kind: "note",
              question: "The purpose is noticing and returning, not stopping thoughts. Drifting off is part of it.",
              name: "The purpose",
            },
            {
              id: "kind",
              kind: "choice",
              starred: true,
              ownEntry: true,
              question: "What will you notice?",
              name: "What I noticed",
              options: [
                { value: "sensesOutside", label: "What I see and hear around me" },
                { value: "sound", label: "One sound" },
                { value: "feet", label: "My feet on the ground" },
                { value: "movement", label: "A slow movement" },
                { value: "breath", label: "My breath" },
              ],
            },
            { id: "plannedMinutes", kind: "durationMinutes", question: "For about how many minutes?", name: "Minutes, meant" },
            {
              id: "before",
              kind: "suds",
              starred: true,
              question: "How much distress is there right now?",
              name: "Distress before",
              ends: { low: "calm", high: "the most I can imagine" },
            },
          ],
        },
      ],
    },
    {
      id: "after",
      title: "Doing it",
      sections: [
        {
          fields: [
            {
              id: "actual",
              kind: "timer",
              plannedBy: "plannedMinutes",
              question: "Start when you like. Stop when you like.",
              name: "Time",
            },
            {
              id: "after",
              kind: "suds",
              starred: true,
              comparedWith: "before",
              question: "How much distress is there now?",
              name: "Distress after",
              ends: { low: "calm", high: "the most I can imagine" },
            },
            {
              id: "settledSeconds",
              kind: "count",
              highest: 7200,
              question: "After about how many seconds did it settle a little?",
              hint: "If it did.",
              name: "Seconds until it settled",
            },
            {
              id: "movieArrived",
              kind: "choice",
              question: "Did the movie come?",
              name: "The movie came",
              options: [
                { value: "no", label: "No" },
                { value: "yes", label: "Yes" },
              ],
            },
            {
              id: "returns",
              kind: "count",
              highest: 1000,
              question: "About how often did you come back?",
              hint: "Each coming back is what this is for.",
              name: "Times I came back",
            },
            {
              id: "rushed",
              kind: "choice",
              question: "Did it feel rushed?",
              name: "Rushed",
              options: [
                { value: "no", label: "No" },
                { value: "aBit", label: "A bit" },
                { value: "yes", label: "Yes" },
              ],
            },
            { id: "useful", kind: "rating10", question: "How useful was it?", name: "Useful", ends: { low: "not at all", high: "very" } },
            { id: "stopReason", kind: "shortText", question: "If you stopped early: what made you stop?", name: "Why I stopped" },
          ],
        },
      ],
    },
  ],
});
