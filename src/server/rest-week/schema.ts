import { z } from "zod";

/** First and last day, both included, in the client's calendar. */
export const restWeekDays = { from: z.iso.date(), to: z.iso.date() };

export const restWeekView = z.strictObject({
  id: z.uuid(),
  ...restWeekDays,
  /** What the therapist wrote to it; null: nothing. */
  words: z.string().nullable(),
  setAt: z.iso.datetime(),
  /** When it was ended early or called off; null: it was not. */
  endedAt: z.iso.datetime().nullable(),
  standing: z.enum(["coming", "now", "over"]),
});

export const planRestWeekInput = z
  .strictObject({ clientId: z.uuid(), ...restWeekDays, words: z.string().trim().min(1).max(280).optional() })
  .refine(({ from, to }) => from <= to, { message: "It ends before it begins." });
/** `over`: all of its days have passed. `tooLong`: more than 28 days. `overlaps`: another one has some of these days. */
export const plannedRestWeek = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), restWeeks: z.array(restWeekView) }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["over", "tooLong", "overlaps"]) }),
]);
export const restWeekRef = z.strictObject({ clientId: z.uuid(), restWeekId: z.uuid() });
export const restWeekList = z.strictObject({ restWeeks: z.array(restWeekView) });
