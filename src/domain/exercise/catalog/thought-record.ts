import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** Seven-column thought record (Greenberger & Padesky 1995). Wording of our own. */
export const thoughtRecord: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "thought-record",
  version: 1,
  title: "Thought record",
  summary: "Look at one thought from both sides, and say it again so that both have their place.",
  category: "thinking",
  aboutMinutes: 10,
  therapistGuidance:
    "For one moment and one thought, not for life as a whole. Evidence means what happened, not what was felt. A balanced thought that nobody believes is worth little: ask for one that is believed a little. Where the client already argues with every thought, an experiment says more.",
  headlines: ["balancedThought", "situation"],
  charts: [{ id: "belief", title: "How true the thoughts feel", fields: ["hotThoughtBelief", "hotThoughtBeliefAfter", "balancedBelief"] }],
  phases: [
    {
      id: "before",
      title: "Thought record",
      sections: [
        {
          title: "The moment",
          fields: [
            { id: "situation", kind: "shortText", starred: true, question: "Where were you, and what was going on?", name: "Situation" },
            {
              id: "moods",
              kind: "groupList",
              starred: true,
              question: "What did you feel?",
              name: "Moods",
              item: {
                name: "Mood",
                atMost: 6,
                fields: [
                  { id: "word", kind: "shortText", starred: true, question: "One word for it", name: "Mood" },
                  {
                    id: "strength",
                    kind: "degree",
                    starred: true,
                    question: "How strong was it?",
                    name: "How strong",
                    ends: { low: "hardly there", high: "as strong as can be" },
                  },
                ],
              },
            },
            {
              id: "thoughts",
              kind: "groupList",
              starred: true,
              question: "What went through your mind?",
              hint: "Words or pictures. One is enough.",
              name: "Thoughts and images",
              item: {
                name: "Thought",
                atMost: 8,
                fields: [{ id: "text", kind: "longText", starred: true, question: "The thought or image, as it came", name: "Thought" }],
              },
            },
            { id: "hotThought", kind: "shortText", pinned: true, question: "Which of them stings most?", name: "The thought that stings" },
            {
              id: "hotThoughtBelief",
              kind: "percent",
              question: "How true did it feel?",
              name: "How true it felt",
              ends: { low: "not true at all", high: "completely true" },
            },
          ],
        },
        {
          title: "Both sides",
          fields: [
            {
              id: "evidenceFor",
              kind: "longText",
              starred: true,
              question: "What happened that speaks for it?",
              hint: "Facts, so that a camera could see them.",
              name: "Speaks for it",
            },
            {
              id: "evidenceAgainst",
              kind: "longText",
              starred: true,
              question: "What happened that does not fit it?",
              hint: "Small things count, also those your mind talks away.",
              name: "Does not fit it",
            },
          ],
        },
        {
          title: "With both in view",
          fields: [
            {
              id: "balancedThought",
              kind: "shortText",
              starred: true,
              question: "How would you say it, with both sides in view?",
              name: "With both sides in view",
            },
            {
              id: "balancedBelief",
              kind: "percent",
              starred: true,
              question: "How true does that feel?",
              name: "How true that feels",
              ends: { low: "not true at all", high: "completely true" },
            },
            {
              id: "moodsAfter",
              kind: "groupList",
              starred: true,
              question: "What do you feel now?",
              name: "Moods now",
              item: {
                name: "Mood",
                atMost: 6,
                fields: [
                  { id: "word", kind: "shortText", starred: true, question: "One word for it", name: "Mood" },
                  {
                    id: "strength",
                    kind: "degree",
                    starred: true,
                    question: "How strong is it now?",
                    name: "How strong",
                    ends: { low: "hardly there", high: "as strong as can be" },
                  },
                ],
              },
            },
            {
              id: "hotThoughtBeliefAfter",
              kind: "percent",
              comparedWith: "hotThoughtBelief",
              question: "And the thought that stings: how true does it feel now?",
              name: "How true it feels now",
              ends: { low: "not true at all", high: "completely true" },
            },
          ],
        },
      ],
    },
  ],
});
