import { z } from "zod";

export const transferInput = z.strictObject({ clientId: z.uuid(), toTherapistId: z.uuid() });
export const dischargeInput = z.strictObject({ clientId: z.uuid() });
export const readmitInput = z.strictObject({ clientId: z.uuid(), therapistId: z.uuid() });

const done = z.strictObject({ ok: z.literal(true) });
/** `notATherapist`: somebody of the practice, but not a therapist who can sign in. Unknown ids are NOT_FOUND. */
const refusedFor = <const R extends readonly [string, ...string[]]>(reasons: R) =>
  z.discriminatedUnion("ok", [done, z.strictObject({ ok: z.literal(false), reason: z.enum(reasons) })]);

export const transferred = refusedFor(["sameTherapist", "alreadyDischarged", "notATherapist"]);
export const dischargedClient = refusedFor(["alreadyDischarged"]);
export const readmitted = refusedFor(["alreadyInCare", "notATherapist"]);
