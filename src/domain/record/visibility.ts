import { z } from "zod";

/** How far a record is. `draft` on the server: the prediction has come, the rest has not. */
export const progressSchema = z.enum(["draft", "done", "partlyDone", "startedAndStopped", "notThisTime"]);
export type RecordProgress = z.infer<typeof progressSchema>;
/** Who sees it. */
export const visibilitySchema = z.enum(["private", "shared", "opened", "reviewed", "takenBack"]);
export type RecordVisibility = z.infer<typeof visibilitySchema>;
