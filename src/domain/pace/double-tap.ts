import type { PaceKind } from "../sync/operation";

/** A tap on Slower or Pause; `occurredAt` is an ISO instant. */
export type PaceTap = { readonly kind: PaceKind; readonly occurredAt: string };

const DOUBLE_TAP_MS = 1_000;

/** Whether a tap only repeats the one before it, as a trembling thumb does. Any later tap is a request of its own. */
export function isDoubleTap(last: PaceTap | null, tap: PaceTap): boolean {
  if (!last || last.kind !== tap.kind) return false;
  const between = Date.parse(tap.occurredAt) - Date.parse(last.occurredAt);
  return between >= 0 && between < DOUBLE_TAP_MS;
}
