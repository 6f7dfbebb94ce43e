import { z } from "zod";

/** ISO weekday: 1 Monday … 7 Sunday. */
const weekday = z.number().int().min(1).max(7);

/** How often an assignment is meant to be done. None is a deadline. */
export const rhythmSchema = z.discriminatedUnion("frequency", [
  z.strictObject({ frequency: z.literal("once") }),
  z.strictObject({ frequency: z.literal("onDays"), weekdays: z.array(weekday).min(1).max(7) }),
  z.strictObject({
    frequency: z.literal("timesInPeriod"),
    times: z.number().int().min(1).max(50),
    periodDays: z.number().int().min(1).max(92),
  }),
  z.strictObject({ frequency: z.literal("anyTime") }),
]);
export type Rhythm = z.infer<typeof rhythmSchema>;

/** The days meant for it, first and last, in the client's calendar; null: open on that side. Nothing happens at its end. */
export const windowSchema = z
  .strictObject({ from: z.iso.date().nullable(), to: z.iso.date().nullable() })
  .refine(({ from, to }) => from === null || to === null || from <= to, { message: "The window ends before it begins." });
export type AssignmentWindow = z.infer<typeof windowSchema>;
