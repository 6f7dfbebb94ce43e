const DAY_MS = 86_400_000;

export type PaceMark = { readonly kind: "slower" | "pause"; readonly answered: boolean };
export type PaceDay = {
  /** ISO date. */
  readonly date: string;
  /** 0–10; null is a gap. */
  readonly exhaustion: number | null;
  readonly marks: PaceMark[];
};

/**
 * One entry for each day of the window that ends with `today`, oldest first. Days without a record stay gaps.
 * @param days length of the window
 */
export function preparePaceDays(
  exhaustion: readonly { readonly date: string; readonly exhaustion: number }[],
  requests: readonly ({ readonly date: string } & PaceMark)[],
  today: string,
  days: number,
): PaceDay[] {
  const last = Date.parse(`${today}T00:00:00Z`);
  const rated = new Map(exhaustion.map((day) => [day.date, day.exhaustion]));
  return Array.from({ length: days }, (_, index) => {
    const date = new Date(last - (days - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    return {
      date,
      exhaustion: rated.get(date) ?? null,
      marks: requests.filter((request) => request.date === date).map(({ kind, answered }) => ({ kind, answered })),
    };
  });
}
