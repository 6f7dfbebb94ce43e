import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import type { OperationEnvelope } from "@/domain/sync/operation";
import { makeCheckBacks } from "../check-back/make";
import { inPractice } from "../db";
import { ASSIGNED_WORDS, type LadderStory, makeLadder } from "../testing/exposure-story";
import { deviceOperations, push } from "../testing/operations";
import { recordExposure } from "../testing/phone";
import { callerFor, daysAfter, minutesAfter, NOW } from "../testing/practice-fixture";

/** What can happen to one client, by whom; each takes a minute. */
const STEPS = [
  "ask",
  "askOffline",
  "goOnline",
  "takeBack",
  "stop",
  "answer",
  "assign",
  "assignLater",
  "hold",
  "resume",
  "rest",
  "endRest",
  "day",
] as const;

/** One client's weeks through the app's own procedures. */
class Weeks {
  private now = NOW;
  private waiting: OperationEnvelope[] = [];
  private asked: string[] = [];
  constructor(private readonly story: LadderStory) {}

  private get clientId() {
    return this.story.practice.client.clientId;
  }
  private get staff() {
    return callerFor(this.story.practice.therapist, this.now);
  }
  private read<T>(what: Parameters<typeof inPractice<T>>[1]) {
    return inPractice(this.story.practice.practiceId, what);
  }
  private async send(operations: OperationEnvelope[]) {
    if (operations.length > 0)
      for (const { status } of await push(this.story.practice.client, operations, this.now)) expect(status).not.toBe("retry");
  }
  private openRequests() {
    return this.read((tx) =>
      tx.paceRequest.findMany({ where: { clientId: this.clientId, answeredAt: null, takenBackAt: null }, orderBy: { id: "asc" } }),
    );
  }

  async take(step: (typeof STEPS)[number]): Promise<void> {
    this.now = minutesAfter(1, this.now);
    const device = deviceOperations(this.now);
    const { clientId } = this;
    const open = await this.openRequests();
    const assignments = await this.read((tx) => tx.assignment.findMany({ where: { clientId } }));
    const [first] = assignments;
    const day = (ahead: number) => daysAfter(ahead, this.now).toISOString().slice(0, 10);
    switch (step) {
      case "ask":
      case "askOffline":
        this.asked.push(uuidv7());
        this.waiting.push(device.askFor(this.asked.at(-1) ?? ""));
        if (step === "ask") await this.take("goOnline");
        return;
      case "goOnline":
        await this.send(this.waiting.splice(0));
        return;
      case "takeBack":
        return this.send(open.slice(0, 1).map(({ id }) => device.takeBackPace(id)));
      case "stop":
        return this.send(open.slice(0, 1).map(({ id }) => device.tap("pace.addWords", id, { stopForToday: true })));
      case "answer":
        if (open[0])
          await this.staff.pace.answer({ clientId, paceRequestId: open[0].id, words: "One thing only.", changes: ["fewerThings"] });
        return;
      case "assign":
      case "assignLater": {
        const from = step === "assignLater" ? day(9) : null;
        const given = { clientId, stepId: this.story.steps[0].id, words: ASSIGNED_WORDS, window: { from, to: null }, clientConfidence: 70 };
        const result = await this.staff.assignment.assign({ ...given, clientAgreed: true, alsoKeepOther: true });
        if (open.length > 0) expect(result).toEqual({ ok: false, reason: "paceUnanswered" });
        return;
      }
      case "hold":
        if (first) await this.staff.assignment.hold({ clientId, assignmentId: first.id });
        return;
      case "resume":
        if (first) await this.staff.assignment.resume({ clientId, assignmentId: first.id });
        return;
      case "rest":
        await this.staff.restWeek.plan({ clientId, from: day(1), to: day(4) });
        return;
      case "endRest": {
        const [week] = await this.read((tx) => tx.restWeek.findMany({ where: { clientId, endedAt: null } }));
        if (week) await this.staff.restWeek.end({ clientId, restWeekId: week.id });
        return;
      }
      case "day":
        this.now = daysAfter(1, this.now);
    }
  }

  /** Holds in every state. */
  async look(): Promise<void> {
    this.now = minutesAfter(1, this.now);
    const { client } = this.story.practice;
    const made = await makeCheckBacks(client, this.now);
    const today = await callerFor(client, this.now).today.get();
    const open = await this.openRequests();
    expect(today.hold.waiting).toBe(open.length);
    if (open.length > 0) expect(today.hold.why).toBe("request");
    if (today.hold.held) {
      expect([made, today.checkBacks.count]).toEqual([0, 0]);
      for (const thing of [today.next, ...today.others]) expect(thing?.held ?? true).toBe(true);
    }
    // Nothing that was given after a request is asked for while it waits, in whichever order they arrived.
    const active = await this.read((tx) => tx.assignment.findMany({ where: { clientId: this.clientId, state: "active" } }));
    for (const { occurredAt } of open) for (const { assignedAt } of active) expect(assignedAt <= occurredAt).toBe(true);
  }

  async end(): Promise<void> {
    await this.take("goOnline");
    await this.look();
    const kept = await this.read((tx) => tx.paceRequest.findMany({ where: { clientId: this.clientId }, select: { id: true } }));
    expect(kept.map(({ id }) => id).sort()).toEqual([...this.asked].sort());
  }
}

describe("in whatever order it happens", () => {
  it("no request is lost, nothing new comes after one without an answer, and nothing is asked during a hold", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 4, maxLength: 14 }), async (steps) => {
        const story = await makeLadder(daysAfter(-3));
        // Asked again from the day after on: there is something that a hold holds.
        await recordExposure(story.practice.client, { stepId: story.steps[0].id }, daysAfter(-1));
        const weeks = new Weeks(story);
        for (const step of steps) {
          await weeks.take(step);
          await weeks.look();
        }
        await weeks.end();
      }),
      { numRuns: 15 },
    );
  }, 180_000);
});
