/** An authenticator app shows another code every 30 seconds (RFC 6238). */
const STEP_MS = 30_000;

/** Which 30-second step a moment lies in, counted from 1970. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / STEP_MS);
}

/** The steps whose codes count now, oldest first: the current one and its neighbours, for clocks that differ and for slow typing. */
export function stepsThatCount(now: Date): readonly number[] {
  const step = stepAt(now);
  return [step - 1, step, step + 1];
}

/** The first moment of a step. */
export function startOfStep(step: number): Date {
  return new Date(step * STEP_MS);
}
