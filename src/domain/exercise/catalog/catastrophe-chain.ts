import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** The movie: a chain of feared events, link by link, mapped once and ending in one link to test. Wording of our own; the link-wise estimate follows Beck & Emery (1985) and Davey's catastrophising interview (1994). */
export const catastropheChain: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "catastrophe-chain",
  version: 1,
  title: "The movie",
  summary: "Write the movie down once, one link at a time. You can stop at any link. At the end you choose one link to test.",
  category: "predicting",
  aboutMinutes: 10,
  therapistGuidance:
    "Map it once; replaying it is rehearsal. Ten minutes at most. The felt certainty of the ending is asked before the links, so that the two can be looked at apart. Do not work out the product for the client: it shows when they tap for it, as their own estimates. If it feels like rehearsing, stop: that is a result too.",
  linkPredictions: {
    list: "links",
    statement: "event",
    likelihoodBefore: "likelihoodGivenPrevious",
    howWillIKnow: "howWouldIKnow",
    decideBy: "byWhen",
  },
  headlines: ["mostLikelyEnding", "triggerPhrase", "trigger"],
  charts: [
    { id: "certainty", title: "How certain the ending feels", fields: ["feltCertaintyOfEnding", "feltCertaintyAfter"] },
    { id: "distress", title: "Distress, before and after writing it down", fields: ["distressBefore", "distressAfter"] },
  ],
  phases: [
    {
      id: "before",
      title: "The movie",
      sections: [
        {
          title: "How it begins",
          fields: [
            {
              id: "trigger",
              kind: "shortText",
              starred: true,
              pinned: true,
              question: "What sets it off?",
              hint: "The last time will do.",
              name: "What sets it off",
            },
            {
              id: "triggerPhrase",
              kind: "reference",
              refersTo: "phrase",
              question: "Is there a sentence it begins with?",
              name: "The sentence",
            },
            {
              id: "feltCertaintyOfEnding",
              kind: "percent",
              starred: true,
              question: "How certain does the ending feel, right now?",
              hint: "As it feels, not as you would work it out.",
              name: "The ending, felt certainty",
              ends: { low: "not at all", high: "like a fact" },
            },
            {
              id: "perspective",
              kind: "choice",
              question: "When it plays, where are you?",
              name: "Where I am in it",
              options: [
                { value: "inside", label: "Inside it, through my own eyes" },
                { value: "watching", label: "Watching it from outside" },
              ],
            },
            {
              id: "vividness",
              kind: "degree",
              question: "How vivid is it?",
              name: "How vivid",
              ends: { low: "a vague idea", high: "as if it were happening" },
            },
            {
              id: "distressBefore",
              kind: "suds",
              question: "How much distress is there right now?",
              name: "Distress before",
              ends: { low: "calm", high: "the most I can imagine" },
            },
          ],
        },
        {
          title: "Link by link",
          fields: [
            {
              id: "links",
              kind: "groupList",
              starred: true,
              question: "What happens, one link at a time?",
              hint: "Two are enough. Stop at any link you like.",
              name: "The links",
              item: {
                name: "Link",
                atLeast: 1,
                atMost: 10,
                fields: [
                  { id: "event", kind: "shortText", starred: true, question: "What happens?", name: "What happens" },
                  {
                    id: "likelihoodGivenPrevious",
                    kind: "percent",
                    starred: true,
                    question: "If the one before has happened: how likely is this?",
                    name: "How likely, after the one before",
                    ends: { low: "will not happen", high: "certain to happen" },
                  },
                  {
                    id: "feltCertainty",
                    kind: "percent",
                    question: "And how certain does it feel?",
                    name: "How certain it feels",
                    ends: { low: "not at all", high: "like a fact" },
                  },
                  { id: "byWhen", kind: "date", question: "By when would it have happened?", name: "By", offeredDays: [1, 7, 14, 30] },
                  { id: "howWouldIKnow", kind: "shortText", question: "How would you know?", name: "How I would know" },
                  { id: "evidenceFor", kind: "shortText", question: "What speaks for it?", name: "Speaks for it" },
                  { id: "evidenceAgainst", kind: "shortText", question: "What speaks against it?", name: "Speaks against it" },
                  { id: "otherOutcomes", kind: "shortText", question: "What else could happen here?", name: "What else could happen" },
                  {
                    id: "couldCope",
                    kind: "degree",
                    question: "If it did happen, how well could you cope?",
                    name: "Could cope",
                    ends: { low: "not at all", high: "fully" },
                  },
                  { id: "coping", kind: "shortText", question: "What would you do?", name: "What I would do" },
                ],
              },
            },
          ],
        },
        {
          title: "One link to test",
          fields: [
            { id: "weakestLink", kind: "shortText", question: "Which link holds least?", name: "The weakest link" },
            {
              id: "linkToTest",
              kind: "shortText",
              question: "Which link would you test first, and how?",
              hint: "It can become an experiment or a step on your ladder.",
              name: "The link to test",
            },
            {
              id: "mostLikelyEnding",
              kind: "shortText",
              question: "If you had to say how it ends most likely?",
              name: "The most likely ending",
            },
            {
              id: "feltCertaintyAfter",
              kind: "percent",
              comparedWith: "feltCertaintyOfEnding",
              question: "How certain does the feared ending feel now?",
              name: "The ending, felt certainty now",
              ends: { low: "not at all", high: "like a fact" },
            },
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
