import { z } from "zod";

/** Records whose points may be looked at. */
export const ownChartWordsInput = z.strictObject({ recordIds: z.array(z.uuid()).max(50) });
export const chartWordsInput = ownChartWordsInput.extend({ clientId: z.uuid() });

export const chartWords = z.strictObject({ records: z.array(z.strictObject({ recordId: z.uuid(), words: z.string() })) });
