/**
 * Brier score: the mean of (forecast − outcome)², forecasts as shares 0–1, outcomes 1 (happened) or 0 (did not).
 * 0: each forecast was right and certain; 0.25: always "50 %"; 1: certain and wrong each time.
 * Formula: Brier 1950, 10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2, in the one-category form that is half of his.
 *
 * Only forecasts whose outcome is yes or no count: "partly" is neither, and open or can't-know outcomes are never "no". Who
 * calls this counts those apart and shows their number beside it. Null where nothing counts. It needs at least ten forecasts
 * to be shown at all (product.md, chart I); `n` always stands with it.
 * @param forecasts `likelihood` in percent, 0–100
 */
export function brierScore(forecasts: readonly { readonly likelihood: number; readonly happened: boolean }[]): BrierScore | null {
  if (forecasts.length === 0) return null;
  // Summed in whole squared percents: the same sum in any order.
  const sum = forecasts.reduce((total, { likelihood, happened }) => total + (likelihood - (happened ? 100 : 0)) ** 2, 0);
  return { score: sum / forecasts.length / 10_000, n: forecasts.length };
}

/** `score` 0–1, lower is nearer; `n` forecasts went into it. */
export type BrierScore = { readonly score: number; readonly n: number };
