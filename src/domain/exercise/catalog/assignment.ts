import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** What a therapist and a client agree on, in the words that the client reads (implementation intentions after Gollwitzer 1999). Filled in by the therapist, with the client. */
export const assignment: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "assignment",
  version: 1,
  title: "Assignment",
  summary: "What you agreed on together, why it helps, and the smallest version that counts.",
  category: "planning",
  aboutMinutes: 2,
  filledInBy: "therapist",
  headlines: ["whatExactly"],
  phases: [
    {
      id: "plan",
      title: "What we agreed on",
      sections: [
        {
          fields: [
            { id: "title", kind: "shortText", starred: true, question: "What is it called?", name: "Title" },
            { id: "whyThisHelps", kind: "longText", starred: true, question: "Why does this help, in your words?", name: "Why this helps" },
            { id: "toward", kind: "shortText", starred: true, question: "Toward which goal or value?", name: "Toward" },
            { id: "whatExactly", kind: "shortText", starred: true, question: "What exactly?", name: "What exactly" },
            { id: "whenWhereWithWhom", kind: "shortText", question: "When, where, with whom?", name: "When, where, with whom" },
            { id: "times", kind: "count", highest: 50, question: "How many times?", name: "How many times" },
            {
              id: "minimumVersion",
              kind: "shortText",
              starred: true,
              question: "What is the smallest version that counts?",
              name: "Smallest version",
            },
            {
              id: "obstacles",
              kind: "groupList",
              question: "What might get in the way?",
              name: "If something gets in the way",
              item: {
                name: "Obstacle",
                atMost: 5,
                fields: [
                  { id: "obstacle", kind: "shortText", starred: true, question: "If …", name: "If" },
                  { id: "ifThen", kind: "shortText", starred: true, question: "… then", name: "Then" },
                ],
              },
            },
            {
              id: "safetyBehaviours",
              kind: "groupList",
              question: "Which safety behaviours are left out this time?",
              name: "Without, this time",
              item: {
                name: "Safety behaviour",
                atMost: 10,
                fields: [{ id: "behaviour", kind: "shortText", starred: true, question: "What is left out?", name: "Safety behaviour" }],
              },
            },
            {
              id: "clientConfidence",
              kind: "percent",
              starred: true,
              question: "How confident is the client?",
              name: "Confidence",
              ends: { low: "not at all", high: "fully" },
            },
            {
              id: "clientAgreed",
              kind: "choice",
              starred: true,
              question: "Did the client agree to this, as it is written?",
              name: "Agreed",
              options: [
                { value: "yes", label: "Yes" },
                { value: "notYet", label: "Not yet" },
              ],
            },
          ],
        },
      ],
    },
  ],
});
