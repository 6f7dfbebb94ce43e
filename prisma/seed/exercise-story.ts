import { z } from "zod";
import { rhythmSchema } from "@/domain/assignment/rhythm";
import { ownItemKindSchema } from "@/domain/own-item/kind";
import { outcomeSchema } from "@/domain/prediction/outcome";
import told from "./stories/exercises.json";

/** A day of the story and an hour of it, as `At` takes them. */
const moment = z.tuple([z.number(), z.number()]);
const words = z.string().min(1);
const choice = z.union([z.number().int(), words]);
/** As an exercise asks for them, but days in the place of dates and words in the place of references: see `spellOut`. */
const answers = z.record(z.string(), z.union([choice, z.array(words), z.array(z.record(z.string(), choice))]));

const listed = z.strictObject({
  at: moment,
  /** With the therapist, in a session; else on the phone. */
  together: z.boolean().default(false),
  kind: ownItemKindSchema,
  words: z.array(words).min(1),
});
const assigned = z.strictObject({
  /** By what name the records of this story mean it. */
  name: words,
  at: moment,
  /** Of the catalog, or the name of one of the practice's own. */
  exercise: words,
  rhythm: rhythmSchema,
  whatExactly: words,
  minimumVersion: words,
  why: words,
  when: words,
  toward: z.string(),
  obstacles: z.array(z.tuple([words, words])),
  confidence: z.number(),
});
const line = z.strictObject({ at: moment, by: z.enum(["client", "therapist"]), words: words.nullable() });
const record = z.strictObject({
  assignment: words,
  /** When it was written; of an exercise with a lock, what stands before it. */
  at: moment,
  /** When the rest of an exercise with a lock was written. */
  after: moment.optional(),
  answers,
  exhaustion: z.number().int().min(0).max(10).nullable(),
  note: words.optional(),
  /** Whether the client shared it; else it stays on their side. */
  shared: z.boolean().default(true),
  reviewed: z.strictObject({ at: moment, note: words.nullable() }).optional(),
  later: z.strictObject({ at: moment, answers }).optional(),
  /** What was said when it was asked what became of it: of the record's own prediction (link 0), or of a link of its movie. */
  lookedBack: z
    .array(z.strictObject({ at: moment, link: z.number().int().default(0), outcome: outcomeSchema, words: words.optional() }))
    .default([]),
  /** What was said under it; without words: it was read. */
  thread: z.array(line).default([]),
});
const exerciseStory = z.strictObject({ listed: z.array(listed), assigned: z.array(assigned), records: z.array(record) });

/** What one client did besides their ladder: their own lists, what was assigned, and what they wrote. */
export type ExerciseStory = z.infer<typeof exerciseStory>;
export type ToldList = z.infer<typeof listed>;
export type ToldAssignment = z.infer<typeof assigned>;
export type ToldRecord = z.infer<typeof record>;
export type ToldAnswers = z.infer<typeof answers>;

const NOTHING: ExerciseStory = { listed: [], assigned: [], records: [] };

/** By the client's address; nothing where nothing is told. */
export function exerciseStoryOf(address: string): ExerciseStory {
  return z.record(z.email(), exerciseStory).parse(told.clients)[address] ?? NOTHING;
}
