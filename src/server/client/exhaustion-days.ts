import type { z } from "zod";
import type { exhaustionDay } from "./schema";

/**
 * One exhaustion (0–10) for each local day that has one, in date order: the last given on that day. `entries` come
 * oldest first. A record without exhaustion is a gap and leaves an earlier number of the same day standing.
 */
export function lastOfEachDay(entries: readonly { date: string; exhaustion: number | null }[]): z.infer<typeof exhaustionDay>[] {
  const days = new Map<string, number>();
  for (const { date, exhaustion } of entries) if (exhaustion !== null) days.set(date, exhaustion);
  return [...days].map(([date, exhaustion]) => ({ date, exhaustion })).sort((a, b) => a.date.localeCompare(b.date));
}
