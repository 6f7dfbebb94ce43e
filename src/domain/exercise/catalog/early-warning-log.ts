import { type ExerciseDefinition, exerciseDefinitionSchema } from "../definition";

/** Early-warning log: where it starts, in the body and in words. Two taps are enough. Wording of our own. */
export const earlyWarningLog: ExerciseDefinition = exerciseDefinitionSchema.parse({
  schemaVersion: 1,
  id: "early-warning-log",
  version: 1,
  title: "Early-warning log",
  summary: "Notice where it starts: what the body does, and how strong. Two taps are enough.",
  category: "noticing",
  aboutMinutes: 1,
  therapistGuidance:
    "Good to have at any time rather than on set days. The aim is to notice early, not to prevent. The order in which signs are tapped is kept: it often shows where it begins. If noticing the body feeds the alarm, use outward anchors instead.",
  headlines: ["phrase", "context", "body"],
  charts: [{ id: "intensity", title: "How strong it was", fields: ["intensity"] }],
  phases: [
    {
      id: "before",
      title: "Now",
      sections: [
        {
          fields: [
            {
              id: "body",
              kind: "multiChoice",
              starred: true,
              ownEntry: true,
              question: "What does your body do?",
              hint: "In the order it comes.",
              name: "In the body",
              options: [
                { value: "tightChest", label: "Tight chest" },
                { value: "lumpInThroat", label: "Lump in the throat" },
                { value: "shallowBreath", label: "Shallow breath" },
                { value: "stomachDrop", label: "Stomach drops" },
                { value: "clammyHands", label: "Clammy hands" },
                { value: "narrowedVision", label: "Narrowed vision" },
                { value: "heavyShoulders", label: "Heavy shoulders" },
                { value: "hotFace", label: "Hot face" },
              ],
            },
            {
              id: "intensity",
              kind: "degree",
              starred: true,
              question: "How strong is it?",
              name: "How strong",
              ends: { low: "hardly there", high: "as strong as can be" },
            },
            { id: "phrase", kind: "reference", refersTo: "phrase", question: "Is there a sentence with it?", name: "The sentence" },
            {
              id: "movieStarted",
              kind: "choice",
              question: "Has the movie started?",
              name: "The movie",
              options: [
                { value: "no", label: "No" },
                { value: "partly", label: "The first frames" },
                { value: "yes", label: "Yes" },
              ],
            },
            {
              id: "secondsToMovie",
              kind: "count",
              highest: 3600,
              shownWhen: { field: "movieStarted", isOneOf: ["partly", "yes"] },
              question: "About how many seconds after the first sign?",
              name: "Seconds until the movie",
            },
            { id: "context", kind: "shortText", question: "Where are you, and with whom?", name: "Where" },
            { id: "whatIDid", kind: "shortText", question: "What did you do?", name: "What I did" },
            {
              id: "helped",
              kind: "degree",
              shownWhen: { field: "whatIDid", isAnswered: true },
              question: "How much did it help?",
              name: "How much it helped",
              ends: { low: "not at all", high: "very much" },
            },
          ],
        },
      ],
    },
  ],
});
