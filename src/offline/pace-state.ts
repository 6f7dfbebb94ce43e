import type { PaceKind } from "@/domain/sync/operation";
import type { OutboxEntry } from "./outbox-order";

/** The last pace request made on this device. `sentAt`: ISO instant at which the server had it; absent before that. */
export type LocalPace = { id: string; kind: PaceKind; occurredAt: string; takenBack: boolean; sentAt?: string };

/** The latest request as the server told it. */
export type ServerPace = { id: string; kind: PaceKind; occurredAt: string; answeredAt: string | null; answer: string | null };

/** What the server says of the pace; undefined where it is not known yet. */
export type ToldPace = { pace: ServerPace | null; hold: { waiting: number; waitingSince: string | null } };

/** The request that stands now. `fromServer` false: the server has not told of it yet. */
export type CurrentPace = { id: string; kind: PaceKind; occurredAt: string; answer: string | null; answered: boolean; fromServer: boolean };

export type PaceStanding = {
  /** The latest that waits; where none does the latest that was answered. */
  current: CurrentPace | null;
  /** How many wait for an answer, with what has not been sent yet. */
  waiting: number;
  /** When the first of them was made. */
  waitingSince: string | null;
};

type Given = {
  told: ToldPace | undefined;
  local: LocalPace | null;
  /** A tap that the device has not said it kept. */
  tapped: LocalPace | null;
  outbox: readonly OutboxEntry[];
  /** ISO instant of this device. */
  now: string;
};

/** For so long a request that was sent stands on the word of this device alone: the server's next answer tells of it. */
const UNTOLD_MS = 86_400_000;

/**
 * How the requests of this client stand: what the server told, with what this device has made or taken back since.
 * A request that was taken back here is gone at once, even while the server still tells of it.
 */
export function paceStanding({ told, local, tapped, outbox, now }: Given): PaceStanding {
  const gone = takenBackHere(outbox, local);
  const server = told?.pace && !gone.has(told.pace.id) ? told.pace : null;
  const here = madeHere({ told, local, tapped, outbox, now }).filter(({ id }) => !gone.has(id) && id !== told?.pace?.id);
  const withdrawn = told?.pace && !server && told.pace.answeredAt === null ? 1 : 0;
  const there = Math.max(0, (told?.hold.waiting ?? 0) - withdrawn);
  const last = here.at(-1);
  const isLast = last && (!server || server.answeredAt !== null || last.occurredAt > server.occurredAt);
  const sinceThere = there > 0 ? told?.hold.waitingSince : null;
  const since = [...(sinceThere ? [sinceThere] : []), ...here.map(({ occurredAt }) => occurredAt)].sort();
  return {
    current: isLast ? { ...last, answer: null, answered: false, fromServer: false } : server && fromServer(server),
    waiting: there + here.length,
    waitingSince: since[0] ?? null,
  };
}

function fromServer({ id, kind, occurredAt, answer, answeredAt }: ServerPace): CurrentPace {
  return { id, kind, occurredAt, answer, answered: answeredAt !== null, fromServer: true };
}

function takenBackHere(outbox: readonly OutboxEntry[], local: LocalPace | null): Set<string> {
  const taken = outbox.flatMap(({ operation }) => (operation.type === "pace.takeBack" ? [operation.entityId] : []));
  return new Set(local?.takenBack ? [...taken, local.id] : taken);
}

/** What this device made and the server has not told of, earliest first. */
function madeHere({ told, local, tapped, outbox, now }: Given): Pick<CurrentPace, "id" | "kind" | "occurredAt">[] {
  const unsent = outbox.flatMap(({ operation: { type, entityId, occurredAt, payload }, state }) =>
    type === "pace.request" && state === "waiting" ? [{ id: entityId, kind: payload.kind, occurredAt }] : [],
  );
  const known = new Set(unsent.map(({ id }) => id));
  const others = [local, tapped].flatMap((one) => {
    if (!one || known.has(one.id) || (one === local && !isUntold(one, told, now))) return [];
    known.add(one.id);
    return [{ id: one.id, kind: one.kind, occurredAt: one.occurredAt }];
  });
  return [...unsent, ...others].sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
}

/** Sent a moment ago, and what the server told is from before that. */
function isUntold({ sentAt, occurredAt }: LocalPace, told: ToldPace | undefined, now: string): boolean {
  if (told === undefined) return true;
  if (sentAt === undefined || Date.parse(now) - Date.parse(sentAt) > UNTOLD_MS) return false;
  return told.pace === null || occurredAt > told.pace.occurredAt;
}

/** The button that is down: the kind of a request that stands without an answer. */
export function pressedKind({ current }: PaceStanding): PaceKind | null {
  return current && !current.answered ? current.kind : null;
}

/** The client stopped for a day, or went on after all; `requestId`: the request with which they did. */
export type StoppedHere = { on: string; requestId: string; undone: boolean };

/** Why nothing is asked now; null: nothing is on hold. */
export type HeldHere = "request" | "restWeek" | "today" | null;

/**
 * Whether the client stopped for today. What was tapped here counts before what the server told.
 * @param today day of this device, YYYY-MM-DD
 */
export function isStopped(stopped: StoppedHere | null, told: HeldHere, today: string): boolean {
  return stopped?.on === today ? !stopped.undone : told === "today";
}

/** Whether anything is asked now, as this device knows it: at once after a tap, with a connection or without. */
export function heldHere(given: { waiting: number; restWeekNow: boolean; stopped: boolean }): HeldHere {
  if (given.waiting > 0) return "request";
  if (given.restWeekNow) return "restWeek";
  return given.stopped ? "today" : null;
}
