import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** Summary of learning: a therapy blueprint for the time after (after Butler, Fennell & Hackmann 2008). Wording of our own. */
export const summaryOfLearning: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "summary-of-learning",
  version: 1,
  title: "What I take with me",
  summary: "Put together what you found out, so that you have it when you need it.",
  category: "planning",
  aboutMinutes: 25,
  therapistGuidance:
    "Best written over two or three sessions, in the client’s words. A lapse is expected and has a plan. Keep it short enough to be read on a bad day.",
  headlines: ["retrievalCue", "problemInMyWords"],
  charts: [{ id: "belief", title: "The old belief, today", fields: ["beliefNow"] }],
  beliefs: [{ side: "old", asked: ["beliefNow"] }],
  phases: [
    {
      id: "before",
      title: "What I take with me",
      sections: [
        {
          title: "Looking back",
          fields: [
            { id: "problemInMyWords", kind: "longText", question: "What was the problem, in your words?", name: "The problem" },
            { id: "whatKeptItGoing", kind: "longText", question: "What kept it going?", name: "What kept it going" },
            { id: "whatIDid", kind: "longText", question: "What did you do about it?", name: "What I did" },
            {
              id: "bestEvidence",
              kind: "reference",
              refersTo: "record",
              many: true,
              question: "Which records do you want to remember?",
              name: "Records to remember",
            },
            {
              id: "learned",
              kind: "groupList",
              starred: true,
              question: "What did you find out?",
              hint: "Seven at most; three are plenty.",
              name: "What I found out",
              item: {
                name: "Finding",
                atMost: 7,
                fields: [{ id: "text", kind: "shortText", starred: true, question: "One thing you found out", name: "Finding" }],
              },
            },
          ],
        },
        {
          title: "Looking ahead",
          fields: [
            {
              id: "earlySigns",
              kind: "groupList",
              starred: true,
              question: "By what will you notice early that it comes back?",
              name: "Early signs",
              item: {
                name: "Sign",
                atMost: 7,
                fields: [{ id: "text", kind: "shortText", starred: true, question: "One early sign", name: "Sign" }],
              },
            },
            {
              id: "lapsePlan",
              kind: "groupList",
              starred: true,
              question: "If it does, what then?",
              name: "If it comes back",
              item: {
                name: "Plan",
                atMost: 6,
                fields: [
                  { id: "if", kind: "shortText", starred: true, question: "If …", name: "If" },
                  { id: "then", kind: "shortText", starred: true, question: "… then I", name: "Then" },
                ],
              },
            },
            {
              id: "retrievalCue",
              kind: "shortText",
              question: "Which sentence should you read first on a bad day?",
              name: "To read first",
            },
            {
              id: "nextThreeSteps",
              kind: "groupList",
              starred: true,
              question: "Which steps come next?",
              name: "Next steps",
              item: {
                name: "Step",
                atMost: 3,
                fields: [{ id: "text", kind: "shortText", starred: true, question: "One step", name: "Step" }],
              },
            },
            { id: "whoToTell", kind: "shortText", question: "Whom will you tell?", name: "Whom I tell" },
            {
              id: "reviewDates",
              kind: "groupList",
              question: "When will you look at this again?",
              name: "Look again",
              item: {
                name: "Day",
                atMost: 4,
                fields: [{ id: "on", kind: "date", starred: true, question: "On which day?", name: "Day", offeredDays: [14, 30, 90] }],
              },
            },
            {
              id: "beliefNow",
              kind: "percent",
              question: "How true does the old belief feel today?",
              name: "The old belief, today",
              ends: { low: "not true at all", high: "completely true" },
            },
          ],
        },
      ],
    },
  ],
});
