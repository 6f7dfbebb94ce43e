import type { PaceChange } from "@/domain/pace/change";
import type { PaceChange as StoredChange } from "@/generated/prisma/enums";

export const CHANGE_TO_STORED = {
  smallerSteps: "smaller_steps",
  fewerThings: "fewer_things",
  restWeek: "rest_week",
  otherExercise: "other_exercise",
  talkFirst: "talk_first",
  nothing: "nothing",
} as const satisfies Record<PaceChange, StoredChange>;

export const CHANGE_FROM_STORED = {
  smaller_steps: "smallerSteps",
  fewer_things: "fewerThings",
  rest_week: "restWeek",
  other_exercise: "otherExercise",
  talk_first: "talkFirst",
  nothing: "nothing",
} as const satisfies Record<StoredChange, PaceChange>;
