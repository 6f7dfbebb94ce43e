import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { worryLog } from "@/domain/exercise/catalog/worry-log";
import { makeCheckBacks } from "../check-back/make";
import { makeAssigned } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, makePractice, minutesAfter, NOW } from "../testing/practice-fixture";
import { CLIENTS_ONLY, describeAccess } from "../testing/refusals";

describe("who may see a Today", () => {
  describeAccess("today.get", CLIENTS_ONLY, makeAssigned, (caller) => caller.today.get());
});

describe("Today", () => {
  it("is quiet for a new client, and says who reads when", async () => {
    const practice = await makePractice();
    expect(await callerFor(practice.client).today.get()).toEqual({
      therapistName: "Maren Holt",
      careEndedAt: null,
      consentWithdrawn: false,
      readingDays: [2, 4],
      timeZone: "Europe/Berlin",
      next: null,
      others: [],
      anyTime: [],
      messages: [],
      pace: null,
      answeredBy: null,
      hold: { held: false, why: null, until: null, waiting: 0, waitingSince: null },
      reading: { readsOn: "2026-03-19", answersBy: null },
      restWeek: null,
      returning: null,
      paceCheck: null,
      checkBacks: { count: 0, shown: [] },
      notes: [],
    });
  });

  it("has the one next thing, then where it was left", async () => {
    const { practice, steps, assignmentId } = await makeAssigned();
    const today = (minutes: number) => callerFor(practice.client, minutesAfter(minutes)).today.get();
    expect((await today(0)).next).toMatchObject({
      assignment: { id: assignmentId, title: steps[1].title },
      recordId: null,
      afterOpened: false,
      held: false,
    });
    const phone = phoneOf(practice.client);
    const recordId = uuidv7();
    await phone.predict(recordId, { stepId: steps[1].id, assignmentId }, minutesAfter(1));
    expect((await today(2)).next).toMatchObject({ recordId, afterOpened: false });
    await phone.openAfter(recordId, minutesAfter(3));
    expect((await today(4)).next).toMatchObject({ recordId, afterOpened: true });
  });

  it("holds the next thing from the request until the answer", async () => {
    const { practice } = await makeAssigned();
    const requestId = uuidv7();
    await phoneOf(practice.client).askFor(requestId, "pause", minutesAfter(1));
    const held = await callerFor(practice.client, minutesAfter(2)).today.get();
    expect(held).toMatchObject({ next: { held: true }, pace: { id: requestId, kind: "pause", answeredAt: null, answer: null } });
    await callerFor(practice.therapist, minutesAfter(3)).pace.answer({
      clientId: practice.client.clientId,
      paceRequestId: requestId,
      words: "We rest.",
    });
    expect(await callerFor(practice.client, minutesAfter(4)).today.get()).toMatchObject({
      next: { held: false },
      pace: { answer: "We rest." },
    });
  });

  it("has no hold from a request that was taken back, and forgets a request after 30 days", async () => {
    const { practice } = await makeAssigned();
    const phone = phoneOf(practice.client);
    const [first, second] = [uuidv7(), uuidv7()];
    await phone.askFor(first, "slower", minutesAfter(1));
    await phone.askFor(second, "pause", minutesAfter(2));
    await phone.takeBackPace(second, minutesAfter(3));
    expect(await callerFor(practice.client, minutesAfter(4)).today.get()).toMatchObject({ next: { held: true }, pace: { id: first } });
    expect(await callerFor(practice.client, daysAfter(31)).today.get()).toMatchObject({ next: { held: true }, pace: null });
  });

  it("asks about a likelihood again on a later day, for a time, until it was answered", async () => {
    const { practice, steps } = await makeAssigned();
    const { client } = practice;
    const late = new Date("2026-03-17T22:30:00.000Z");
    const recordId = await recordExposure(client, { stepId: steps[0].id }, late);
    const asked = async (at: Date) => {
      await makeCheckBacks(client, at);
      return (await callerFor(client, at).today.get()).checkBacks.shown.map(({ recordId: of, questions }) => [of, ...questions]);
    };
    // 23:30 in Berlin; half an hour later it is another day there.
    expect(await asked(minutesAfter(20, late))).toEqual([]);
    expect(await asked(minutesAfter(40, late))).toEqual([[recordId, "expectancy"]]);
    expect(await asked(daysAfter(3, late))).toEqual([[recordId, "expectancy"]]);
    expect(await asked(daysAfter(4, late))).toEqual([]);
    // The clocks have changed since: twelve times 24 hours later it is the thirteenth day, the last one of the second time.
    expect(await asked(daysAfter(12, late))).toEqual([[recordId, "expectancy"]]);
    expect(await asked(daysAfter(13, late))).toEqual([]);
    await phoneOf(client).followUp(recordId, { likelihoodLater: 30 }, daysAfter(12, late));
    expect(await asked(daysAfter(12, late))).toEqual([]);
  });

  it("does not ask about what was not tried, and shows three at most", async () => {
    const { practice, steps } = await makeAssigned();
    const { client } = practice;
    await phoneOf(client).finish(uuidv7(), { stepId: steps[0].id, progress: "notThisTime", answers: {}, reasons: ["forgot"] });
    for (let minute = 0; minute < 4; minute++) await recordExposure(client, { stepId: steps[0].id }, minutesAfter(minute));
    await makeCheckBacks(client, daysAfter(2));
    const { checkBacks } = await callerFor(client, daysAfter(2)).today.get();
    expect([checkBacks.count, checkBacks.shown.length]).toEqual([4, 3]);
  });

  it("does not ask about what its exercise never asks on a later day", async () => {
    const { client } = await makePractice();
    const looked = {
      ...{ definitionId: worryLog.id, definitionVersion: worryLog.version, stepId: null },
      answers: { prediction: "He finds page nine.", likelihood: 60, howWillIKnow: "A mail.", decideBy: "2026-03-19", outcome: "no" },
    };
    expect(await pushed(client, [deviceOperations().finish(uuidv7(), looked)])).toEqual(["applied"]);
    await makeCheckBacks(client, daysAfter(2));
    expect((await callerFor(client, daysAfter(2)).today.get()).checkBacks.count).toBe(0);
  });

  it("brings the notes of the last two weeks, newest first, and none without a note", async () => {
    const { practice, steps } = await makeAssigned();
    const { client, therapist } = practice;
    const notes: (string | null)[] = ["first", null, "second", "third", "fourth"];
    for (const [index, note] of notes.entries()) {
      const recordId = await recordExposure(client, { stepId: steps[0].id }, minutesAfter(index));
      const caller = callerFor(therapist, daysAfter(1, minutesAfter(index)));
      await caller.record.open({ clientId: client.clientId, recordId });
      await caller.record.review({ clientId: client.clientId, recordId, note });
    }
    const notesAt = async (at: Date) => (await callerFor(client, at).today.get()).notes.map((each) => each.note);
    expect(await notesAt(daysAfter(2))).toEqual(["fourth", "third", "second"]);
    expect(await notesAt(daysAfter(16))).toEqual([]);
  });

  it("shows the assignment that has waited longest, and never another client's", async () => {
    const { practice, assignmentId } = await makeAssigned(NOW);
    expect((await callerFor(practice.client).today.get()).next?.assignment.id).toBe(assignmentId);
    expect((await callerFor(practice.otherClient).today.get()).next).toBeNull();
  });
});
