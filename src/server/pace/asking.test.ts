import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { type AssignedStory, assignStep, makeAssigned, makeLadder } from "../testing/exposure-story";
import { deviceOperations, push, pushed } from "../testing/operations";
import { phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, minutesAfter, NOW } from "../testing/practice-fixture";

let story: AssignedStory;
beforeEach(async () => {
  story = await makeAssigned(minutesAfter(-200));
});

const dayAt = (at: Date) => callerFor(story.practice.therapist, at).caseload.day();
const todayAt = (at: Date) => callerFor(story.practice.client, at).today.get();
const answerAt = (at: Date, paceRequestId: string) =>
  callerFor(story.practice.therapist, at).pace.answer({
    ...{ clientId: story.practice.client.clientId, paceRequestId, words: "One thing only this week." },
    changes: ["fewerThings"],
  });

describe("twenty-one requests in a month", () => {
  it("are all kept in their order, counted right, held and answered, wherever and however they came", async () => {
    const { practice, assignmentId } = story;
    const { client, practiceId } = practice;
    const device = deviceOperations(daysAfter(-28));
    const recordId = uuidv7();
    const asked: string[] = [];
    const ask = async (at: Date, payload: { kind: "slower" | "pause"; at?: object }, receivedAt = at) => {
      const id = uuidv7();
      asked.push(id);
      const tap = { ...device.tap("pace.request", id, { kind: payload.kind }), occurredAt: at.toISOString(), payload };
      expect(await pushed(client, [tap], receivedAt)).toEqual(["applied"]);
    };
    for (let each = 0; each < 21; each++) {
      const at = minutesAfter(each * 1_900, daysAfter(-28));
      const kind = each % 3 === 0 ? "pause" : "slower";
      // In a form, from a page without any place, at a place that nobody knows, offline for a day, and twice in a row.
      const place = [
        { assignmentId, recordId, phase: "before", field: "howWillIKnow" },
        undefined,
        { assignmentId: uuidv7() },
        { field: 7 },
      ];
      await ask(at, { kind, ...(place[each % 4] ? { at: place[each % 4] as object } : {}) }, each % 5 === 0 ? daysAfter(1, at) : at);
    }
    const [waiting] = (await dayAt(NOW)).paceRequests;
    expect(waiting).toMatchObject({ id: asked[0], unansweredCount: 21, askedBefore: 0, waitingSince: daysAfter(-28).toISOString() });
    // In the order in which they arrived: those that were offline for a day came after the next one.
    expect(new Set(waiting?.waiting.map(({ id }) => id))).toEqual(new Set(asked));
    expect((await todayAt(NOW)).hold).toEqual({
      held: true,
      why: "request",
      until: null,
      waiting: 21,
      waitingSince: daysAfter(-28).toISOString(),
    });
    expect(await answerAt(NOW, asked[20] ?? "")).toEqual({ ok: true, answered: 21 });
    expect((await dayAt(minutesAfter(1))).paceRequests).toEqual([]);
    const kept = await inPractice(practiceId, (tx) => tx.paceRequest.findMany({ where: { clientId: client.clientId } }));
    expect(kept).toHaveLength(21);
    expect(kept.every(({ answeredAt, answerSealed }) => answeredAt !== null && answerSealed !== null)).toBe(true);
    expect(await todayAt(minutesAfter(1))).toMatchObject({
      hold: { held: false, waiting: 0 },
      pace: { answer: "One thing only this week." },
    });
  });

  it("keep a moment of their own, also when one comes a day late; sent again it is the same one", async () => {
    const { client, practiceId } = story.practice;
    const id = uuidv7();
    const tap = deviceOperations(daysAfter(-1)).askFor(id);
    expect(await pushed(client, [tap])).toEqual(["applied"]);
    expect(await pushed(client, [tap], daysAfter(1))).toEqual(["duplicate"]);
    const rows = await inPractice(practiceId, (tx) => tx.paceRequest.findMany({ where: { clientId: client.clientId } }));
    expect(rows).toMatchObject([{ id, occurredAt: daysAfter(-1), receivedAt: NOW }]);
    expect((await dayAt(NOW)).paceRequests).toMatchObject([{ id, waitingSince: daysAfter(-1).toISOString(), unansweredCount: 1 }]);
  });
});

describe("where a request was made", () => {
  it("is told with the step, the phase and the question's short name; the record once it is shared", async () => {
    const { practice, steps, assignmentId } = story;
    const phone = phoneOf(practice.client);
    const [paceRequestId, recordId] = [uuidv7(), uuidv7()];
    await phone.askAt(paceRequestId, { assignmentId, recordId, phase: "after", field: "peakSuds" }, minutesAfter(-30));
    const place = { stepTitle: steps[1].title, exerciseTitle: null, phase: "after", question: "Peak anxiety", sameStep: 1 };
    expect((await dayAt(NOW)).paceRequests).toMatchObject([{ ...place, recordId: null }]);
    const of = { stepId: steps[1].id, assignmentId };
    await phone.finish(recordId, of, minutesAfter(-20));
    expect((await dayAt(NOW)).paceRequests).toMatchObject([{ recordId: null }]);
    await phone.share(recordId, minutesAfter(-10));
    expect((await dayAt(NOW)).paceRequests).toMatchObject([{ ...place, recordId }]);
  });

  it("is nobody else's: ids of another client lead nowhere, and the request is kept", async () => {
    const { practice, assignmentId } = story;
    const recordId = await recordExposure(practice.client, { stepId: story.steps[0].id });
    const id = uuidv7();
    await phoneOf(practice.otherClient).askAt(id, { assignmentId, recordId, phase: "before" });
    const [row] = (await callerFor(practice.otherTherapist).caseload.day()).paceRequests;
    expect(row).toMatchObject({ id, stepTitle: null, exerciseTitle: null, recordId: null, phase: "before", question: null });
  });

  it("counts how often it was asked at this step, and comes to the step that the client names with a smaller version", async () => {
    const { practice, steps, assignmentId } = story;
    const phone = phoneOf(practice.client);
    const [first, second] = [uuidv7(), uuidv7()];
    await phone.askAt(first, { assignmentId }, minutesAfter(-40));
    await phone.askFor(second, "pause", minutesAfter(-30));
    await phone.addToPace(second, { smaller: { words: "In the chat, the day after.", assignmentId } }, minutesAfter(-29));
    const [entry] = (await dayAt(NOW)).paceRequests;
    expect(entry?.waiting).toMatchObject([
      { id: first, sameStep: 2, smaller: null },
      { id: second, sameStep: 2, stepTitle: steps[1].title, smaller: "In the chat, the day after." },
    ]);
    const standing = await callerFor(practice.therapist).pace.standing({ clientId: practice.client.clientId });
    expect(standing.steps).toEqual([
      { stepId: steps[1].id, title: steps[1].title, asked: 2, lastAskedAt: minutesAfter(-30).toISOString() },
    ]);
  });
});

describe("what the client adds", () => {
  it("replaces what was said before, each for itself, until the answer; then it is refused and the text stays on the phone", async () => {
    const phone = phoneOf(story.practice.client);
    const id = uuidv7();
    await phone.askFor(id, "slower");
    for (const added of [
      { words: "Too fast." },
      { tooMuch: "The long one.", exhaustion: 9 },
      { words: "Much too fast." },
      { askFirst: true },
    ])
      expect((await phone.addToPace(id, added)).status).toBe("applied");
    const said = { words: "Much too fast.", tooMuch: "The long one.", exhaustion: 9, askFirst: true, smaller: null };
    expect((await dayAt(NOW)).paceRequests).toMatchObject([said]);
    await answerAt(minutesAfter(1), id);
    const after = await phone.addToPace(id, { words: "And one more thing.", stopForToday: true }, minutesAfter(2));
    expect(after.rejection).toBe("ALREADY_ANSWERED");
    expect((await todayAt(minutesAfter(3))).pace).toMatchObject(said);
  });

  it("is refused where it says nothing", async () => {
    const id = uuidv7();
    await phoneOf(story.practice.client).askFor(id, "slower");
    expect((await phoneOf(story.practice.client).addToPace(id, {})).rejection).toBe("INVALID");
  });

  it("can stop everything for today: until the client's midnight, also after the answer, and it can be undone", async () => {
    const phone = phoneOf(story.practice.client);
    const id = uuidv7();
    await phone.askFor(id, "pause");
    await answerAt(minutesAfter(1), id);
    expect((await todayAt(minutesAfter(2))).hold.held).toBe(false);
    expect((await phone.addToPace(id, { stopForToday: true }, minutesAfter(3))).status).toBe("applied");
    expect(await todayAt(minutesAfter(4))).toMatchObject({
      hold: { held: true, why: "today", until: "2026-03-17", waiting: 0 },
      next: { held: true },
    });
    // 23:59 and midnight in Berlin.
    expect((await todayAt(new Date("2026-03-17T22:59:00Z"))).hold.held).toBe(true);
    expect((await todayAt(new Date("2026-03-17T23:00:00Z"))).hold.held).toBe(false);
    await phone.addToPace(id, { stopForToday: false }, minutesAfter(5));
    expect((await todayAt(minutesAfter(6))).hold.held).toBe(false);
  });
});

describe("whether it was heard", () => {
  it("is said after the answer, can be changed until the client asks again, and then stands", async () => {
    const phone = phoneOf(story.practice.client);
    const id = uuidv7();
    await phone.askFor(id, "slower");
    expect((await phone.feltHeard(id, 3)).rejection).toBe("NOT_ANSWERED");
    await answerAt(minutesAfter(1), id);
    for (const feltHeard of [3, 8]) expect((await phone.feltHeard(id, feltHeard, minutesAfter(2))).status).toBe("applied");
    await phone.askFor(uuidv7(), "slower", minutesAfter(3));
    expect((await phone.feltHeard(id, 0, minutesAfter(4))).rejection).toBe("LOCKED");
    const overview = await callerFor(story.practice.therapist).client.overview({ clientId: story.practice.client.clientId });
    expect(overview.paceRequests.find((request) => request.id === id)).toMatchObject({ feltHeard: 8, changes: ["fewerThings"] });
  });

  it("can still be said for the first time after another request, and never for one that was taken back or is another's", async () => {
    const phone = phoneOf(story.practice.client);
    const [id, takenBack] = [uuidv7(), uuidv7()];
    await phone.askFor(id, "slower");
    await answerAt(minutesAfter(1), id);
    await phone.askFor(takenBack, "slower", minutesAfter(2));
    expect((await phone.feltHeard(id, 5, minutesAfter(3))).status).toBe("applied");
    await phone.takeBackPace(takenBack, minutesAfter(4));
    expect((await phone.feltHeard(takenBack, 5, minutesAfter(5))).rejection).toBe("NOT_FOUND");
    expect((await phoneOf(story.practice.otherClient).feltHeard(id, 5)).rejection).toBe("NOT_FOUND");
  });
});

describe("a request and an assignment that was made meanwhile", () => {
  it("end in the same state in both orders: nothing new is active, one request waits with its own moment", async () => {
    const ends = [];
    for (const first of ["request", "assignment"] as const) {
      const each = await makeLadder(minutesAfter(-300));
      const { client } = each.practice;
      const tap = deviceOperations(minutesAfter(-100)).askFor(uuidv7());
      if (first === "request") expect((await push(client, [tap], minutesAfter(-100)))[0]?.status).toBe("applied");
      const assigned = await assignStep(each, each.steps[0].id, minutesAfter(-50));
      expect(assigned).toEqual(
        first === "request" ? { ok: false, reason: "paceUnanswered" } : { ok: true, assignmentId: expect.any(String) },
      );
      if (first === "assignment") expect((await push(client, [tap], NOW))[0]?.status).toBe("applied");
      const today = await callerFor(client, minutesAfter(1)).today.get();
      const { paceRequests, caseload } = await callerFor(each.practice.therapist, minutesAfter(1)).caseload.day();
      ends.push({
        next: today.next,
        hold: today.hold,
        waiting: paceRequests.map(({ occurredAt, unansweredCount }) => ({ occurredAt, unansweredCount })),
        active: caseload.map(({ activeAssignments }) => activeAssignments),
      });
    }
    expect(ends[0]).toEqual(ends[1]);
    expect(ends[0]).toMatchObject({
      next: null,
      active: [0],
      waiting: [{ occurredAt: minutesAfter(-100).toISOString(), unansweredCount: 1 }],
    });
  });

  it("leave alone what was given before the tap, and what was begun; after the answer what was held is taken up again", async () => {
    const { practice, steps, assignmentId } = story;
    const { client, therapist } = practice;
    const { clientId } = client;
    const given = async (stepId: string) => {
      const words = {
        whatExactly: "Go once",
        minimumVersion: "Look in",
        whyThisHelps: "To see.",
        whenWhereWithWhom: "",
        toward: "",
        obstacles: [],
      };
      const confidence = { clientConfidence: 70, clientAgreed: true as const, alsoKeepOther: true };
      const assigned = await callerFor(therapist, minutesAfter(-50)).assignment.assign({ clientId, stepId, words, ...confidence });
      if (!assigned.ok) throw new Error(assigned.reason);
      return assigned.assignmentId;
    };
    const [begun, fresh] = [await given(steps[0].id), await given(steps[2].id)];
    await phoneOf(client).predict(uuidv7(), { stepId: steps[0].id, assignmentId: begun }, minutesAfter(-40));
    const tap = deviceOperations(minutesAfter(-100)).askFor(uuidv7());
    await push(client, [tap]);
    const stateOf = async (id: string) => {
      const { assignments } = await callerFor(therapist).assignment.list({ clientId: client.clientId });
      return assignments.find((assignment) => assignment.id === id)?.state;
    };
    expect([await stateOf(assignmentId), await stateOf(begun), await stateOf(fresh)]).toEqual(["active", "active", "held"]);
    const resume = () => callerFor(therapist, minutesAfter(5)).assignment.resume({ clientId: client.clientId, assignmentId: fresh });
    expect(await resume()).toEqual({ ok: false, reason: "paceUnanswered" });
    await answerAt(minutesAfter(4), tap.entityId);
    // Two are active already; taking up a third is refused by the rule of one, not by the pace.
    expect(await resume()).toEqual({ ok: false, reason: "oneActiveAlready" });
  });
});
