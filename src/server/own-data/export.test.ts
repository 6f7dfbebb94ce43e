import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { clientSealer } from "../crypto/seal";
import { inPractice } from "../db";
import { ASSIGNED_WORDS, LADDER, makeAssigned, makeLadder } from "../testing/exposure-story";
import { AFTER, BEFORE, phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, makePractice, minutesAfter, NOW, scopeOf } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { steppedUp } from "../testing/stepped-up";
import { auditOf } from "../testing/stored-rows";
import { EXPORT_FORMAT_VERSION, ownExport } from "./export-schema";

describe("who may export", () => {
  it("is a client who has just shown who they are", async () => {
    const { practice } = await makeLadder();
    expect(await codeOf(callerFor(practice.client).ownData.export())).toBe("STEP_UP_REQUIRED");
    for (const role of ["therapist", "supervisor", "admin"] as const)
      expect(await codeOf(steppedUp(practice[role]).ownData.export())).toBe("FORBIDDEN");
    expect((await steppedUp(practice.client).ownData.export()).profile.name).toBe(practice.client.displayName);
  });
});

describe("an export", () => {
  it("has everything that was written, said and agreed, in the client's words", async () => {
    const { practice, steps, assignmentId } = await makeAssigned();
    const { client, therapist } = practice;
    const of = { clientId: client.clientId };
    const recordId = await recordExposure(client, { stepId: steps[1].id, assignmentId, exhaustion: 4 }, minutesAfter(10));
    await phoneOf(client).followUp(recordId, { likelihoodLater: 40 }, daysAfter(2));
    const staff = callerFor(therapist, daysAfter(3));
    await staff.record.open({ ...of, recordId });
    await staff.record.review({ ...of, recordId, note: "You waited." });
    const paceRequestId = uuidv7();
    await phoneOf(client).askAt(paceRequestId, { assignmentId, recordId, phase: "before", field: "predictedPeakSuds" }, daysAfter(4));
    const added = { tooMuch: "Three in a week.", smaller: { words: "In the chat." }, askFirst: true, exhaustion: 8, stopForToday: true };
    await phoneOf(client).addToPace(paceRequestId, added, daysAfter(4));
    const restWeek = { from: "2026-03-23", to: "2026-03-29" };
    const changes = ["fewerThings" as const];
    await callerFor(therapist, daysAfter(5)).pace.answer({ ...of, paceRequestId, words: "We rest.", changes, restWeek });
    await phoneOf(client).feltHeard(paceRequestId, 9, daysAfter(5));
    const agreed = { things: 2, minutes: 20, checkAfterSessions: false, checkAfterExercises: false };
    await callerFor(therapist, daysAfter(5)).paceAgreement.agree({ ...of, ...agreed });
    await phoneOf(client).predict(uuidv7(), { stepId: steps[0].id }, daysAfter(6));

    const everything = await steppedUp(client, daysAfter(7)).ownData.export();
    expect(everything).toMatchObject({
      format: "foothold-export",
      formatVersion: EXPORT_FORMAT_VERSION,
      exportedAt: daysAfter(7).toISOString(),
      profile: { name: client.displayName, timeZone: "Europe/Berlin", careEndedAt: null },
      consents: [{ purpose: expect.any(String), withdrawnAt: null }, { withdrawnAt: null }],
      careRelationships: [{ therapistName: therapist.displayName, endedAt: null }],
      steps: LADDER.map(({ title, minimumVersion, predictedSuds }) => ({ title, minimumVersion, expectedAnxiety: predictedSuds })),
      assignments: [{ id: assignmentId, words: ASSIGNED_WORDS, confidence: 70, therapistName: therapist.displayName }],
      paceRequests: [
        {
          kind: "slower",
          words: null,
          ...{ tooMuch: "Three in a week.", smaller: "In the chat.", askFirst: true, exhaustion: 8, stoppedOn: "2026-03-21" },
          ...{ stepId: steps[1].id, assignmentId, recordId, phase: "before", question: "predictedPeakSuds" },
          ...{ answer: "We rest.", answeredBy: therapist.displayName, changes: ["fewerThings", "restWeek"], feltHeard: 9 },
        },
      ],
      restWeeks: [{ ...restWeek, words: null, setBy: therapist.displayName, endedAt: null }],
      paceAgreement: { ...agreed, agreedBy: therapist.displayName },
    });
    const [done, draft] = everything.records;
    expect(done).toMatchObject({
      id: recordId,
      exhaustion: 4,
      visibility: "reviewed",
      openedAt: daysAfter(3).toISOString(),
      prediction: { statement: BEFORE.fearedOutcome, likelihoodBefore: 80, likelihoodAgain: 55, likelihoodLater: 40, outcome: "no" },
      review: { note: "You waited.", therapistName: therapist.displayName },
    });
    const answers = Object.assign({}, ...(done?.versions ?? []).map((version) => version.answers));
    expect(answers).toMatchObject({ ...BEFORE, ...AFTER, likelihoodLater: 40 });
    expect(draft).toMatchObject({ progress: "draft", visibility: "private" });
    expect(everything.accessLog.map(({ name, procedure }) => [name, procedure])).toContainEqual([therapist.displayName, "record.open"]);
    expect(everything.accessLog.every(({ name }) => name !== client.displayName)).toBe(true);
  });

  it("has nothing of anybody else, and not the therapist's own notes", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist, otherClient, practiceId } = practice;
    await phoneOf(otherClient).askFor(uuidv7(), "pause");
    await recordExposure(client, { stepId: steps[0].id });
    await inPractice(practiceId, async (tx) => {
      const id = uuidv7();
      const sealer = await clientSealer(tx, scopeOf(therapist, client));
      const wordsSealed = sealer.seal({ table: "private_note", column: "words_sealed", rowId: id }, { words: "between us only" });
      const of = { practiceId, id, clientId: client.clientId, therapistId: therapist.userId };
      await tx.privateNote.create({ data: { ...of, wordsSealed, createdAt: NOW, updatedAt: NOW } });
    });
    const text = JSON.stringify(await steppedUp(client).ownData.export());
    for (const foreign of ["between us only", otherClient.displayName, otherClient.clientId, "Jens Arnold"])
      expect(text).not.toContain(foreign);
  });

  it("is there after the agreement was taken back, and after care has ended", async () => {
    const practice = await makePractice();
    await callerFor(practice.client).consent.withdraw({ purpose: "care" });
    await inPractice(practice.practiceId, async (tx) => {
      await tx.careRelationship.updateMany({ where: { clientId: practice.client.clientId }, data: { endedAt: NOW } });
      await tx.client.updateMany({ where: { id: practice.client.clientId }, data: { dischargedAt: NOW } });
    });
    const everything = await steppedUp(practice.client, daysAfter(90)).ownData.export();
    expect(everything.profile.careEndedAt).toBe(NOW.toISOString());
    expect(everything.consents.map(({ withdrawnAt }) => withdrawnAt)).toContain(NOW.toISOString());
  });

  it("leaves one event with counts and no words", async () => {
    const { practice, steps } = await makeLadder();
    await recordExposure(practice.client, { stepId: steps[0].id });
    const before = (await auditOf(practice.practiceId)).length;
    await steppedUp(practice.client).ownData.export();
    expect((await auditOf(practice.practiceId)).slice(before).map(({ event }) => event)).toEqual([
      { kind: "access", procedure: "ownData.export", permission: "export:read:own", records: 1, paceRequests: 0, steps: 3 },
    ]);
  });

  it("holds five hundred records, each with its versions", async () => {
    const { practice, steps } = await makeLadder();
    const { client, practiceId } = practice;
    const first = await recordExposure(client, { stepId: steps[0].id });
    // The others are copies of the stored rows under ids of their own; only their words have to be sealed anew.
    await inPractice(practiceId, async (tx) => {
      const sealer = await clientSealer(tx, scopeOf(client, client));
      const record = await tx.record.findFirstOrThrow({ where: { id: first } });
      const values = await tx.recordValue.findMany({ where: { recordId: first } });
      const versions = await tx.recordVersion.findMany({ where: { recordId: first } });
      const ids = Array.from({ length: 499 }, () => uuidv7());
      await tx.record.createMany({ data: ids.map((id) => ({ ...record, id })) });
      await tx.recordValue.createMany({ data: ids.flatMap((recordId) => values.map((value) => ({ ...value, recordId }))) });
      await tx.recordVersion.createMany({
        data: ids.flatMap((recordId) =>
          versions.map((version) => ({
            ...version,
            recordId,
            wordsSealed: sealer.seal(
              { table: "record_version", column: "words_sealed", rowId: `${recordId}:${version.version}` },
              { answers: { whatILearned: `Lesson ${recordId}` }, reasons: [] },
            ),
          })),
        ),
      });
    });
    const everything = await steppedUp(client).ownData.export();
    expect(everything.records).toHaveLength(500);
    expect(new Set(everything.records.map(({ id }) => id)).size).toBe(500);
    expect(everything.records.every(({ versions }) => versions.length === 2)).toBe(true);
    expect(ownExport.parse(JSON.parse(JSON.stringify(everything)))).toEqual(everything);
  });
});
