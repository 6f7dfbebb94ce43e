import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { earlyWarningLog } from "@/domain/exercise/catalog/early-warning-log";
import { makeCheckBacks } from "../check-back/make";
import { ASSIGNED_WORDS, assignStep, type LadderStory, makeAssigned, makeLadder } from "../testing/exposure-story";
import { phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, minutesAfter, NOW } from "../testing/practice-fixture";
import { codeOf, describeAccess, THERAPIST_ONLY } from "../testing/refusals";

const WEEK = { from: "2026-03-23", to: "2026-03-29" };
/** In the middle of that week. */
const WITHIN = daysAfter(8);
const AFTER_IT = new Date("2026-03-29T22:30:00.000Z");

const planned = async (story: LadderStory, days = WEEK, words?: string, at = NOW) => {
  const { therapist, client } = story.practice;
  const result = await callerFor(therapist, at).restWeek.plan({ clientId: client.clientId, ...days, ...(words ? { words } : {}) });
  if (!result.ok) throw new Error(result.reason);
  return result.restWeeks;
};
const todayAt = ({ practice }: LadderStory, at: Date) => callerFor(practice.client, at).today.get();

describe("who plans a rest week", () => {
  describeAccess("restWeek.plan", THERAPIST_ONLY, makeLadder, (caller, { practice }) =>
    caller.restWeek.plan({ clientId: practice.client.clientId, ...WEEK }),
  );
  describeAccess(
    "restWeek.end",
    THERAPIST_ONLY,
    async () => {
      const story = await makeLadder();
      const [week] = await planned(story);
      return { ...story, restWeekId: week?.id ?? "" };
    },
    (caller, { practice, restWeekId }) => caller.restWeek.end({ clientId: practice.client.clientId, restWeekId }),
  );

  it("ends none of another client's", async () => {
    const story = await makeLadder();
    const [week] = await planned(story);
    const clientId = story.practice.otherClient.clientId;
    const caller = callerFor(story.practice.otherTherapist);
    for (const restWeekId of [week?.id ?? "", uuidv7()])
      expect(await codeOf(caller.restWeek.end({ clientId, restWeekId }))).toBe("NOT_FOUND");
  });
});

describe("a rest week", () => {
  it("is told to the client before, holds what is due in it, and lets go after its last day", async () => {
    const story = await makeAssigned();
    expect(await planned(story, WEEK, "Nothing is due. Rest.")).toMatchObject([
      { ...WEEK, words: "Nothing is due. Rest.", standing: "coming" },
    ]);
    expect(await todayAt(story, minutesAfter(1))).toMatchObject({
      hold: { held: false },
      next: { held: false },
      restWeek: { ...WEEK, words: "Nothing is due. Rest.", now: false },
    });
    expect(await todayAt(story, WITHIN)).toMatchObject({
      hold: { held: true, why: "restWeek", until: WEEK.to, waiting: 0 },
      next: { held: true },
      restWeek: { now: true },
    });
    expect(await todayAt(story, AFTER_IT)).toMatchObject({ hold: { held: false }, next: { held: false }, restWeek: null });
  });

  it("leaves alone what is there for any time", async () => {
    const story = await makeLadder();
    const { therapist, client } = story.practice;
    const exercise = { id: earlyWarningLog.id, version: earlyWarningLog.version };
    const anyTime = { rhythm: { frequency: "anyTime" as const }, clientConfidence: 80, clientAgreed: true as const };
    await callerFor(therapist).assignment.assign({ clientId: client.clientId, exercise, words: ASSIGNED_WORDS, ...anyTime });
    await planned(story);
    expect((await todayAt(story, WITHIN)).anyTime).toMatchObject([{ held: false }]);
  });

  it("holds check-backs: what falls into it is asked on the first day after it", async () => {
    const story = await makeLadder();
    const { client } = story.practice;
    // Asked again on days 1 and 7; the seventh falls into the week.
    const recordId = await recordExposure(client, { stepId: story.steps[0].id }, daysAfter(1));
    const asked = async (at: Date) => {
      await makeCheckBacks(client, at);
      return (await todayAt(story, at)).checkBacks.shown.map(({ recordId: of, dueOn }) => [of, dueOn]);
    };
    await phoneOf(client).followUp(recordId, { likelihoodLater: 40 }, daysAfter(3));
    await planned(story, WEEK, undefined, daysAfter(3));
    expect(await asked(WITHIN)).toEqual([]);
    expect(await asked(AFTER_IT)).toEqual([[recordId, "2026-03-30"]]);
  });

  it("takes no new exposure work but for the time after it", async () => {
    const story = await makeLadder();
    const { therapist, client } = story.practice;
    await planned(story);
    const give = (from: string | null) =>
      callerFor(therapist, WITHIN).assignment.assign({
        ...{ clientId: client.clientId, stepId: story.steps[0].id, words: ASSIGNED_WORDS },
        ...{ window: { from, to: null }, clientConfidence: 70, clientAgreed: true },
      });
    for (const from of [null, "2026-03-01", WEEK.to]) expect(await give(from)).toEqual({ ok: false, reason: "restWeek" });
    expect(await give("2026-03-30")).toMatchObject({ ok: true });
    expect((await todayAt(story, WITHIN)).next).toBeNull();
    expect((await todayAt(story, AFTER_IT)).next).toMatchObject({ held: false });
  });

  it("gives way to a request that waits, and comes back after its answer", async () => {
    const story = await makeAssigned();
    const { client, therapist } = story.practice;
    await planned(story);
    const paceRequestId = uuidv7();
    await phoneOf(client).askFor(paceRequestId, "pause", WITHIN);
    expect((await todayAt(story, minutesAfter(1, WITHIN))).hold).toMatchObject({ why: "request", until: null });
    await callerFor(therapist, minutesAfter(2, WITHIN)).pace.answer({ clientId: client.clientId, paceRequestId, words: "Rest on." });
    expect((await todayAt(story, minutesAfter(3, WITHIN))).hold).toMatchObject({ why: "restWeek", until: WEEK.to });
  });

  it("can be ended early: from then on things are asked again, and its days can be planned anew", async () => {
    const story = await makeAssigned();
    const { client, therapist } = story.practice;
    const [week] = await planned(story);
    const of = { clientId: client.clientId, restWeekId: week?.id ?? "" };
    expect((await callerFor(therapist, WITHIN).restWeek.end(of)).restWeeks).toMatchObject([
      { standing: "over", endedAt: WITHIN.toISOString() },
    ]);
    expect((await todayAt(story, minutesAfter(1, WITHIN))).hold.held).toBe(false);
    // Again is the same as once.
    expect((await callerFor(therapist, daysAfter(1, WITHIN)).restWeek.end(of)).restWeeks).toMatchObject([
      { endedAt: WITHIN.toISOString() },
    ]);
    expect(await planned(story, { from: "2026-03-26", to: "2026-03-29" }, undefined, WITHIN)).toMatchObject([
      { standing: "coming" },
      { standing: "over" },
    ]);
  });

  it("is refused where it is over, too long, or meets another, and as a whole where it ends before it begins", async () => {
    const story = await makeLadder();
    const clientId = story.practice.client.clientId;
    const plan = (from: string, to: string) => callerFor(story.practice.therapist).restWeek.plan({ clientId, from, to });
    await planned(story);
    expect(await plan("2026-03-01", "2026-03-07")).toEqual({ ok: false, reason: "over" });
    expect(await plan("2026-04-01", "2026-04-29")).toEqual({ ok: false, reason: "tooLong" });
    expect(await plan("2026-03-29", "2026-04-02")).toEqual({ ok: false, reason: "overlaps" });
    expect(await codeOf(plan("2026-04-07", "2026-04-01"))).toBe("INVALID_INPUT");
    expect(await assignStep(story, story.steps[0].id)).toMatchObject({ ok: true });
  });
});
