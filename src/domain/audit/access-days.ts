/** What tells one line of a log from another, besides its time. `at` is an ISO instant. */
export type LogEntry = {
  readonly at: string;
  readonly did: string;
  readonly actor: { readonly name: string; readonly role: string } | null;
  readonly isSelf: boolean;
  readonly through: string | null;
  readonly recordDates: readonly string[];
};
/** The same thing done several times on one day: `last` is the newest of them. */
export type LogLine<E extends LogEntry> = { last: E; times: number };
export type LogDay<E extends LogEntry> = { date: string; lines: LogLine<E>[] };

const whatOf = ({ did, actor, isSelf, through, recordDates }: LogEntry) =>
  JSON.stringify([did, actor?.name, actor?.role, isSelf, through, recordDates]);

/**
 * Entries by day, newest first, as they come. What was done again on the same day by the same person is one line: a page
 * that is looked at all day long should read as that, and not as an alarm.
 * @param entries newest first
 * @param dayOf the calendar day, YYYY-MM-DD, of an ISO instant where the reader lives
 */
export function byDay<E extends LogEntry>(entries: readonly E[], dayOf: (at: string) => string): LogDay<E>[] {
  const days = new Map<string, Map<string, LogLine<E>>>();
  for (const entry of entries) {
    const date = dayOf(entry.at);
    const lines = days.get(date) ?? new Map<string, LogLine<E>>();
    days.set(date, lines);
    const line = lines.get(whatOf(entry));
    if (line) line.times += 1;
    else lines.set(whatOf(entry), { last: entry, times: 1 });
  }
  return [...days].map(([date, lines]) => ({ date, lines: [...lines.values()] }));
}
