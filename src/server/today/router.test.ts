import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { worryLog } from "@/domain/exercise/catalog/worry-log";
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
      followUps: [],
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

  it("asks about a likelihood again from the next day on, for two weeks, until it was answered", async () => {
    const { practice, steps } = await makeAssigned();
    const late = new Date("2026-03-17T22:30:00.000Z");
    const recordId = await recordExposure(practice.client, { stepId: steps[0].id }, late);
    const followUps = async (at: Date) => (await callerFor(practice.client, at).today.get()).followUps.map((each) => each.recordId);
    // 23:30 in Berlin; half an hour later it is another day there.
    expect(await followUps(minutesAfter(20, late))).toEqual([]);
    expect(await followUps(minutesAfter(40, late))).toEqual([recordId]);
    // The clocks have changed since: 13 times 24 hours later it is the fourteenth day.
    expect(await followUps(daysAfter(13, late))).toEqual([recordId]);
    expect(await followUps(daysAfter(14, late))).toEqual([]);
    await phoneOf(practice.client).followUp(recordId, { likelihoodLater: 30 }, daysAfter(2));
    expect(await followUps(daysAfter(3))).toEqual([]);
  });

  it("does not ask about what was not tried, and about three at most", async () => {
    const { practice, steps } = await makeAssigned();
    const phone = phoneOf(practice.client);
    await phone.finish(uuidv7(), { stepId: steps[0].id, progress: "notThisTime", answers: {}, reasons: ["forgot"] });
    for (let day = 0; day < 4; day++) await recordExposure(practice.client, { stepId: steps[0].id }, daysAfter(day));
    expect((await callerFor(practice.client, daysAfter(6)).today.get()).followUps).toHaveLength(3);
  });

  it("does not ask about what its exercise never asks on a later day", async () => {
    const { client } = await makePractice();
    const looked = {
      ...{ definitionId: worryLog.id, definitionVersion: worryLog.version, stepId: null },
      answers: { prediction: "He finds page nine.", likelihood: 60, howWillIKnow: "A mail.", decideBy: "2026-03-19", outcome: "no" },
    };
    expect(await pushed(client, [deviceOperations().finish(uuidv7(), looked)])).toEqual(["applied"]);
    expect((await callerFor(client, daysAfter(2)).today.get()).followUps).toEqual([]);
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
