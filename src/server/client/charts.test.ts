import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { exposure, prediction } from "@/domain/chart/arbitrary-points";
import { ALL_DAYS, type Charts, type DayChoice } from "@/domain/chart/charts";
import { unpackCharts } from "@/domain/chart/packed-charts";
import { prepareCalibration } from "@/domain/chart/prepare-calibration";
import { prepareLikelihoodSlopes } from "@/domain/chart/prepare-likelihood-slopes";
import { prepareOutcomeSquares } from "@/domain/chart/prepare-outcome-counts";
import { preparePeakAnxiety } from "@/domain/chart/prepare-peak-anxiety";
import { prepareStepOverTime } from "@/domain/chart/prepare-step-over-time";
import { inPractice } from "../db";
import { type LadderStory, makeLadder } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { AFTER, BEFORE, phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, makePractice, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { CLIENTS_ONLY, describeAccess, THERAPIST_ONLY } from "../testing/refusals";

const EVERYTHING = ALL_DAYS;
const chartsOf = async ({ therapist, client }: PracticeFixture, now = NOW, choice: DayChoice = EVERYTHING): Promise<Charts> =>
  unpackCharts(await callerFor(therapist, now).client.charts({ clientId: client.clientId, choice }));
const ownChartsOf = async ({ client }: PracticeFixture, now = NOW): Promise<Charts> =>
  unpackCharts(await callerFor(client, now).client.ownCharts({ choice: EVERYTHING }));
const at = (day: number) => daysAfter(day).toISOString();

describe("who may see a client's charts", () => {
  const asked = ({ practice }: LadderStory) => ({ clientId: practice.client.clientId, choice: EVERYTHING });
  describeAccess("client.charts", THERAPIST_ONLY, makeLadder, (caller, story) => caller.client.charts(asked(story)));
  describeAccess("client.safetyBehaviours", THERAPIST_ONLY, makeLadder, (caller, story) => caller.client.safetyBehaviours(asked(story)));
  describeAccess("client.ownCharts", CLIENTS_ONLY, makeLadder, (caller) => caller.client.ownCharts({ choice: EVERYTHING }), true);

  it("a supervisor sees of them what the therapist has opened", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist, supervisor } = practice;
    const opened = await recordExposure(client, { stepId: steps[0].id });
    await recordExposure(client, { stepId: steps[0].id }, minutesAfter(60));
    await callerFor(therapist, daysAfter(1)).record.open({ clientId: client.clientId, recordId: opened });
    const seen = unpackCharts(await callerFor(supervisor, daysAfter(1)).client.charts({ clientId: client.clientId, choice: EVERYTHING }));
    expect(seen.peakAnxiety.rows.map(({ recordId }) => recordId)).toEqual([opened]);
    expect(seen.calibration).not.toBeNull();
  });
});

/** Three exposures on two steps, with gaps; what the charts say of them, prepared from points written by hand. */
async function threeExposures() {
  const { practice, steps } = await makeLadder();
  const { client } = practice;
  const [one, two] = steps;
  const { endSuds: _end, likelihoodAgain: _again, ...gappy } = AFTER;
  const ids = [
    await recordExposure(client, { stepId: two.id, exhaustion: 4 }),
    await recordExposure(
      client,
      { stepId: one.id, answers: { ...gappy, happened: "partly", degree: 30 }, progress: "partlyDone" },
      daysAfter(1),
    ),
    await recordExposure(client, { stepId: two.id, answers: { ...AFTER, happened: "cannotKnow", peakSuds: 80 } }, daysAfter(2)),
  ];
  await phoneOf(client).followUp(ids[0] ?? "", { likelihoodLater: 40 }, daysAfter(2));
  const [first = "", second = "", third = ""] = ids;
  const place = [
    { recordId: first, stepId: two.id, title: two.title, occurredAt: at(0) },
    { recordId: second, stepId: one.id, title: one.title, occurredAt: at(1) },
    { recordId: third, stepId: two.id, title: two.title, occurredAt: at(2) },
  ] as const;
  const said = { likelihoodBefore: 80, decideBy: "2026-03-19", link: null, conditional: false } as const;
  const predictions = [
    prediction(1, { ...place[0], ...said, id: first, likelihoodAgain: 55, likelihoodLater: 40, outcome: "no" }),
    prediction(2, { ...place[1], ...said, id: second, outcome: "partly", degree: 30 }),
    prediction(3, { ...place[2], ...said, id: third, likelihoodAgain: 55, outcome: "cannotKnow" }),
  ];
  const exposures = [
    exposure(1, { ...place[0], predictedPeakSuds: 75, peakSuds: 60, endSuds: 35 }),
    exposure(2, { ...place[1], predictedPeakSuds: 75, peakSuds: 60 }),
    exposure(3, { ...place[2], predictedPeakSuds: 75, peakSuds: 80, endSuds: 35 }),
  ];
  return { practice, steps, ids, predictions, exposures };
}

describe("a client's charts", () => {
  it("say nothing where nothing was shared", async () => {
    const charts = await chartsOf(await makePractice());
    expect(charts).toMatchObject({ steps: [], days: null, timeZone: "Europe/Berlin", step: null, measures: [] });
    const displays = [charts.peakAnxiety, charts.likelihood, charts.outcomes, charts.beliefs, charts.pace].map(({ display }) => display);
    expect(displays).toEqual(["sentence", "sentence", "sentence", "sentence", "sentence"]);
    expect(charts.pace.days.at(-1)?.date).toBe("2026-03-17");
  });

  it("are what the records say, prepared: A, B, C, E and I", async () => {
    const { practice, steps, predictions, exposures } = await threeExposures();
    const charts = await chartsOf(practice, daysAfter(3));
    expect(charts.peakAnxiety).toEqual(preparePeakAnxiety(exposures));
    expect(charts.likelihood).toEqual(prepareLikelihoodSlopes(predictions));
    expect(charts.outcomes).toEqual(prepareOutcomeSquares(predictions));
    expect(charts.calibration).toEqual(prepareCalibration(predictions));
    expect(charts.step).toBeNull();
    expect(charts.steps.map(({ title }) => title).toSorted()).toEqual([steps[0].title, steps[1].title].toSorted());
    expect(charts.days).toEqual({ first: "2026-03-17", last: "2026-03-19" });
    const stepId = steps[1].id;
    const chosen = await chartsOf(practice, daysAfter(3), { ...EVERYTHING, stepId });
    expect(chosen.step).toEqual(prepareStepOverTime(exposures, stepId));
    expect(chosen.peakAnxiety).toEqual(preparePeakAnxiety(exposures, { from: null, before: null, stepId }));
  });

  it("are of the days that were chosen, in the client's own calendar", async () => {
    const { practice, steps } = await makeLadder();
    for (const time of ["2026-03-15T22:59:00.000Z", "2026-03-15T23:00:00.000Z", "2026-03-16T22:59:00.000Z", "2026-03-16T23:00:00.000Z"])
      await recordExposure(practice.client, { stepId: steps[0].id }, new Date(time));
    const charts = await chartsOf(practice, daysAfter(3), { first: "2026-03-16", last: "2026-03-16", stepId: null });
    expect(charts.peakAnxiety.rows.map(({ occurredAt }) => occurredAt)).toEqual(["2026-03-15T23:00:00.000Z", "2026-03-16T22:59:00.000Z"]);
    expect(charts.peakAnxiety.tally).toEqual({ all: 4, notChosen: 2, thinnedOut: 0, drawn: 2 });
    expect(charts.days).toEqual({ first: "2026-03-15", last: "2026-03-17" });
  });

  it("mark what was predicted afterwards", async () => {
    const { practice, steps } = await makeLadder();
    const phone = phoneOf(practice.client);
    const recordId = uuidv7();
    await phone.finish(recordId, { stepId: steps[0].id, answers: { ...BEFORE, ...AFTER } });
    await phone.share(recordId);
    const charts = await chartsOf(practice);
    expect(charts.peakAnxiety.rows).toMatchObject([{ recordId, retrospective: true, gap: null }]);
    expect(charts.likelihood.all).toMatchObject([{ recordId, retrospective: true }]);
  });

  it("leave out drafts, private records and what was taken back", async () => {
    const { practice, steps } = await makeLadder();
    const stepId = steps[0].id;
    const phone = phoneOf(practice.client);
    await phone.predict(uuidv7(), { stepId });
    await phone.finish(uuidv7(), { stepId, exhaustion: 9, answers: { ...BEFORE, ...AFTER } });
    await phone.takeBack(await recordExposure(practice.client, { stepId, exhaustion: 8 }));
    const charts = await chartsOf(practice);
    expect([charts.peakAnxiety.total, charts.outcomes.total, charts.pace.rated, charts.steps.length]).toEqual([0, 0, 0, 0]);
  });

  it("keep a prediction that was never put to the test out, and its exhaustion in", async () => {
    const { practice, steps } = await makeLadder();
    const phone = phoneOf(practice.client);
    const recordId = uuidv7();
    await phone.predict(recordId, { stepId: steps[0].id });
    await phone.finish(recordId, { stepId: steps[0].id, progress: "notThisTime", answers: {}, exhaustion: 8, reasons: ["tooTired"] });
    await phone.share(recordId);
    const charts = await chartsOf(practice);
    expect([charts.peakAnxiety.total, charts.outcomes.total, charts.pace.rated]).toEqual([0, 0, 1]);
  });

  it("have no number that was taken back", async () => {
    const { practice, steps } = await makeLadder();
    const recordId = await recordExposure(practice.client, { stepId: steps[0].id });
    expect((await phoneOf(practice.client).edit(recordId, { peakSuds: 50 }, ["endSuds"], daysAfter(1))).status).toBe("applied");
    await phoneOf(practice.client).share(recordId, daysAfter(1));
    const charts = await chartsOf(practice, daysAfter(2), { ...EVERYTHING, stepId: steps[0].id });
    expect(charts.step?.points).toMatchObject([{ peak: 50, end: null }]);
  });

  it("give a day its last exhaustion, in the client's own days, and count requests that wait", async () => {
    const { practice, steps } = await makeLadder();
    const stepId = steps[0].id;
    for (const [time, exhaustion] of [
      ["2026-03-15T23:30:00.000Z", 3],
      ["2026-03-16T09:00:00.000Z", 6],
      ["2026-03-16T20:00:00.000Z", null],
      ["2026-03-16T23:30:00.000Z", 2],
    ] as const)
      await recordExposure(practice.client, { stepId, exhaustion }, new Date(time));
    const phone = phoneOf(practice.client);
    await phone.askFor(uuidv7(), "slower", daysAfter(-90));
    await phone.askFor(uuidv7(), "pause", daysAfter(-1));
    const { pace } = await chartsOf(practice);
    expect(pace.recorded).toEqual([
      { date: "2026-03-16", exhaustion: 6, marks: [{ kind: "pause", answered: false }] },
      { date: "2026-03-17", exhaustion: 2, marks: [] },
    ]);
    expect(pace).toMatchObject({ unanswered: 2, unansweredBefore: 1, asked: 1 });
  });

  it("mark an exposure in which the client asked to slow down, unless that was taken back", async () => {
    const { practice, steps } = await makeLadder();
    const recordId = await recordExposure(practice.client, { stepId: steps[0].id });
    const { tap, takeBackPace } = deviceOperations();
    const [kept, takenBack] = [uuidv7(), uuidv7()];
    const ask = (id: string) => tap("pace.request", id, { kind: "slower", at: { recordId } });
    expect(await pushed(practice.client, [ask(kept), ask(takenBack), takeBackPace(takenBack)])).toEqual(["applied", "applied", "applied"]);
    expect((await chartsOf(practice)).peakAnxiety.rows).toMatchObject([{ recordId, slowDowns: 1 }]);
  });

  it("show a variation among the times of its step", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist } = practice;
    const [step] = steps;
    const varied = {
      clientId: client.clientId,
      stepId: step.id,
      varied: ["place" as const],
      title: "In the canteen",
      minimumVersion: "Nod",
      predictedSuds: 50,
    };
    const made = await callerFor(therapist).exposure.varyStep(varied);
    if (!made.ok) throw new Error("not varied");
    const variation = made.steps.find(({ title }) => title === "In the canteen");
    await recordExposure(client, { stepId: step.id }, daysAfter(1));
    await recordExposure(client, { stepId: variation?.id ?? "" }, daysAfter(2));
    const charts = await chartsOf(practice, daysAfter(3), { ...EVERYTHING, stepId: step.id });
    expect(charts.step?.points.map(({ title, time, variations }) => [title, time, variations])).toEqual([
      [step.title, "first", []],
      ["In the canteen", "variation", ["place"]],
    ]);
  });
});

describe("a client's own charts", () => {
  it("have what was never shared, and what is only predicted", async () => {
    const { practice, steps } = await makeLadder();
    const stepId = steps[0].id;
    await phoneOf(practice.client).finish(uuidv7(), { stepId, answers: { ...BEFORE, ...AFTER } });
    await phoneOf(practice.client).predict(uuidv7(), { stepId });
    const charts = await ownChartsOf(practice);
    expect(charts.peakAnxiety.total).toBe(1);
    expect(charts.outcomes).toMatchObject({ total: 2, open: 1 });
  });

  it("have neither calibration nor an interval", async () => {
    const { practice } = await threeExposures();
    for (let day = 3; day < 6; day++) await recordExposure(practice.client, { stepId: null }, daysAfter(day));
    expect((await chartsOf(practice, daysAfter(7))).outcomes.happenedInterval).not.toBeNull();
    const own = await ownChartsOf(practice, daysAfter(7));
    expect([own.calibration, own.outcomes.happenedInterval]).toEqual([null, null]);
    expect(own.peakAnxiety).toEqual((await chartsOf(practice, daysAfter(7))).peakAnxiety);
  });

  it("are of this client alone", async () => {
    const { practice } = await threeExposures();
    expect(unpackCharts(await callerFor(practice.otherClient, daysAfter(3)).client.ownCharts({ choice: EVERYTHING })).outcomes.total).toBe(
      0,
    );
  });
});

describe("the charts of a long treatment", () => {
  it("never have more than 500 points each, and count all of them", async () => {
    const { practice, steps } = await makeLadder();
    const { practiceId, client } = practice;
    const made = Array.from({ length: 700 }, (_, index) => ({ id: uuidv7(), index, at: minutesAfter(-60 * (700 - index)) }));
    const of = { practiceId, clientId: client.clientId };
    await inPractice(practiceId, async (tx) => {
      await tx.record.createMany({
        data: made.map(({ id, at: occurredAt }) => ({
          ...{ ...of, id, stepId: steps[0].id, definitionId: "exposure-record", definitionVersion: 1, zone: "Europe/Berlin" },
          ...{ progress: "done" as const, visibility: "reviewed" as const, occurredAt, receivedAt: occurredAt },
        })),
      });
      await tx.prediction.createMany({
        data: made.map(({ id, index, at: predictedAt }) => ({
          ...{ ...of, id, recordId: id, likelihoodBefore: (index * 7) % 101, outcome: "no" as const },
          ...{ predictedAt, statementSealed: new Uint8Array(1) },
        })),
      });
      await tx.recordValue.createMany({
        data: made.flatMap(({ id: recordId, index, at: occurredAt }) =>
          ["predictedPeakSuds", "peakSuds"].map((field, place) => ({
            ...{ ...of, recordId, version: 1, field, occurredAt, zone: "Europe/Berlin" },
            value: (index * 13 + place * 31) % 101,
          })),
        ),
      });
    });
    const charts = await chartsOf(practice, NOW, { ...EVERYTHING, stepId: steps[0].id });
    for (const [drawnPoints, total] of [
      [charts.peakAnxiety.rows.length, charts.peakAnxiety.total],
      [charts.likelihood.all.length, charts.likelihood.total],
      [charts.outcomes.all.length, charts.outcomes.total],
      [charts.step?.points.length ?? 0, charts.step?.total],
    ] as const) {
      expect(drawnPoints).toBeGreaterThan(100);
      expect(drawnPoints).toBeLessThanOrEqual(500);
      expect(total).toBe(700);
    }
    expect(charts.calibration?.means?.n).toBe(700);
  });
});
