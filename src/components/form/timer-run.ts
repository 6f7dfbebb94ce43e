/** A running clock: the seconds that stood there before, and when it was started (ms since 1970, this device). */
export type Run = { before: number; startedAt: number };

export function startRun(before: number, now: number): Run {
  return { before, startedAt: now };
}

/** Whole seconds on the clock at this moment. A device clock set back never takes time away. */
export function runSeconds(run: Run, now: number): number {
  return run.before + Math.max(0, Math.floor((now - run.startedAt) / 1000));
}

const KEY = "foothold-timer-";

/** Keeps a running clock for this tab, so that a reload goes on with it. Where the browser keeps nothing, it runs on screen only. */
export function keepRun(fieldId: string, run: Run | null): void {
  try {
    if (run) sessionStorage.setItem(KEY + fieldId, JSON.stringify(run));
    else sessionStorage.removeItem(KEY + fieldId);
  } catch {
    // Storage is full or forbidden: the clock still runs.
  }
}

/** The clock that was running in this tab; null where none was, or where what is stored is no clock. */
export function storedRun(fieldId: string): Run | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(KEY + fieldId) ?? "null");
    if (typeof found !== "object" || found === null || !("before" in found) || !("startedAt" in found)) return null;
    const { before, startedAt } = found;
    return typeof before === "number" && typeof startedAt === "number" ? { before, startedAt } : null;
  } catch {
    return null;
  }
}
