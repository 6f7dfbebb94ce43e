import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { makeLadder } from "../testing/exposure-story";
import { AFTER, BEFORE, phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, makePractice, minutesAfter } from "../testing/practice-fixture";
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
      exhaustion: [],
      predictions: [],
      exposures: [],
    });
  });

  it("has one point for each shared exposure, in time order, with gaps as null", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist } = practice;
    const first = await recordExposure(client, { stepId: steps[1].id, exhaustion: 4 }, minutesAfter(0));
    const { endSuds, likelihoodAgain, ...gappy } = AFTER;
    const second = await recordExposure(
      client,
      { stepId: steps[0].id, answers: { ...gappy, happened: "partly", degree: 30 }, progress: "partlyDone" },
      daysAfter(1),
    );
    await phoneOf(client).followUp(first, { likelihoodLater: 40 }, daysAfter(2));
    const overview = await callerFor(therapist, daysAfter(3)).client.overview({ clientId: client.clientId });
    expect(overview.predictions).toMatchObject([
      {
        recordId: first,
        title: steps[1].title,
        likelihoodBefore: 80,
        likelihoodAgain,
        likelihoodLater: 40,
        outcome: "no",
        degree: null,
        decideBy: "2026-03-19",
        retrospective: false,
      },
      {
        recordId: second,
        title: steps[0].title,
        likelihoodBefore: 80,
        likelihoodAgain: null,
        likelihoodLater: null,
        outcome: "partly",
        degree: 30,
      },
    ]);
    expect(overview.exposures).toMatchObject([
      { recordId: first, predictedPeakSuds: 75, peakSuds: 60, endSuds, progress: "done", retrospective: false },
      { recordId: second, predictedPeakSuds: 75, peakSuds: 60, endSuds: null, progress: "partlyDone" },
    ]);
    expect(overview.exhaustion).toEqual([{ date: "2026-03-17", exhaustion: 4 }]);
  });

  it("marks what was predicted afterwards", async () => {
    const { practice, steps } = await makeLadder();
    const phone = phoneOf(practice.client);
    const recordId = uuidv7();
    await phone.finish(recordId, { stepId: steps[0].id, answers: { ...BEFORE, ...AFTER } });
    await phone.share(recordId);
    const overview = await callerFor(practice.therapist).client.overview({ clientId: practice.client.clientId });
    expect(overview.predictions).toMatchObject([{ recordId, retrospective: true }]);
    expect(overview.exposures).toMatchObject([{ recordId, retrospective: true }]);
  });

  it("leaves out drafts, private records and what was taken back, in every chart", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist } = practice;
    const stepId = steps[0].id;
    const phone = phoneOf(client);
    await phone.predict(uuidv7(), { stepId });
    await phone.finish(uuidv7(), { stepId, exhaustion: 9, answers: { ...BEFORE, ...AFTER } });
    await phone.takeBack(await recordExposure(client, { stepId, exhaustion: 8 }));
    expect(await callerFor(therapist).client.overview({ clientId: client.clientId })).toMatchObject({
      exhaustion: [],
      predictions: [],
      exposures: [],
    });
  });

  it("keeps a prediction that was never put to the test out of the charts", async () => {
    const { practice, steps } = await makeLadder();
    const phone = phoneOf(practice.client);
    const recordId = uuidv7();
    await phone.predict(recordId, { stepId: steps[0].id });
    await phone.finish(recordId, { stepId: steps[0].id, progress: "notThisTime", answers: {}, exhaustion: 8, reasons: ["tooTired"] });
    await phone.share(recordId);
    const overview = await callerFor(practice.therapist).client.overview({ clientId: practice.client.clientId });
    expect(overview).toMatchObject({ predictions: [], exposures: [], exhaustion: [{ date: "2026-03-17", exhaustion: 8 }] });
  });

  it("gives a day its last exhaustion, in the client's own days", async () => {
    const { practice, steps } = await makeLadder();
    const stepId = steps[0].id;
    for (const [time, exhaustion] of [
      ["2026-03-15T23:30:00.000Z", 3],
      ["2026-03-16T09:00:00.000Z", 6],
      ["2026-03-16T20:00:00.000Z", null],
      ["2026-03-16T23:30:00.000Z", 2],
    ] as const)
      await recordExposure(practice.client, { stepId, exhaustion }, new Date(time));
    expect((await callerFor(practice.therapist).client.overview({ clientId: practice.client.clientId })).exhaustion).toEqual([
      { date: "2026-03-16", exhaustion: 6 },
      { date: "2026-03-17", exhaustion: 2 },
    ]);
  });
});
