import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** Evidence bank, or positive data log (Padesky 1994): what fits a newer belief, with the discount in the client's own words. Wording of our own. */
export const evidenceBank: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "evidence-bank",
  version: 1,
  title: "Evidence bank",
  summary: "Keep one thing that happened, as a camera would have seen it, before it is talked away.",
  category: "living",
  aboutMinutes: 3,
  therapistGuidance:
    "Small and specific beats big. The discount is asked for, not argued with: seeing it in one's own words often does more. Look at it again after a month, together.",
  headlines: ["event"],
  charts: [
    { id: "fits", title: "How well it fits", fields: ["fitsNewBelief"] },
    { id: "belief", title: "The new belief", fields: ["newBeliefNow"] },
  ],
  beliefs: [{ belief: "newBelief", side: "new", asked: ["newBeliefNow"] }],
  phases: [
    {
      id: "before",
      title: "What happened",
      sections: [
        {
          fields: [
            {
              id: "event",
              kind: "shortText",
              starred: true,
              pinned: true,
              question: "What happened?",
              hint: "So that a camera could see it.",
              name: "What happened",
            },
            {
              id: "newBelief",
              kind: "reference",
              refersTo: "belief",
              starred: true,
              question: "Which belief does it speak for?",
              hint: "One you would like to hold, even if you do not yet.",
              name: "Speaks for",
            },
            {
              id: "oldBelief",
              kind: "reference",
              refersTo: "belief",
              question: "And which does it speak against?",
              name: "Speaks against",
            },
            {
              id: "fitsNewBelief",
              kind: "degree",
              starred: true,
              question: "How well does it fit?",
              name: "How well it fits",
              ends: { low: "not at all", high: "completely" },
            },
            { id: "whatIDid", kind: "shortText", question: "What did you do for it to happen?", name: "What I did" },
            { id: "whoNoticed", kind: "shortText", question: "Who noticed?", name: "Who noticed" },
            {
              id: "discount",
              kind: "shortText",
              pinned: true,
              question: "How does your mind talk it away?",
              hint: "In its own words.",
              name: "How my mind talks it away",
            },
            {
              id: "wouldAFriendCountIt",
              kind: "choice",
              question: "Would a friend count it?",
              name: "A friend would count it",
              options: [
                { value: "yes", label: "Yes" },
                { value: "no", label: "No" },
                { value: "unsure", label: "Not sure" },
              ],
            },
            {
              id: "newBeliefNow",
              kind: "percent",
              question: "How true does the newer belief feel today?",
              hint: "Once a week is enough.",
              name: "The newer belief, today",
              ends: { low: "not true at all", high: "completely true" },
            },
          ],
        },
      ],
    },
    {
      id: "followUp",
      title: "A month later",
      onLaterDay: true,
      askedAfter: "month",
      sections: [
        {
          fields: [
            {
              id: "revisit",
              kind: "choice",
              starred: true,
              question: "Is it still true?",
              name: "A month later",
              options: [
                { value: "stillTrue", label: "Still true" },
                { value: "changed", label: "It has changed" },
                { value: "cannotKnow", label: "Can’t know" },
              ],
            },
            { id: "revisitWords", kind: "shortText", question: "A word about that?", name: "In words" },
          ],
        },
      ],
    },
  ],
});
