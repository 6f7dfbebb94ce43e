import { z } from "zod";

/** ISO weekdays, 1 Monday … 7 Sunday, without repeats, ascending. */
export const readingDays = z.array(z.number().int().min(1).max(7)).max(7);
export const therapistSettingView = z.strictObject({ readingDays, timeZone: z.string() });
export const setReadingDaysInput = z.strictObject({ readingDays: readingDays.min(1) });
