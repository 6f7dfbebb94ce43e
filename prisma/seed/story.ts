import { z } from "zod";
import { type PhaseId, phaseIdSchema } from "@/domain/exercise/definition";
import { VARIED, type Varied } from "@/domain/exposure/new-steps";
import { type PaceChange, paceChangeSchema } from "@/domain/pace/change";
import { outcomeSchema } from "@/domain/prediction/outcome";
import { type OperationOf, paceKindSchema } from "@/domain/sync/operation";
import jonas from "./stories/mid-treatment.json";
import others from "./stories/others.json";

/** One exposure of a story. Days count from the start of the story's seven weeks; day 41 is the day before seeding. */
export type StoryRecord = {
  day: number;
  step: string;
  /** When, where or with whom, as the assignment has it. */
  note: string;
  fearedOutcome: string;
  howWillIKnow: string;
  decideByDays: number;
  likelihoodBefore: number;
  predictedPeakSuds: number;
  peakSuds: number;
  endSuds: number;
  happened: z.infer<typeof outcomeSchema>;
  degree: number | null;
  whatHappened: string;
  likelihoodAgain: number;
  whatILearned: string;
  howMyMindDiscountsIt: string | null;
  likelihoodLater: number | null;
  exhaustion: number;
  /** Safety behaviours that were to be dropped, and how much each was used, 0–100. */
  toDrop: { behaviour: string; used: number }[];
  /** Percent of attention on what was out there. */
  attentionExternal: number | null;
};
export type StoryPace = {
  day: number;
  hour: number;
  kind: z.infer<typeof paceKindSchema>;
  words: string | null;
  /** Where it was made: in one of the story's records, by its place among them, or at what is assigned last; null: nowhere. */
  place: { record: number | "last"; phase: PhaseId; field: string } | null;
  /** What was added besides the words. */
  added: Omit<OperationOf<"pace.addWords">["payload"], "words">;
  answer: { afterHours: number; words: string; changes: PaceChange[]; restDays: number | null } | null;
  feltHeard: number | null;
};
/** What was agreed on for a week; with words, the pace check after each exercise too. */
export type StoryAgreement = { day: number; things: number; minutes: number; paceCheck: string | null };
export type StoryRest = { day: number; from: number; to: number; words: string };
export type StoryAssignment = {
  day: number;
  step: string;
  why: string;
  when: string;
  toward: string;
  obstacle: [string, string];
  confidence: number;
};
type StoryStep = { title: string; minimumVersion: string; predictedSuds: number };
/** What was made of a ladder on a later day, by the titles of its steps. */
export type StoryMade = { day: number } & (
  | { split: string; into: StoryStep[] }
  | { vary: string; in: Varied[]; as: StoryStep }
  | { combine: [string, string]; as: StoryStep }
  | { rest: string }
);
export type Story = {
  kind: string;
  client: string;
  therapist: string;
  address: string;
  /** Day of the first session. */
  from: number;
  ladder: StoryStep[];
  made: StoryMade[];
  records: StoryRecord[];
  /** How many of the last records the therapist has not opened yet. */
  unread: number;
  /** What the therapist wrote to each record on reviewing it, in their order. */
  notes: (string | null)[];
  pace: StoryPace[];
  agreed: StoryAgreement | null;
  rest: StoryRest | null;
  assigned: StoryAssignment | null;
  /** Whether the client agrees that their therapist's supervisor reads along. */
  supervised: boolean;
};

const text = z.string().min(1);
/** When most of them asked. */
const EVENING = 20;
const ofAnswer = z.strictObject({
  changes: z.array(paceChangeSchema).default([]),
  /** A rest week of so many days is planned with the answer. */
  restDays: z.number().nullable().default(null),
  feltHeard: z.number().nullable().default(null),
});
const mainPace = z.strictObject({
  day: z.number(),
  hour: z.number().default(EVENING),
  kind: paceKindSchema,
  words: text.nullable().default(null),
  record: z.number().optional(),
  assigned: z.boolean().default(false),
  phase: phaseIdSchema.optional(),
  field: text.optional(),
  tooMuch: text.optional(),
  smaller: text.optional(),
  askFirst: z.boolean().optional(),
  exhaustion: z.number().optional(),
  answeredAfterHours: z.number().optional(),
  answer: text.optional(),
  ...ofAnswer.shape,
});

function toStoryPace(told: z.infer<typeof mainPace>): StoryPace {
  const { day, hour, kind, words, record, assigned, phase, field, tooMuch, smaller, askFirst, exhaustion, feltHeard } = told;
  const { answer, answeredAfterHours: afterHours, changes, restDays } = told;
  const where = assigned ? ("last" as const) : record;
  return {
    ...{ day, hour, kind, words, feltHeard },
    place: where !== undefined && phase && field ? { record: where, phase, field } : null,
    added: { tooMuch, askFirst, exhaustion, smaller: smaller === undefined ? undefined : { words: smaller } },
    answer: answer && afterHours ? { afterHours, words: answer, changes, restDays } : null,
  };
}

const OUTCOME_WORDS: Record<string, z.infer<typeof outcomeSchema>> = { "can't know": "cannotKnow", "can't tell yet": "cannotTellYet" };

/** The demo's main story, seven weeks of one client. */
export function mainStory(): Story {
  return {
    kind: "mid-treatment",
    client: jonas.client,
    therapist: jonas.therapist,
    address: "jonas@demo.example",
    from: -8,
    supervised: true,
    ladder: jonas.ladder.map(({ step, ...rest }) => ({ title: step, ...rest })),
    made: [],
    records: jonas.records.map((record) => ({
      ...record,
      note: record.note ?? "",
      happened: OUTCOME_WORDS[record.happened] ?? outcomeSchema.parse(record.happened),
      degree: record.degree ?? null,
      howMyMindDiscountsIt: record.howMyMindDiscountsIt ?? null,
      likelihoodLater: record.likelihoodLater ?? null,
      toDrop: record.toDrop ?? [],
      attentionExternal: record.attentionExternal ?? null,
    })),
    unread: 1,
    notes: [
      "Forty minutes, and a question back. I would like to see how you answered it.",
      null,
      "It happened, and you asked a second time. I would like to hear how you decided that.",
      "You waited over a whole weekend before you called it. That is long.",
      "“They would have talked anyway.” Let us look at that sentence together.",
      null,
      "“I can’t know” is an answer. You left it at that.",
      "Somebody asked about the deploy. Did you hear the question, or the two seconds?",
    ],
    pace: z.array(mainPace).parse(jonas.paceRequests).map(toStoryPace),
    agreed: { ...jonas.agreed, paceCheck: null },
    rest: null,
    assigned: {
      day: 39,
      step: "Ask one question in stand-up",
      why: "You expect them to talk over you. A question takes eight seconds and shows what they do.",
      when: "one stand-up this week",
      toward: "being known at work",
      obstacle: ["If the round is rushed", "I ask right after"],
      confidence: 60,
    },
  };
}

const otherRecord = z.tuple([
  z.number(),
  text,
  text,
  text,
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  outcomeSchema,
  z.number().nullable(),
  text,
  z.number(),
  text,
  z.number().nullable(),
  z.number(),
]);
const stepOf = z
  .tuple([text, text, z.number()])
  .transform(([title, minimumVersion, predictedSuds]) => ({ title, minimumVersion, predictedSuds }));
const day = z.number();
const madeOf = z.union([
  z.strictObject({ day, split: text, into: z.array(stepOf) }),
  z.strictObject({ day, vary: text, in: z.array(z.enum(VARIED)), as: stepOf }),
  z.strictObject({ day, combine: z.tuple([text, text]), as: stepOf }),
  z.strictObject({ day, rest: text }),
]);
const otherStory = z.strictObject({
  story: text,
  client: text,
  therapist: text,
  address: z.email(),
  from: z.number().default(-4),
  supervised: z.boolean().default(false),
  ladder: z.array(stepOf),
  made: z.array(madeOf).default([]),
  records: z.array(otherRecord),
  unread: z.number().default(0),
  notes: z.array(text.nullable()).default([]),
  pace: z.array(z.tuple([z.number(), paceKindSchema, text.nullable(), z.number(), text]).rest(ofAnswer)).default([]),
  agreed: z.strictObject({ day: z.number(), things: z.number(), minutes: z.number(), paceCheck: text.nullable().default(null) }).optional(),
  rest: z.strictObject({ day: z.number(), from: z.number(), to: z.number(), words: text }).optional(),
  assigned: z
    .strictObject({ step: text, why: text, when: text, toward: text, obstacle: z.tuple([text, text]), confidence: z.number() })
    .optional(),
});

/** The other eleven clients. */
export function otherStories(): Story[] {
  return z
    .array(otherStory)
    .parse(others.clients)
    .map((story) => ({
      kind: story.story,
      client: story.client,
      therapist: story.therapist,
      address: story.address,
      from: story.from,
      supervised: story.supervised,
      ladder: story.ladder,
      made: story.made,
      records: story.records.map(
        ([
          day,
          step,
          fearedOutcome,
          howWillIKnow,
          likelihoodBefore,
          predictedPeakSuds,
          peakSuds,
          endSuds,
          happened,
          degree,
          whatHappened,
          likelihoodAgain,
          whatILearned,
          likelihoodLater,
          exhaustion,
        ]) => ({
          day,
          step,
          note: "",
          fearedOutcome,
          howWillIKnow,
          decideByDays: 2,
          likelihoodBefore,
          predictedPeakSuds,
          peakSuds,
          endSuds,
          happened,
          degree,
          whatHappened,
          likelihoodAgain,
          whatILearned,
          howMyMindDiscountsIt: null,
          likelihoodLater,
          exhaustion,
          toDrop: [],
          attentionExternal: null,
        }),
      ),
      unread: story.unread,
      notes: story.notes,
      pace: story.pace.map(([day, kind, words, afterHours, answer, more]) => ({
        ...{ day, hour: EVENING, kind, words, place: null, added: {}, feltHeard: more?.feltHeard ?? null },
        answer: { afterHours, words: answer, changes: more?.changes ?? [], restDays: more?.restDays ?? null },
      })),
      agreed: story.agreed ?? null,
      rest: story.rest ?? null,
      assigned: story.assigned ? { day: 39, ...story.assigned } : null,
    }));
}
