import { isoWeekday } from "../assignment/standing";
import { daysBefore } from "../calendar/plain-days";

/** Weeks that are looked at, this one included, and in how many of them slowing down has become the rule. */
const WEEKS = 4;
const RULE = 3;

export type BecameTheRule = { readonly weeks: number; readonly ofWeeks: number; readonly requests: number };

/**
 * Whether slowing down has become the rule: asked for in at least three of the last four weeks (Monday to Sunday, this one
 * included). A question for the session, never a judgement, and never shown to the client.
 * @param askedOn days of the client's on which they asked and did not take it back; a day stands there once for each request
 */
export function becameTheRule(askedOn: readonly string[], today: string): BecameTheRule | null {
  const thisWeek = mondayOf(today);
  const since = daysBefore(thisWeek, 7 * (WEEKS - 1));
  const recent = askedOn.filter((day) => day >= since && day <= today);
  const weeks = new Set(recent.map(mondayOf)).size;
  return weeks >= RULE ? { weeks, ofWeeks: WEEKS, requests: recent.length } : null;
}

export type AskedAtStep = { readonly stepId: string; readonly asked: number; readonly lastAskedAt: string };

/** How often it was asked at each step, most first, then the latest first. A pattern to talk about; requests about no step are left out. */
export function askedByStep(requests: readonly { readonly stepId: string | null; readonly occurredAt: string }[]): AskedAtStep[] {
  const steps = new Map<string, AskedAtStep>();
  for (const { stepId, occurredAt } of requests) {
    if (stepId === null) continue;
    const known = steps.get(stepId);
    const lastAskedAt = known && known.lastAskedAt > occurredAt ? known.lastAskedAt : occurredAt;
    steps.set(stepId, { stepId, asked: (known?.asked ?? 0) + 1, lastAskedAt });
  }
  return [...steps.values()].sort((a, b) => b.asked - a.asked || (a.lastAskedAt < b.lastAskedAt ? 1 : -1));
}

function mondayOf(day: string): string {
  return daysBefore(day, isoWeekday(day) - 1);
}
