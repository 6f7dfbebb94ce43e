import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayAssign } from "../assignment/may-assign";
import { standingOn } from "../assignment/standing";
import { localDate, startOfDay } from "../calendar/local-date";
import { daysAfter } from "../calendar/plain-days";
import { type CheckBack, checkBacksDue } from "../check-back/due";
import { isHeldAt } from "../check-back/held-days";
import { mayPlanRestWeek, type RestWeek, restDaysOf } from "./rest-week";
import { type HoldingRequest, heldNow, holdsOf, waitingRequests } from "./what-is-held";

const ZONE = "Europe/Berlin";
const FIRST_DAY = "2026-03-16"; // with a change of clocks in its second week
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

type Assignment = { id: number; at: string; state: "active" | "held" | "withdrawn"; byLateRequest: boolean };
type Asked = { at: string; what: "window" | "checkBack" };

/** One client, as the rules see them: what was tapped and sent, what was assigned, and what was asked of them so far. */
class World {
  private now = startOfDay(FIRST_DAY, ZONE).getTime() + 9 * HOUR_MS;
  /** Tapped offline: nobody else knows of them yet. */
  private onTheWay: { occurredAt: string }[] = [];
  private made: CheckBack[] = [];
  requests: HoldingRequest[] = [];
  restWeeks: RestWeek[] = [];
  assignments: Assignment[] = [];
  given: { at: string; waiting: number; restDay: boolean }[] = [];
  asked: Asked[] = [];

  private at(): string {
    return new Date(this.now).toISOString();
  }
  private today(): string {
    return localDate(new Date(this.now), ZONE, ZONE);
  }
  private holding() {
    return { requests: this.requests, restWeeks: this.restWeeks };
  }
  private restDays() {
    return this.restWeeks.flatMap((week) => restDaysOf(week, ZONE) ?? []);
  }

  tap(isOffline: boolean) {
    this.onTheWay.push({ occurredAt: this.at() });
    if (!isOffline) this.deliver();
  }
  deliver() {
    for (const { occurredAt } of this.onTheWay) {
      this.requests.push({ occurredAt, receivedAt: this.at(), answeredAt: null, takenBackAt: null, stoppedOn: null });
      for (const each of this.assignments)
        if (each.state === "active" && each.at > occurredAt) Object.assign(each, { state: "held", byLateRequest: true });
    }
    this.onTheWay = [];
  }
  change(index: number, how: (request: HoldingRequest) => HoldingRequest) {
    const open = waitingRequests(this.requests);
    const one = open[index % Math.max(1, open.length)];
    this.requests = this.requests.map((request) => (request === one ? how(request) : request));
  }
  takeBack(index: number) {
    this.change(index, (request) => ({ ...request, takenBackAt: this.at() }));
  }
  stopForToday(index: number) {
    this.change(index, (request) => ({ ...request, stoppedOn: this.today() }));
  }
  answer() {
    const open = waitingRequests(this.requests);
    this.requests = this.requests.map((request) => (open.includes(request) ? { ...request, answeredAt: this.at() } : request));
  }
  private mayGive(windowFrom: string | null): boolean {
    const active = this.assignments.filter(({ state }) => state === "active").length;
    const of = { stepState: "active" as const, activeAssignments: active, alsoKeepOther: true };
    const paceUnanswered = waitingRequests(this.requests).length > 0;
    const allowed = mayAssign({ ...of, paceUnanswered, restWeeks: this.restDays(), today: this.today(), windowFrom }).ok;
    if (allowed) {
      const begins = windowFrom !== null && windowFrom > this.today() ? windowFrom : this.today();
      const restDay = this.restDays().some(({ from, to }) => from <= begins && begins <= to);
      this.given.push({ at: this.at(), waiting: waitingRequests(this.requests).length, restDay });
    }
    return allowed;
  }
  assign(ahead: number) {
    const windowFrom = ahead === 0 ? null : daysAfter(this.today(), ahead);
    if (this.mayGive(windowFrom))
      this.assignments.push({ id: this.assignments.length, at: this.at(), state: "active", byLateRequest: false });
  }
  move(index: number, to: Assignment["state"]) {
    const one = this.assignments[index % Math.max(1, this.assignments.length)];
    if (!one || one.state === "withdrawn" || one.state === to) return;
    if (to === "active" && !this.mayGive(null)) return;
    one.state = to;
  }
  rest(ahead: number, length: number) {
    const days = { from: daysAfter(this.today(), ahead), to: daysAfter(this.today(), ahead + length) };
    if (mayPlanRestWeek(days, this.restDays(), this.today()).ok) this.restWeeks.push({ ...days, endedAt: null });
  }
  endRest(index: number) {
    const open = this.restWeeks.filter(({ endedAt }) => endedAt === null);
    const one = open[index % Math.max(1, open.length)];
    this.restWeeks = this.restWeeks.map((week) => (week === one ? { ...week, endedAt: this.at() } : week));
  }
  pass(hours: number) {
    this.now += hours * HOUR_MS;
  }

  /** What the client would be asked if they looked now, and what a worker would make. */
  look() {
    const before = this.asked.length;
    this.now += MINUTE_MS;
    const held = heldNow(this.holding(), ZONE, this.today());
    const holds = holdsOf(this.holding(), ZONE);
    expect(isHeldAt(holds, new Date(this.now)), "by the calendar as by the clock").toBe(held.held);
    expect(held.why === null).toBe(!held.held);
    const isOpen = this.assignments.some(
      ({ state }) => state === "active" && standingOn({ frequency: "once" }, { from: null, to: null }, [], this.today()) === "open",
    );
    if (isOpen && !held.held) this.asked.push({ at: this.at(), what: "window" });
    const subject = { decideBy: daysAfter(FIRST_DAY, 3), movedTo: [], outcome: null, finishedOn: FIRST_DAY, notThisTime: false };
    const subjects = [{ ...subject, subjectId: "record", followUps: ["expectancy" as const, "evidence" as const], answeredOn: [] }];
    const due = checkBacksDue({ subjects, zone: ZONE, fallbackZone: "UTC", holds, made: this.made }, new Date(this.now));
    this.made.push(...due);
    if (due.length > 0) this.asked.push({ at: this.at(), what: "checkBack" });
    if (held.held) expect(this.asked.slice(before), `held because of ${held.why}`).toEqual([]);
    this.now += MINUTE_MS;
  }
}

const index = fc.nat(5);
type Step = (world: World) => void;
const command: fc.Arbitrary<Step> = fc.oneof(
  fc.boolean().map((isOffline) => (world: World) => world.tap(isOffline)),
  fc.constant((world: World) => world.deliver()),
  index.map((at) => (world: World) => world.takeBack(at)),
  index.map((at) => (world: World) => world.stopForToday(at)),
  fc.constant((world: World) => world.answer()),
  fc.nat(9).map((ahead) => (world: World) => world.assign(ahead)),
  fc.tuple(index, fc.constantFrom("active", "held", "withdrawn")).map(
    ([at, to]) =>
      (world: World) =>
        world.move(at, to),
  ),
  fc.tuple(fc.nat(6), fc.nat(9)).map(
    ([ahead, length]) =>
      (world: World) =>
        world.rest(ahead, length),
  ),
  index.map((at) => (world: World) => world.endRest(at)),
  fc.constantFrom(1, 24, 24 * 3).map((hours) => (world: World) => world.pass(hours)),
);

describe("in no reachable state", () => {
  it("is there new exposure work after a request without an answer, or in a rest week, or anything asked during a hold", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (steps) => {
        const world = new World();
        for (const step of steps) {
          step(world);
          world.look();
        }
        for (const { waiting, restDay } of world.given) expect({ waiting, restDay }).toEqual({ waiting: 0, restDay: false });
        // Nothing that was given after a tap is active while that tap waits for its answer, in whichever order they arrived.
        const open = waitingRequests(world.requests);
        for (const { at, state } of world.assignments)
          for (const { occurredAt } of open) expect(state === "active" && at > occurredAt).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it("does the order matter in which a request and an assignment made meanwhile arrive", () => {
    const story = (first: "request" | "assignment"): World => {
      const world = new World();
      world.tap(first === "assignment");
      world.pass(1);
      world.assign(0);
      world.pass(24);
      world.deliver();
      world.look();
      return world;
    };
    const endOf = (world: World) => ({
      waiting: waitingRequests(world.requests).map(({ occurredAt }) => occurredAt),
      active: world.assignments.filter(({ state }) => state === "active").length,
      asked: world.asked,
    });
    expect(endOf(story("assignment"))).toEqual(endOf(story("request")));
  });
});
