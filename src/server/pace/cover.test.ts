import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { makeAssigned } from "../testing/exposure-story";
import { phoneOf } from "../testing/phone";
import { addClient, callerFor, daysAfter, makePractice, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { codeOf, describeAccess } from "../testing/refusals";
import { auditOf, digestOf } from "../testing/stored-rows";

type Covered = { practice: PracticeFixture; paceRequestId: string };

/** NOW is a Tuesday: what came on Friday has waited longer than one working day, what came on Monday has not. */
const FRIDAY = daysAfter(-4);
const MONDAY = daysAfter(-1);
/** The moment from which Friday's goes to cover: the Tuesday's midnight in Berlin. */
const MIDNIGHT = new Date("2026-03-16T23:00:00.000Z");

/** `otherTherapist` is away, states one working day, and `therapist` covers; the client who asked is `otherClient`. */
async function makeCovered(): Promise<Covered> {
  const practice = await makePractice();
  const { therapist, otherTherapist, otherClient } = practice;
  await callerFor(otherTherapist, daysAfter(-30)).setting.setAnswering({ answersWithinDays: 1, coverId: therapist.userId });
  const paceRequestId = uuidv7();
  const phone = phoneOf(otherClient);
  await phone.askFor(paceRequestId, "slower", FRIDAY);
  await phone.addWords(paceRequestId, "Three in a week is too much.", FRIDAY);
  return { practice, paceRequestId };
}
const answerOf = ({ practice, paceRequestId }: Covered) => ({
  clientId: practice.otherClient.clientId,
  paceRequestId,
  words: "Jens is away until Monday. Until then nothing new comes.",
  changes: ["talkFirst" as const],
});

describe("who may answer for a colleague", () => {
  // Seen from the one who asked: their own client and the other's change places.
  describeAccess(
    "pace.answerAsCover",
    {
      signedOut: "UNAUTHENTICATED",
      client: "FORBIDDEN",
      otherClient: "FORBIDDEN",
      strangeClient: "FORBIDDEN",
      otherTherapist: "NOT_FOUND",
      strangeTherapist: "NOT_FOUND",
    },
    async () => {
      const story = await makeCovered();
      const { client, otherClient, ...rest } = story.practice;
      return { ...story, practice: { ...rest, client: otherClient, otherClient: client } };
    },
    (caller, { practice, paceRequestId }) =>
      caller.pace.answerAsCover({ ...answerOf({ practice, paceRequestId }), clientId: practice.client.clientId }),
  );
});

describe("a colleague's request whose time has passed", () => {
  it("stands on the cover's day, by itself, with what was asked and nothing around it", async () => {
    const story = await makeCovered();
    const { therapist, otherTherapist, practiceId, otherClient } = story.practice;
    expect((await callerFor(therapist, minutesAfter(-1, MIDNIGHT)).caseload.day()).paceRequests).toEqual([]);
    const before = (await auditOf(practiceId)).length;
    const day = await callerFor(therapist, MIDNIGHT).caseload.day();
    expect(day.paceRequests).toMatchObject([
      {
        id: story.paceRequestId,
        clientName: "Freya N.",
        forCoverOf: "Jens Arnold",
        words: "Three in a week is too much.",
        ...{ unansweredCount: 1, askedBefore: 0, sameStep: 0, heldAssignments: 0, recordId: null },
      },
    ]);
    expect(day.caseload.map(({ displayName }) => displayName)).toEqual(["Jonas R."]);
    // The client sees in their log who read it.
    expect((await auditOf(practiceId)).slice(before).map(({ clientId, event }) => [clientId, event.paceRequests])).toEqual([
      [story.practice.client.clientId, undefined],
      [otherClient.clientId, story.paceRequestId],
    ]);
    expect((await callerFor(otherTherapist, MIDNIGHT).caseload.day()).paceRequests).toMatchObject([{ forCoverOf: null }]);
  });

  it("is told with the step that it was about; the record and how often it was asked there are not", async () => {
    const { practice, steps, assignmentId } = await makeAssigned(daysAfter(-20));
    const { client, therapist, otherTherapist } = practice;
    await callerFor(therapist, daysAfter(-30)).setting.setAnswering({ answersWithinDays: 1, coverId: otherTherapist.userId });
    const phone = phoneOf(client);
    const recordId = uuidv7();
    const of = { stepId: steps[1].id, assignmentId };
    await phone.finish(recordId, of, daysAfter(-5));
    await phone.share(recordId, daysAfter(-5));
    await phone.askAt(uuidv7(), { assignmentId, recordId, phase: "after" }, FRIDAY);
    const [request] = (await callerFor(otherTherapist).caseload.day()).paceRequests;
    expect(request).toMatchObject({ stepTitle: steps[1].title, phase: "after", recordId: null, sameStep: 0 });
  });

  it("is all that the cover reads of that client", async () => {
    const story = await makeCovered();
    const { therapist, otherClient } = story.practice;
    const of = { clientId: otherClient.clientId };
    const caller = callerFor(therapist);
    const page = { cursor: null, limit: 20 };
    const reads = [
      () => caller.client.overview(of),
      () => caller.pace.standing(of),
      () => caller.record.list({ ...of, ...page }),
      () => caller.exposure.listSteps(of),
      () => caller.assignment.list(of),
      () => caller.ownItem.list(of),
      () => caller.privateNote.list(of),
      () => caller.pace.answer({ ...of, paceRequestId: story.paceRequestId, words: "As if they were mine." }),
      () => caller.restWeek.plan({ ...of, from: "2026-03-23", to: "2026-03-29" }),
    ];
    for (const read of reads) expect(await codeOf(read())).toBe("NOT_FOUND");
  });

  it("is answered by the cover; the client hears who it was, and their therapist is told", async () => {
    const story = await makeCovered();
    const { therapist, otherTherapist, otherClient } = story.practice;
    expect(await callerFor(therapist).pace.answerAsCover(answerOf(story))).toEqual({ ok: true, answered: 1 });
    expect((await callerFor(therapist).caseload.day()).paceRequests).toEqual([]);
    expect(await callerFor(otherClient, minutesAfter(1)).today.get()).toMatchObject({
      answeredBy: "Maren Holt",
      therapistName: "Jens Arnold",
      pace: { answer: answerOf(story).words, changes: ["talkFirst"] },
      hold: { held: false },
    });
    expect((await callerFor(otherTherapist).notice.list({ cursor: null })).notices).toMatchObject([
      { kind: "paceAnsweredByCover", actorName: "Maren Holt", clientName: "Freya N." },
    ]);
    expect(await callerFor(therapist).pace.answerAsCover(answerOf(story))).toEqual({ ok: false, reason: "alreadyAnswered" });
  });

  it("takes no later request with it: that one stays with the therapist and goes on holding", async () => {
    const story = await makeCovered();
    const { therapist, otherTherapist, otherClient } = story.practice;
    const later = uuidv7();
    await phoneOf(otherClient).askFor(later, "pause", MONDAY);
    expect((await callerFor(therapist).caseload.day()).paceRequests).toMatchObject([{ id: story.paceRequestId, unansweredCount: 1 }]);
    expect(await codeOf(callerFor(therapist).pace.answerAsCover({ ...answerOf(story), paceRequestId: later }))).toBe("NOT_FOUND");
    expect(await callerFor(therapist).pace.answerAsCover(answerOf(story))).toEqual({ ok: true, answered: 1 });
    expect((await callerFor(otherTherapist).caseload.day()).paceRequests).toMatchObject([{ id: later }]);
    expect((await callerFor(otherClient).today.get()).hold).toMatchObject({ held: true, why: "request", waiting: 1 });
  });

  it("goes to nobody where no time is stated, cover has ended, or consent was taken back", async () => {
    const story = await makeCovered();
    const { therapist, otherTherapist, otherClient, practiceId } = story.practice;
    const seen = async () => (await callerFor(therapist).caseload.day()).paceRequests.length;
    expect(await seen()).toBe(1);
    await callerFor(otherTherapist).setting.setAnswering({ answersWithinDays: 3, coverId: therapist.userId });
    expect(await seen()).toBe(0);
    await callerFor(otherTherapist).setting.setAnswering({ answersWithinDays: 1, coverId: null });
    expect(await seen()).toBe(0);
    const before = await digestOf(practiceId);
    expect(await codeOf(callerFor(therapist).pace.answerAsCover(answerOf(story)))).toBe("NOT_FOUND");
    await callerFor(otherTherapist).setting.setAnswering({ answersWithinDays: 1, coverId: therapist.userId });
    await inPractice(practiceId, (tx) =>
      tx.consent.updateMany({ where: { clientId: otherClient.clientId, purpose: "care" }, data: { withdrawnAt: NOW } }),
    );
    expect(await seen()).toBe(0);
    expect(await codeOf(callerFor(therapist).pace.answerAsCover(answerOf(story)))).toBe("NOT_FOUND");
    expect(await digestOf(practiceId)).toBe(before);
  });

  it("is not found behind one's own client's id, nor another client's request behind this one's", async () => {
    const story = await makeCovered();
    const { therapist, otherTherapist, client, practiceId } = story.practice;
    const third = await inPractice(practiceId, (tx) => addClient(tx, otherTherapist, "Tom K."));
    const theirs = uuidv7();
    await phoneOf(third).askFor(theirs, "slower", FRIDAY);
    const before = await digestOf(practiceId);
    const caller = callerFor(therapist);
    expect(await codeOf(caller.pace.answerAsCover({ ...answerOf(story), clientId: client.clientId }))).toBe("NOT_FOUND");
    expect(await codeOf(caller.pace.answerAsCover({ ...answerOf(story), paceRequestId: theirs }))).toBe("NOT_FOUND");
    expect(await digestOf(practiceId)).toBe(before);
  });
});
