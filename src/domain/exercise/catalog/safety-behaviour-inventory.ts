import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** Safety-behaviour inventory (Salkovskis 1991; kinds after Plasencia et al. 2011: avoiding and impression management). Wording of our own. */
export const safetyBehaviourInventory: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "safety-behaviour-inventory",
  version: 1,
  title: "What I do to feel safer",
  summary: "Look closely at one thing you do to feel safer: when you do it, and what you fear without it.",
  category: "facing",
  aboutMinutes: 6,
  therapistGuidance:
    "One behaviour at a time, without blame: it has helped. Impression management and avoiding do different things in an exposure. What is feared if it were dropped is a prediction, and can be tested.",
  headlines: ["behaviour", "fearedIfDropped"],
  charts: [{ id: "willing", title: "Willing to drop it", fields: ["willingnessToDrop"] }],
  phases: [
    {
      id: "before",
      title: "One behaviour",
      sections: [
        {
          fields: [
            {
              id: "behaviour",
              kind: "reference",
              refersTo: "behaviour",
              starred: true,
              pinned: true,
              question: "What do you do to feel safer?",
              name: "Safety behaviour",
            },
            {
              id: "kind",
              kind: "choice",
              question: "What does it do?",
              name: "What it does",
              options: [
                { value: "avoiding", label: "Keeps me out of sight, or away" },
                { value: "impressionManagement", label: "Manages how I come across" },
                { value: "other", label: "Something else" },
              ],
            },
            { id: "situations", kind: "shortText", question: "In which situations?", name: "Situations" },
            {
              id: "frequency",
              kind: "orderedChoice",
              starred: true,
              question: "How often?",
              name: "How often",
              options: [
                { value: "never", label: "Never", score: 0 },
                { value: "sometimes", label: "Sometimes", score: 1 },
                { value: "often", label: "Often", score: 2 },
                { value: "always", label: "Always", score: 3 },
              ],
            },
            {
              id: "fearedIfDropped",
              kind: "shortText",
              starred: true,
              question: "What do you fear would happen without it?",
              name: "What I fear without it",
            },
            {
              id: "belief",
              kind: "percent",
              question: "How true does that feel?",
              name: "How true that feels",
              ends: { low: "not true at all", high: "completely true" },
            },
            { id: "sideEffects", kind: "shortText", question: "What does it cost you?", name: "What it costs" },
            {
              id: "willingnessToDrop",
              kind: "rating10",
              question: "How willing are you to leave it out once?",
              name: "Willing to leave it out",
              ends: { low: "not at all", high: "fully" },
            },
            {
              id: "testedIn",
              kind: "reference",
              refersTo: "record",
              many: true,
              question: "Have you tried it without already?",
              name: "Tried without it",
            },
          ],
        },
      ],
    },
  ],
});
