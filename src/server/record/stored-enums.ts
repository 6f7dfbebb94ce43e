import type { Outcome } from "@/domain/prediction/outcome";
import type { RecordProgress, RecordVisibility } from "@/domain/record/visibility";
import type {
  PredictionOutcome as StoredOutcome,
  RecordProgress as StoredProgress,
  RecordVisibility as StoredVisibility,
} from "@/generated/prisma/enums";

/** The database's enums are snake_case, the domain's camelCase. These tables are the only place that knows both. */
export const PROGRESS_FROM_STORED = {
  draft: "draft",
  done: "done",
  partly_done: "partlyDone",
  started_and_stopped: "startedAndStopped",
  not_this_time: "notThisTime",
} as const satisfies Record<StoredProgress, RecordProgress>;

export const PROGRESS_TO_STORED = {
  draft: "draft",
  done: "done",
  partlyDone: "partly_done",
  startedAndStopped: "started_and_stopped",
  notThisTime: "not_this_time",
} as const satisfies Record<RecordProgress, StoredProgress>;

export const VISIBILITY_FROM_STORED = {
  private: "private",
  shared: "shared",
  opened: "opened",
  reviewed: "reviewed",
  taken_back: "takenBack",
} as const satisfies Record<StoredVisibility, RecordVisibility>;

export const VISIBILITY_TO_STORED = {
  private: "private",
  shared: "shared",
  opened: "opened",
  reviewed: "reviewed",
  takenBack: "taken_back",
} as const satisfies Record<RecordVisibility, StoredVisibility>;

export const OUTCOME_FROM_STORED = {
  no: "no",
  partly: "partly",
  yes: "yes",
  cannot_tell_yet: "cannotTellYet",
  cannot_know: "cannotKnow",
} as const satisfies Record<StoredOutcome, Outcome>;

export const OUTCOME_TO_STORED = {
  no: "no",
  partly: "partly",
  yes: "yes",
  cannotTellYet: "cannot_tell_yet",
  cannotKnow: "cannot_know",
} as const satisfies Record<Outcome, StoredOutcome>;
