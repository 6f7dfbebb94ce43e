import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { assignStep, type LadderStory, makeLadder } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { recordExposure } from "../testing/phone";
import { callerFor, daysAfter, minutesAfter, NOW } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";

/** What a discharge leaves: the moment, and no therapist. */
function discharge({ practice }: LadderStory, at = NOW): Promise<unknown> {
  const { practiceId, client } = practice;
  return inPractice(practiceId, async (tx) => {
    await tx.careRelationship.updateMany({ where: { clientId: client.clientId, endedAt: null }, data: { endedAt: at } });
    await tx.client.updateMany({ where: { id: client.clientId }, data: { dischargedAt: at } });
  });
}

describe("after a discharge", () => {
  it("what was written before still comes in for thirty days, and not a moment later, whatever the device's clock says", async () => {
    const story = await makeLadder();
    const { client } = story.practice;
    await discharge(story);
    const of = { stepId: story.steps[0].id };
    const device = deviceOperations(minutesAfter(-60));
    expect(await pushed(client, [device.predict(uuidv7(), of), device.askFor(uuidv7())], daysAfter(30))).toEqual(["applied", "applied"]);
    const late = [device.predict(uuidv7(), of), deviceOperations(daysAfter(-100)).askFor(uuidv7())];
    expect(await pushed(client, late, minutesAfter(1, daysAfter(30)))).toEqual(["CARE_ENDED", "CARE_ENDED"]);
    // Sent again, the answer is the same one, also from a device that has turned its clock back.
    expect(await pushed(client, late, daysAfter(31))).toEqual(["duplicate CARE_ENDED", "duplicate CARE_ENDED"]);
  });

  it("comes in again once there is care again", async () => {
    const story = await makeLadder();
    const { client, practiceId } = story.practice;
    await discharge(story, daysAfter(-40));
    const device = deviceOperations();
    expect(await pushed(client, [device.askFor(uuidv7())])).toEqual(["CARE_ENDED"]);
    await inPractice(practiceId, (tx) => tx.client.updateMany({ where: { id: client.clientId }, data: { dischargedAt: null } }));
    expect(await pushed(client, [device.askFor(uuidv7())])).toEqual(["applied"]);
  });

  it("the client reads on, and knows who read last; nobody else does, and nothing new is assigned", async () => {
    const story = await makeLadder();
    const { client, therapist } = story.practice;
    const recordId = await recordExposure(client, { stepId: story.steps[0].id });
    await discharge(story, minutesAfter(1));
    const own = callerFor(client, daysAfter(60));
    expect(await own.today.get()).toMatchObject({ therapistName: therapist.displayName, careEndedAt: minutesAfter(1).toISOString() });
    expect((await own.record.getOwn({ recordId })).summary.id).toBe(recordId);
    expect((await own.exposure.listOwn()).steps).toHaveLength(3);
    const staff = callerFor(therapist, daysAfter(1));
    expect(await codeOf(staff.record.open({ clientId: client.clientId, recordId }))).toBe("NOT_FOUND");
    expect(await codeOf(assignStep(story, story.steps[0].id, daysAfter(1)))).toBe("NOT_FOUND");
    expect((await staff.caseload.day()).caseload).toEqual([]);
  });
});

describe("after a change of therapist", () => {
  it("what comes late is the present therapist's to read, and nobody else's", async () => {
    const story = await makeLadder();
    const { client, therapist, otherTherapist, practiceId } = story.practice;
    await inPractice(practiceId, async (tx) => {
      await tx.careRelationship.updateMany({ where: { clientId: client.clientId }, data: { endedAt: NOW } });
      const id = uuidv7();
      await tx.careRelationship.create({
        data: { practiceId, id, therapistId: otherTherapist.userId, clientId: client.clientId, startedAt: NOW },
      });
    });
    const device = deviceOperations(minutesAfter(-60));
    const recordId = uuidv7();
    const of = { stepId: story.steps[0].id };
    const written = [device.predict(recordId, of), device.openAfter(recordId), device.finish(recordId, of), device.share(recordId)];
    expect(await pushed(client, written, daysAfter(90))).toEqual(written.map(() => "applied"));
    const newRecords = async (member: typeof therapist) =>
      (await callerFor(member, daysAfter(90)).caseload.day()).newRecords.map((record) => record.recordId);
    expect(await newRecords(otherTherapist)).toEqual([recordId]);
    expect(await newRecords(therapist)).toEqual([]);
  });
});
