import { z } from "zod";
import { outcomeSchema } from "@/domain/prediction/outcome";
import { paceKindSchema } from "@/domain/sync/operation";
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
};
export type StoryPace = {
  day: number;
  kind: z.infer<typeof paceKindSchema>;
  words: string | null;
  answer: { afterHours: number; words: string } | null;
};
export type StoryAssignment = {
  day: number;
  step: string;
  why: string;
  when: string;
  toward: string;
  obstacle: [string, string];
  confidence: number;
};
export type Story = {
  kind: string;
  client: string;
  therapist: string;
  address: string;
  /** Day of the first session. */
  from: number;
  ladder: { title: string; minimumVersion: string; predictedSuds: number }[];
  records: StoryRecord[];
  /** How many of the last records the therapist has not opened yet. */
  unread: number;
  /** What the therapist wrote to each record on reviewing it, in their order. */
  notes: (string | null)[];
  pace: StoryPace[];
  assigned: StoryAssignment | null;
  /** Whether the client agrees that their therapist's supervisor reads along. */
  supervised: boolean;
};

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
    records: jonas.records.map((record) => ({
      ...record,
      note: record.note ?? "",
      happened: OUTCOME_WORDS[record.happened] ?? outcomeSchema.parse(record.happened),
      degree: record.degree ?? null,
      howMyMindDiscountsIt: record.howMyMindDiscountsIt ?? null,
      likelihoodLater: record.likelihoodLater ?? null,
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
    pace: jonas.paceRequests.map((request) => ({
      day: request.day,
      kind: paceKindSchema.parse(request.kind),
      words: request.words ?? null,
      answer: request.answer && request.answeredAfterHours ? { afterHours: request.answeredAfterHours, words: request.answer } : null,
    })),
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

const text = z.string().min(1);
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
const otherStory = z.strictObject({
  story: text,
  client: text,
  therapist: text,
  address: z.email(),
  from: z.number().default(-4),
  supervised: z.boolean().default(false),
  ladder: z.array(z.tuple([text, text, z.number()])),
  records: z.array(otherRecord),
  unread: z.number().default(0),
  notes: z.array(text.nullable()).default([]),
  pace: z.array(z.tuple([z.number(), paceKindSchema, text.nullable(), z.number(), text])).default([]),
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
      ladder: story.ladder.map(([title, minimumVersion, predictedSuds]) => ({ title, minimumVersion, predictedSuds })),
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
        }),
      ),
      unread: story.unread,
      notes: story.notes,
      pace: story.pace.map(([day, kind, words, afterHours, answer]) => ({ day, kind, words, answer: { afterHours, words: answer } })),
      assigned: story.assigned ? { day: 39, ...story.assigned } : null,
    }));
}
