import { uuidv7 } from "uuidv7";
import { type ExerciseDefinition, type ExerciseDefinitionInput, exerciseDefinitionSchema } from "@/domain/exercise/definition";
import { inPractice } from "../db";
import { NOW, type PracticeFixture } from "./practice-fixture";

/** Stands in the guidance of every exercise made here: no client may ever meet it. */
export const GUIDANCE = "For therapists: watch for reassurance.";

const asked = { starred: true, question: "?" };

/** A log without a lock: one sitting, a condition, a headline that is a choice, an answer for the top of the day, a later day. */
export function eveningLog(change: Partial<ExerciseDefinitionInput> = {}): ExerciseDefinition {
  return exerciseDefinitionSchema.parse({
    schemaVersion: 1,
    id: `own-${uuidv7()}`,
    version: 1,
    title: "Evening log",
    summary: "One look back.",
    category: "noticing",
    aboutMinutes: 2,
    therapistGuidance: GUIDANCE,
    headlines: ["words", "mood"],
    topOfDay: { when: { field: "mood", isOneOf: ["unbearable"] }, says: "Said that it was unbearable" },
    phases: [
      {
        id: "after",
        title: "Tonight",
        sections: [
          {
            fields: [
              {
                ...asked,
                id: "mood",
                kind: "choice",
                name: "The evening",
                options: [
                  { value: "fine", label: "It was fine" },
                  { value: "hard", label: "It was hard" },
                  { value: "unbearable", label: "It was unbearable" },
                ],
              },
              { id: "what", kind: "shortText", question: "?", name: "What was hard", shownWhen: { field: "mood", isOneOf: ["hard"] } },
              { id: "words", kind: "longText", question: "?", name: "In words" },
            ],
          },
        ],
      },
      {
        id: "followUp",
        title: "Later",
        onLaterDay: true,
        sections: [{ fields: [{ id: "now", kind: "shortText", question: "?", name: "Now" }] }],
      },
    ],
    ...change,
  });
}

/** Publishes an exercise in a practice, as its therapist's. */
export async function publish(
  { practiceId, therapist }: Pick<PracticeFixture, "practiceId" | "therapist">,
  definition: ExerciseDefinition,
): Promise<void> {
  const { id, version } = definition;
  const by = { ownerId: therapist.userId, createdAt: NOW, updatedAt: NOW, latestVersion: version };
  await inPractice(practiceId, async (tx) => {
    await tx.libraryExercise.createMany({ data: [{ practiceId, id, ...by }], skipDuplicates: true });
    const published = { publishedAt: NOW, publishedBy: therapist.userId };
    await tx.libraryExerciseVersion.create({ data: { practiceId, exerciseId: id, version, definition, ...published } });
  });
}
