import { z } from "zod";

export const acknowledgeInput = z.strictObject({
  clientId: z.uuid(),
  recordId: z.uuid(),
  /** What was done about it, in the therapist's words. */
  action: z.string().trim().min(1).max(1000),
});
export const acknowledged = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["alreadyAcknowledged", "takenBack"]) }),
]);
