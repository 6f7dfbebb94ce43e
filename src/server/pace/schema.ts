import { z } from "zod";

export const paceRequestView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(["slower", "pause"]),
  occurredAt: z.iso.datetime(),
  words: z.string().nullable(),
  takenBack: z.boolean(),
  answeredAt: z.iso.datetime().nullable(),
  answer: z.string().nullable(),
});
export const answerPaceInput = z.strictObject({ clientId: z.uuid(), paceRequestId: z.uuid(), words: z.string().trim().min(1).max(4000) });
export const answeredPace = z.discriminatedUnion("ok", [
  /** Answering one answers all requests of this client that were open. */
  z.strictObject({ ok: z.literal(true), answered: z.number().int() }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["takenBack", "alreadyAnswered"]) }),
]);
