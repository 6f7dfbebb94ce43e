import { z } from "zod";

/** ISO weekdays, 1 Monday … 7 Sunday, without repeats, ascending. */
export const readingDays = z.array(z.number().int().min(1).max(7)).max(7);
export const therapistSettingView = z.strictObject({ readingDays, timeZone: z.string() });
export const setReadingDaysInput = z.strictObject({ readingDays: readingDays.min(1) });

const answersWithinDays = z.number().int().min(1).max(10).nullable();
const colleague = z.strictObject({ id: z.uuid(), displayName: z.string() });
/** By when pace requests are answered, in working days (Monday to Friday), and who answers what has waited longer. */
export const answeringView = z.strictObject({
  answersWithinDays,
  cover: colleague.nullable(),
  /** The other therapists of the practice who can sign in, by name. */
  colleagues: z.array(colleague),
  /** For whom this therapist covers. */
  coversFor: z.array(colleague),
});
export const setAnsweringInput = z
  .strictObject({ answersWithinDays, coverId: z.uuid().nullable() })
  .refine(({ answersWithinDays: days, coverId }) => coverId === null || days !== null, { message: "Cover begins after a stated time." });
