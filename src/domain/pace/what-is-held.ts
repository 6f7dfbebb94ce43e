import { localDate, startOfDay } from "../calendar/local-date";
import { daysAfter } from "../calendar/plain-days";
import type { Hold } from "../check-back/held-days";
import { isHeld, type PaceState, unanswered } from "./hold";
import { lastRestDay, type RestDays } from "./rest-days";
import { holdOfRestWeek, type RestWeek, restDaysOf } from "./rest-week";

/** A pace request as far as it holds anything. Instants in ISO; `stoppedOn` is a day of the client's. */
export type HoldingRequest = {
  readonly occurredAt: string;
  readonly receivedAt: string;
  readonly answeredAt: string | null;
  readonly takenBackAt: string | null;
  /** The client stopped for that day with it; null: they did not. */
  readonly stoppedOn: string | null;
};
/** Everything by which things can be held for one client. */
export type Holding = { readonly requests: readonly HoldingRequest[]; readonly restWeeks: readonly RestWeek[] };

export type HeldNow = {
  readonly held: boolean;
  /** Of several: a request that waits, then a rest week, then having stopped for today. */
  readonly why: "request" | "restWeek" | "today" | null;
  /** The last held day, where one is known. A request that waits has none. */
  readonly until: string | null;
};

const FREE: HeldNow = { held: false, why: null, until: null };

/**
 * Whether anything is asked of the client on this day: held while a request waits unanswered, in a rest week, and once they
 * stopped for today. Help now and the safety plan are never held by anything.
 * @param restWeeks days that still hold
 * @param stoppedOn days on which the client stopped
 */
export function whatIsHeld(given: {
  readonly requests: readonly PaceState[];
  readonly restWeeks: readonly RestDays[];
  readonly stoppedOn: readonly string[];
  readonly today: string;
}): HeldNow {
  const { requests, restWeeks, stoppedOn, today } = given;
  if (isHeld(requests)) return { held: true, why: "request", until: null };
  const until = lastRestDay(today, restWeeks);
  if (until !== null) return { held: true, why: "restWeek", until };
  return stoppedOn.includes(today) ? { held: true, why: "today", until: today } : FREE;
}

/** The same from what is kept about a client. */
export function heldNow({ requests, restWeeks }: Holding, zone: string, today: string): HeldNow {
  return whatIsHeld({
    requests: requests.map(toState),
    restWeeks: restWeeks.flatMap((week) => restDaysOf(week, zone) ?? []),
    stoppedOn: requests.flatMap(({ takenBackAt, stoppedOn }) => (takenBackAt === null && stoppedOn !== null ? [stoppedOn] : [])),
    today,
  });
}

/** Requests that wait for an answer, in the order given. */
export function waitingRequests<R extends HoldingRequest>(requests: readonly R[]): R[] {
  return unanswered(requests.map((request) => ({ request, ...toState(request) }))).map(({ request }) => request);
}

function toState({ answeredAt, takenBackAt }: HoldingRequest): PaceState {
  return { answeredAt, takenBack: takenBackAt !== null };
}

/** The times in which nothing comes due, past, present and planned. */
export function holdsOf({ requests, restWeeks }: Holding, zone: string): Hold[] {
  return [
    ...requests.flatMap((request) => holdsOfRequest(request, zone)),
    ...restWeeks.flatMap((week) => holdOfRestWeek(week, zone) ?? []),
  ];
}

function holdsOfRequest({ occurredAt, receivedAt, answeredAt, takenBackAt, stoppedOn }: HoldingRequest, zone: string): Hold[] {
  // A device that runs ahead would begin to wait in the future.
  const from = occurredAt < receivedAt ? occurredAt : receivedAt;
  const hold: Hold = { from, until: answeredAt ?? takenBackAt };
  if (stoppedOn === null || takenBackAt !== null) return [hold];
  const [begun, over] = [stoppedOn, daysAfter(stoppedOn, 1)].map((day) => startOfDay(day, zone).toISOString()) as [string, string];
  const since = localDate(new Date(from), zone, zone) === stoppedOn ? from : begun;
  return [hold, { from: since, until: over }];
}
