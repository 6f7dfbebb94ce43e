// For tests and `npm run check:due`: a made-up client who lives through some time, asked by workers that look when the real one does.
import { daysAfter } from "../calendar/plain-days";
import type { Outcome } from "../prediction/outcome";
import { type CheckBack, checkBacksDue } from "./due";
import type { Hold } from "./held-days";
import { nextLook } from "./next-look";
import { type CheckBackQuestion, type CheckBackSubject, FOLLOW_UPS } from "./planned-questions";

const MINUTE = 60_000;
/** The worker's sweep comes every five minutes of the clock. */
const TICK = 5 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/** What was found for one client: questions that were made, that should have been and were not, that were made again, or late. */
export type VirtualYears = { made: number; missing: number; double: number; late: number };

type Span = { readonly from: number; readonly until: number };
type FollowUp = Exclude<CheckBackQuestion, "outcome">;
type Life = {
  subjectId: string;
  finishedAt: number;
  decideBy: string | null;
  followUps: readonly FollowUp[];
  /** What the client does once they are asked what became of it: says so, or moves the day so many days on. */
  answers: readonly (Outcome | number)[];
};

/**
 * Lives `days` from the instant `start` on in one zone, and compares what two workers made with what had to be asked, which is
 * found by another way: with Intl instead of Temporal, and from each question to its instant instead of from each day to its questions.
 * @param seed the same seed is the same life
 */
export function liveThrough(seed: number, zone: string, start: number, days: number): VirtualYears {
  const random = seeded(seed);
  const end = start + days * DAY;
  const holds = someHolds(random, start, end);
  const dayOf = dayReader(zone);
  const lives = someLives(random, start, end, dayOf);
  const made = new Map<string, CheckBack>();
  const madeAt = new Map<string, number>();
  const wanted = new Map<string, number>();
  const moved = new Map<string, string[]>();
  const said = new Map<string, Outcome>();
  const result: VirtualYears = { made: 0, missing: 0, double: 0, late: 0 };
  const plan = (subjectId: string, question: CheckBackQuestion, plannedOn: string, from: number) => {
    const at = firstChance(Math.max(beginningOf(plannedOn, dayOf), from), holds);
    if (at < end) wanted.set(`${subjectId} ${question} ${plannedOn}`, at);
  };
  for (const life of lives) {
    if (life.decideBy !== null) plan(life.subjectId, "outcome", life.decideBy, life.finishedAt);
    for (const question of life.followUps) planFollowUps(life, question, { dayOf, holds, plan });
  }

  const changes = [...lives.map(({ finishedAt }) => finishedAt), ...holds.map(({ until }) => until)].sort((a, b) => a - b);
  let look = start;
  while (look < end) {
    const now = new Date(look);
    const known = holds.filter(({ from }) => from <= look).map((hold) => asHold(hold, look));
    const subjects = lives
      .filter((life) => life.finishedAt <= look && canBeAsked(life, look, said))
      .map((life) => asSubject(life, dayOf, moved, said));
    if (subjects.length > 0) {
      const before = [...made.values()];
      // Two workers at once, each without the other's rows: what the second one makes must be the first one's.
      const due = () => checkBacksDue({ subjects, zone, fallbackZone: "UTC", holds: known, made: before }, now);
      const found = due();
      for (const each of found) keep(each);
      if (found.length > 0) for (const each of due()) keep(each);
    }
    const next = tickFrom(nextLook(now, zone, "UTC").getTime());
    const change = changes.find((at) => tickFrom(at) > look);
    look = Math.min(next, change === undefined ? next : tickFrom(change));
  }

  function keep(each: CheckBack): void {
    const key = `${each.subjectId} ${each.dueOn}`;
    const there = made.get(key);
    if (there) {
      if (JSON.stringify(there) !== JSON.stringify(each)) result.double += 1;
      return;
    }
    made.set(key, each);
    for (const { question, plannedOn } of each.questions) {
      const asked = `${each.subjectId} ${question} ${plannedOn}`;
      if (madeAt.has(asked)) result.double += 1;
      madeAt.set(asked, look);
      if (question === "outcome") react(each.subjectId);
    }
  }

  /** The client answers within the minute, or moves the day. */
  function react(subjectId: string): void {
    const life = lives.find((one) => one.subjectId === subjectId);
    const moves = moved.get(subjectId) ?? [];
    const answer = life?.answers[moves.length];
    if (typeof answer === "number") {
      const to = daysAfter(dayOf(look), answer);
      moved.set(subjectId, [...moves, to]);
      plan(subjectId, "outcome", to, look);
    } else if (answer !== undefined) said.set(subjectId, answer);
  }

  result.made = madeAt.size;
  for (const [asked, at] of wanted) {
    const found = madeAt.get(asked);
    if (found === undefined) result.missing += 1;
    else if (found !== at) result.late += 1;
  }
  // What nobody should have been asked counts as asked once too often.
  for (const asked of madeAt.keys()) if (!wanted.has(asked)) result.double += 1;
  return result;
}

type Planning = {
  dayOf: (at: number) => string;
  holds: readonly Span[];
  plan: (subjectId: string, question: CheckBackQuestion, plannedOn: string, from: number) => void;
};

/** Where a hold pushes the first time onto the second one, the second is asked alone. */
function planFollowUps(life: Life, question: FollowUp, { dayOf, holds, plan }: Planning): void {
  const days = FOLLOW_UPS[question].map(({ first }) => daysAfter(dayOf(life.finishedAt), first));
  for (const [index, plannedOn] of days.entries()) {
    const at = firstChance(beginningOf(plannedOn, dayOf), holds);
    const next = days[index + 1];
    if (next !== undefined && dayOf(at) >= next) continue;
    plan(life.subjectId, question, plannedOn, life.finishedAt);
  }
}

function asSubject(life: Life, dayOf: (at: number) => string, moved: Map<string, string[]>, said: Map<string, Outcome>): CheckBackSubject {
  const { subjectId, decideBy, followUps, finishedAt } = life;
  const outcome = said.get(subjectId) ?? null;
  const fixed = { notThisTime: false, answeredOn: [] };
  return { subjectId, decideBy, movedTo: moved.get(subjectId) ?? [], outcome, finishedOn: dayOf(finishedAt), followUps, ...fixed };
}

/** Leaves out what is settled, as the worker's query does; the longest question of a later day and all holds together are 101 days. */
function canBeAsked({ subjectId, decideBy, followUps, finishedAt }: Life, now: number, said: Map<string, Outcome>): boolean {
  return (decideBy !== null && !said.has(subjectId)) || (followUps.length > 0 && now - finishedAt < 110 * DAY);
}

/** As it is known at that instant: an answer that has not come yet is not known of. */
function asHold({ from, until }: Span, now: number): Hold {
  return { from: new Date(from).toISOString(), until: until <= now ? new Date(until).toISOString() : null };
}

function tickFrom(at: number): number {
  return Math.ceil(at / TICK) * TICK;
}

/** The first sweep from an instant on at which nothing is held. */
function firstChance(from: number, holds: readonly Span[]): number {
  let at = tickFrom(from);
  for (const hold of holds) if (hold.from <= at && at < hold.until) at = tickFrom(hold.until);
  return at;
}

/** The first five minutes of a day, found by asking Intl what day it is. */
function beginningOf(date: string, dayOf: (at: number) => string): number {
  const noon = Date.parse(`${date}T12:00:00Z`);
  let [early, late] = [noon - 2 * DAY, noon + 2 * DAY];
  while (late - early > TICK) {
    const middle = tickFrom((early + late) / 2 - TICK / 2);
    if (dayOf(middle) >= date) late = middle;
    else early = middle;
  }
  // Where midnight comes twice, the first of the two.
  for (let at = late - 180 * MINUTE; at < late; at += TICK) if (dayOf(at) >= date) return at;
  return late;
}

function dayReader(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  return (at) => format.format(at);
}

type Random = (below: number) => number;

/** Whole numbers from 0 on, the same for the same seed (mulberry32). */
function seeded(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** None to two pace requests, from minutes to three weeks; one after the other. */
function someHolds(random: Random, start: number, end: number): Span[] {
  const holds: Span[] = [];
  let from = start;
  for (let left = random(3); left > 0; left--) {
    from += random(Math.floor((end - start) / 3 / MINUTE)) * MINUTE;
    const until = from + (1 + random(random(2) === 0 ? 600 : 30_000)) * MINUTE;
    if (until < end) holds.push({ from, until });
    from = until + MINUTE;
  }
  return holds;
}

const FOLLOWED: readonly (readonly FollowUp[])[] = [["expectancy"], ["belief"], ["evidence"], []];
const OUTCOMES: readonly Outcome[] = ["no", "partly", "yes", "cannotKnow", "cannotTellYet"];

function someLives(random: Random, start: number, end: number, dayOf: (at: number) => string): Life[] {
  return Array.from({ length: 1 + random(3) }, (_, index): Life => {
    const finishedAt = start + random(Math.floor((end - start) / MINUTE)) * MINUTE;
    const moves = Array.from({ length: random(3) }, () => 1 + random(20));
    const decideBy = random(4) === 0 ? null : daysAfter(dayOf(finishedAt), random(31) - 1);
    const last = OUTCOMES[random(OUTCOMES.length)] ?? "no";
    return { subjectId: `s${index}`, finishedAt, decideBy, followUps: FOLLOWED[random(4)] ?? [], answers: [...moves, last] };
  });
}
