import { z } from "zod";

export const startSupervisionInput = z.strictObject({ supervisorId: z.uuid(), therapistId: z.uuid() });
export const startedSupervision = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), supervisionId: z.uuid() }),
  /** `notASupervisor`, `notATherapist`: of the practice, but not (or no longer) working as that. Unknown ids are NOT_FOUND. */
  z.strictObject({ ok: z.literal(false), reason: z.enum(["already", "notASupervisor", "notATherapist"]) }),
]);
export const endSupervisionInput = z.strictObject({ supervisionId: z.uuid() });
export const endedSupervision = z.strictObject({ ok: z.literal(true) });
