import { z } from "zod";

/** What became of a prediction. Open (null) and cannotKnow are never counted as "did not happen". */
export const outcomeSchema = z.enum(["no", "partly", "yes", "cannotTellYet", "cannotKnow"]);
export type Outcome = z.infer<typeof outcomeSchema>;
