import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { earlyWarningLog } from "@/domain/exercise/catalog/early-warning-log";
import { inPractice } from "../db";
import { ASSIGNED_WORDS, makeAssigned, makeLadder } from "../testing/exposure-story";
import { AFTER, phoneOf, recordExposure } from "../testing/phone";
import { addClient, callerFor, daysAfter, makePractice, minutesAfter, NOW } from "../testing/practice-fixture";
import { describeAccess } from "../testing/refusals";
import { auditOf } from "../testing/stored-rows";

describe("who may see a day", () => {
  describeAccess(
    "caseload.day",
    { signedOut: "UNAUTHENTICATED", client: "FORBIDDEN" },
    makeLadder,
    (caller) => caller.caseload.day(),
    true,
  );

  it("leaves an event for each client whose things it shows, with what was shown of theirs, and none for who took consent back", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist, practiceId } = practice;
    const [quiet, withdrawn] = await inPractice(practiceId, async (tx) => [
      await addClient(tx, therapist, "Amira S."),
      await addClient(tx, therapist, "Zoe W."),
    ]);
    await inPractice(practiceId, (tx) =>
      tx.consent.updateMany({ where: { clientId: withdrawn.clientId, purpose: "care" }, data: { withdrawnAt: minutesAfter(-1) } }),
    );
    const recordId = await recordExposure(client, { stepId: steps[0].id });
    const paceRequestId = uuidv7();
    await phoneOf(client).askFor(paceRequestId, "slower");
    const before = (await auditOf(practiceId)).length;
    await callerFor(therapist).caseload.day();
    const events = (await auditOf(practiceId)).slice(before);
    const access = { kind: "access", procedure: "caseload.day", permission: "caseload:read:own" };
    expect(events).toEqual([
      { actorId: therapist.userId, clientId: quiet.clientId, event: access },
      { actorId: therapist.userId, clientId: client.clientId, event: { ...access, records: recordId, paceRequests: paceRequestId } },
    ]);
  });

  it("holds the own caseload and nobody else's", async () => {
    const { practice, steps } = await makeLadder();
    await recordExposure(practice.client, { stepId: steps[0].id });
    await phoneOf(practice.client).askFor(uuidv7(), "slower");
    const day = await callerFor(practice.otherTherapist).caseload.day();
    expect(day).toMatchObject({ paceRequests: [], newRecords: [], newRecordCount: 0 });
    expect(day.caseload.map((row) => row.displayName)).toEqual(["Freya N."]);
  });

  it("loses a client when care has ended", async () => {
    const { practice } = await makeLadder();
    await inPractice(practice.practiceId, (tx) =>
      tx.careRelationship.updateMany({ where: { clientId: practice.client.clientId }, data: { endedAt: minutesAfter(-1) } }),
    );
    expect((await callerFor(practice.therapist).caseload.day()).caseload).toEqual([]);
  });
});

describe("a day", () => {
  it("is there before the first client", async () => {
    const practice = await makePractice();
    await inPractice(practice.practiceId, (tx) =>
      tx.careRelationship.updateMany({ where: { clientId: practice.client.clientId }, data: { endedAt: NOW } }),
    );
    expect(await callerFor(practice.therapist).caseload.day()).toEqual({
      today: "2026-03-17",
      timeZone: "Europe/Berlin",
      readingDays: [2, 4],
      paceRequests: [],
      newRecords: [],
      newRecordCount: 0,
      caseload: [],
    });
  });

  it("has one entry for a client who asked 21 times, longest waiting first, with words and what is held", async () => {
    const { practice } = await makeAssigned(daysAfter(-7));
    const second = await inPractice(practice.practiceId, (tx) => addClient(tx, practice.therapist, "Amira S."));
    // What is there for any time goes on.
    await callerFor(practice.therapist, daysAfter(-6)).assignment.assign({
      clientId: practice.client.clientId,
      exercise: { id: earlyWarningLog.id, version: earlyWarningLog.version },
      words: ASSIGNED_WORDS,
      rhythm: { frequency: "anyTime" },
      clientConfidence: 80,
      clientAgreed: true,
    });
    const phone = phoneOf(practice.client);
    const answered = uuidv7();
    await phone.askFor(answered, "pause", daysAfter(-5));
    await callerFor(practice.therapist, daysAfter(-4)).pace.answer({
      clientId: practice.client.clientId,
      paceRequestId: answered,
      words: "We rest.",
    });
    await phoneOf(second).askFor(uuidv7(), "pause", minutesAfter(-100));
    const [oldest, worded] = [uuidv7(), uuidv7()];
    await phone.askFor(oldest, "slower", minutesAfter(-60));
    await phone.askFor(worded, "slower", minutesAfter(-50));
    await phone.addWords(worded, "three things at once this week", minutesAfter(-49));
    for (let tap = 0; tap < 19; tap++) await phone.askFor(uuidv7(), "slower", minutesAfter(tap - 40));
    const { paceRequests } = await callerFor(practice.therapist).caseload.day();
    expect(paceRequests).toMatchObject([
      { clientName: "Amira S.", kind: "pause", unansweredCount: 1, askedBefore: 0, heldAssignments: 0, words: null },
      {
        clientName: "Jonas R.",
        id: oldest,
        kind: "slower",
        unansweredCount: 21,
        askedBefore: 1,
        heldAssignments: 1,
        words: "three things at once this week",
        occurredAt: minutesAfter(-60).toISOString(),
      },
    ]);
  });

  it("lists what is new, longest waiting first, in the client's words, until it is reviewed", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist } = practice;
    const { whatILearned, ...noLesson } = AFTER;
    const first = await recordExposure(client, { stepId: steps[0].id }, minutesAfter(-30));
    const second = await recordExposure(client, { stepId: steps[1].id, answers: noLesson, progress: "partlyDone" }, minutesAfter(-20));
    const caller = callerFor(therapist);
    await caller.record.open({ clientId: client.clientId, recordId: first });
    const day = await caller.caseload.day();
    expect(day.newRecords).toMatchObject([
      {
        recordId: first,
        clientName: "Jonas R.",
        title: steps[0].title,
        reason: "new",
        words: whatILearned,
        opened: true,
        since: minutesAfter(-30).toISOString(),
      },
      { recordId: second, words: AFTER.whatHappened, opened: false },
    ]);
    expect(day.newRecordCount).toBe(2);
    await caller.record.review({ clientId: client.clientId, recordId: first, note: null });
    const after = await caller.caseload.day();
    expect(after.newRecords.map((record) => record.recordId)).toEqual([second]);
    expect(after.caseload).toMatchObject([{ newRecords: 1, lastRecordAt: minutesAfter(-20).toISOString() }]);
  });

  it("has a row with the last twelve tested predictions, oldest first, and what is open", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist } = practice;
    const stepId = steps[0].id;
    for (let each = 0; each < 14; each++)
      await recordExposure(client, { stepId, answers: { ...AFTER, likelihoodAgain: each } }, minutesAfter(each - 100));
    await recordExposure(client, { stepId, answers: { ...AFTER, happened: "cannotTellYet" } }, minutesAfter(-10));
    await recordExposure(client, { stepId, answers: { ...AFTER, happened: "cannotKnow" } }, minutesAfter(-9));
    const [row] = (await callerFor(therapist).caseload.day()).caseload;
    expect(row).toMatchObject({
      testedCount: 14,
      openPredictions: 1,
      cannotKnowPredictions: 1,
      nextDecideBy: "2026-03-19",
      activeAssignments: 0,
      newRecords: 16,
      invited: "accepted",
    });
    expect(row?.slopes.map((slope) => slope.likelihoodAgain)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });

  it("has 28 days of pace and exhaustion, without what was taken back", async () => {
    const { practice, steps } = await makeLadder();
    const stepId = steps[0].id;
    await recordExposure(practice.client, { stepId, exhaustion: 7 }, daysAfter(-28));
    await recordExposure(practice.client, { stepId, exhaustion: 5 }, daysAfter(-27));
    const phone = phoneOf(practice.client);
    const takenBack = uuidv7();
    await phone.askFor(uuidv7(), "slower", daysAfter(-27));
    await phone.askFor(takenBack, "pause", daysAfter(-1));
    await phone.takeBackPace(takenBack, daysAfter(-1));
    const [row] = (await callerFor(practice.therapist).caseload.day()).caseload;
    expect(row).toMatchObject({
      exhaustion: [{ date: "2026-02-18", exhaustion: 5 }],
      paceRequests: [{ date: "2026-02-18", kind: "slower", answered: false }],
    });
  });
});
