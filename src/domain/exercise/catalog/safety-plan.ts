import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** Safety plan in six parts, in their order (Stanley & Brown 2012, 10.1016/j.cbpra.2011.01.001). Wording throughout of our own. Never scored. */
export const safetyPlan: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "safety-plan",
  version: 1,
  title: "My safety plan",
  summary: "Made together with your therapist: what to do, and whom to turn to, when it gets very hard.",
  category: "planning",
  aboutMinutes: 30,
  therapistGuidance:
    "Make it together, in the session, in the client’s words, and in the order of the parts: each is there for when the one before is not enough. Check that names and numbers are right. Look at it again whenever something changes. It is never scored, and it is no measure of risk.",
  headlines: ["reasonForLiving"],
  phases: [
    {
      id: "before",
      title: "My safety plan",
      sections: [
        {
          title: "By what I notice",
          fields: [
            {
              id: "warningSigns",
              kind: "groupList",
              starred: true,
              question: "By what do you notice that it is getting very hard?",
              hint: "Thoughts, pictures, moods, things you do.",
              name: "Warning signs",
              item: {
                name: "Sign",
                atMost: 10,
                fields: [{ id: "text", kind: "shortText", starred: true, question: "One sign", name: "Sign" }],
              },
            },
          ],
        },
        {
          title: "What I can do alone",
          fields: [
            {
              id: "aloneSteps",
              kind: "groupList",
              starred: true,
              question: "What can you do by yourself, without anybody?",
              name: "What I can do alone",
              item: {
                name: "Thing",
                atMost: 10,
                fields: [{ id: "text", kind: "shortText", starred: true, question: "One thing that has helped, or might", name: "Thing" }],
              },
            },
          ],
        },
        {
          title: "People and places that take my mind off it",
          fields: [
            {
              id: "distractingPeopleAndPlaces",
              kind: "groupList",
              starred: true,
              question: "Who or where takes your mind off it?",
              hint: "You need not tell them anything.",
              name: "People and places",
              item: {
                name: "Person or place",
                atMost: 10,
                fields: [
                  { id: "name", kind: "shortText", starred: true, question: "Who, or where?", name: "Who or where" },
                  { id: "phone", kind: "shortText", question: "A number, if there is one", name: "Number" },
                  { id: "place", kind: "shortText", question: "Where to find them, or how to get there", name: "Place" },
                ],
              },
            },
          ],
        },
        {
          title: "People I can ask for help",
          fields: [
            {
              id: "peopleToAsk",
              kind: "groupList",
              starred: true,
              question: "Whom can you tell, and ask for help?",
              name: "People I can ask",
              item: {
                name: "Person",
                atMost: 10,
                fields: [
                  { id: "name", kind: "shortText", starred: true, question: "Who?", name: "Name" },
                  { id: "phone", kind: "shortText", starred: true, question: "Their number", name: "Number" },
                ],
              },
            },
          ],
        },
        {
          title: "Professionals and crisis lines",
          fields: [
            {
              id: "professionals",
              kind: "groupList",
              starred: true,
              question: "Which professionals can you reach, and when?",
              hint: "The crisis lines of your region stand under Help now in any case.",
              name: "Professionals",
              item: {
                name: "Professional",
                atMost: 10,
                fields: [
                  { id: "name", kind: "shortText", starred: true, question: "Who, or which place?", name: "Name" },
                  { id: "phone", kind: "shortText", starred: true, question: "The number", name: "Number" },
                  { id: "hours", kind: "shortText", question: "When are they there?", name: "Hours" },
                ],
              },
            },
          ],
        },
        {
          title: "Making it safer around me",
          fields: [
            {
              id: "saferSurroundings",
              kind: "longText",
              question: "What would make it safer around you, and who helps with that?",
              name: "Safer around me",
            },
            { id: "reasonForLiving", kind: "shortText", question: "What is most worth living for?", name: "Worth living for" },
          ],
        },
        {
          title: "Made together",
          fields: [
            { id: "madeWith", kind: "shortText", starred: true, question: "With whom did you make this plan?", name: "Made with" },
            {
              id: "reviewedOn",
              kind: "date",
              starred: true,
              question: "When will you look at it again together?",
              name: "Look at it again",
              offeredDays: [7, 14, 30],
            },
          ],
        },
      ],
    },
  ],
});
