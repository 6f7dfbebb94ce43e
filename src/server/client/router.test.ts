import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { makeLadder } from "../testing/exposure-story";
import { AFTER, BEFORE, phoneOf, recordExposure } from "../testing/phone";
import { callerFor, makePractice } from "../testing/practice-fixture";
import { describeAccess, THERAPIST_ONLY } from "../testing/refusals";

describe("who may see a client's page", () => {
  describeAccess("client.overview", THERAPIST_ONLY, makeLadder, (caller, story) =>
    caller.client.overview({ clientId: story.practice.client.clientId }),
  );
});

describe("a client's page", () => {
  it("says nothing where nothing was shared", async () => {
    const practice = await makePractice();
    expect(await callerFor(practice.therapist).client.overview({ clientId: practice.client.clientId })).toEqual({
      clientId: practice.client.clientId,
      displayName: "Jonas R.",
      since: "2026-01-27T09:00:00.000Z",
      timeZone: "Europe/Berlin",
      therapistName: "Maren Holt",
      readThrough: "care",
      breakGlassUntil: null,
      invited: "accepted",
      paceRequests: [],
      exposureCount: 0,
    });
  });

  it("counts the exposures that were gone to and shared, as chart A has them", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist } = practice;
    const stepId = steps[0].id;
    const phone = phoneOf(client);
    await recordExposure(client, { stepId });
    await recordExposure(client, { stepId, progress: "partlyDone" });
    await phone.predict(uuidv7(), { stepId });
    await phone.finish(uuidv7(), { stepId, answers: { ...BEFORE, ...AFTER } });
    await phone.takeBack(await recordExposure(client, { stepId }));
    const notThisTime = uuidv7();
    await phone.finish(notThisTime, { stepId, progress: "notThisTime", answers: {}, reasons: ["tooTired"] });
    await phone.share(notThisTime);
    expect(await callerFor(therapist).client.overview({ clientId: client.clientId })).toMatchObject({ exposureCount: 2 });
  });
});
