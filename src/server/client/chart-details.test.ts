import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { behaviour, belief } from "@/domain/chart/arbitrary-points";
import { ALL_DAYS, type Charts } from "@/domain/chart/charts";
import { unpackBehaviours, unpackCharts } from "@/domain/chart/packed-charts";
import { prepareBelief } from "@/domain/chart/prepare-belief";
import { prepareMeasure } from "@/domain/chart/prepare-measure";
import { prepareSafetyBehaviours } from "@/domain/chart/prepare-safety-behaviours";
import type { Answers } from "@/domain/exercise/answer";
import { behaviouralExperiment } from "@/domain/exercise/catalog/behavioural-experiment";
import { evidenceBank } from "@/domain/exercise/catalog/evidence-bank";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { makeLadder } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { eveningLog, publish } from "../testing/own-exercise";
import { AFTER, BEFORE, phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, makePractice, type PracticeFixture } from "../testing/practice-fixture";

const BELIEF_ID = uuidv7();
const place = ({ id, version }: ExerciseDefinition) => ({ definitionId: id, definitionVersion: version, assignmentId: null, stepId: null });
const at = (day: number) => daysAfter(day).toISOString();
const chartsOf = async ({ therapist, client }: PracticeFixture, day: number): Promise<Charts> =>
  unpackCharts(await callerFor(therapist, daysAfter(day)).client.charts({ clientId: client.clientId, choice: ALL_DAYS }));

/** A record of one sitting, told and shared. */
async function told({ client }: PracticeFixture, definition: ExerciseDefinition, answers: Answers, day: number): Promise<string> {
  const recordId = uuidv7();
  const device = deviceOperations(daysAfter(day));
  const taps = [device.finish(recordId, { ...place(definition), answers }), device.share(recordId)];
  expect(await pushed(client, taps, daysAfter(day))).toEqual(["applied", "applied"]);
  return recordId;
}

/** An experiment over days: planned, done, and asked after again. */
async function experiment({ client }: PracticeFixture): Promise<string> {
  const recordId = uuidv7();
  const of = place(behaviouralExperiment);
  const plan: Answers = {
    belief: [{ id: BELIEF_ID, words: "They laugh at me" }],
    beliefBefore: 90,
    alternative: "They listen",
    alternativeBefore: 20,
    experiment: "I ask one question",
    prediction: "They laugh",
    likelihood: 80,
    criterion: "I hear it",
    decideBy: "2026-03-19",
  };
  const after: Answers = {
    ...{ criterionResult: "no", outcome: "Teo answered.", beliefAfter: 60, alternativeAfter: 50 },
    ...{ likelihoodAgain: 50, learned: "They answer." },
  };
  const days = [deviceOperations(daysAfter(0)), deviceOperations(daysAfter(1)), deviceOperations(daysAfter(9))] as const;
  const pushes = [
    await pushed(client, [days[0].predict(recordId, { ...of, answers: plan })], daysAfter(0)),
    await pushed(
      client,
      [days[1].openAfter(recordId), days[1].finish(recordId, { ...of, answers: after }), days[1].share(recordId)],
      daysAfter(1),
    ),
    await pushed(client, [days[2].tap("record.followUp", recordId, { answers: { beliefLater: 40 } })], daysAfter(9)),
  ];
  expect(pushes.flat()).toEqual(["applied", "applied", "applied", "applied", "applied"]);
  return recordId;
}

describe("chart D", () => {
  it("has each asking after a belief where it was asked, by the words of the client", async () => {
    const practice = await makePractice();
    const tested = await experiment(practice);
    const event: Answers = { event: "Patched a bug", fitsNewBelief: 60, newBelief: [{ id: null, words: "They listen" }], newBeliefNow: 55 };
    const kept = await told(practice, evidenceBank, event, 4);
    await told(practice, evidenceBank, { event: "A nod", fitsNewBelief: 30, newBelief: [{ id: null, words: "They listen" }] }, 5);
    const of = { recordId: tested, title: "Experiment", experiment: true, stepId: null };
    const old = { ...of, side: "old" as const, beliefId: BELIEF_ID, belief: "They laugh at me" };
    const other = { ...of, side: "new" as const, beliefId: "They listen", belief: "They listen" };
    const points = [
      belief(1, { ...old, id: `${tested}.beliefBefore`, occurredAt: at(0), degree: 90 }),
      belief(2, { ...old, id: `${tested}.beliefAfter`, occurredAt: at(1), degree: 60 }),
      belief(3, { ...old, id: `${tested}.beliefLater`, occurredAt: at(9), degree: 40 }),
      belief(4, { ...other, id: `${tested}.alternativeBefore`, occurredAt: at(0), degree: 20 }),
      belief(5, { ...other, id: `${tested}.alternativeAfter`, occurredAt: at(1), degree: 50 }),
      belief(6, {
        ...other,
        recordId: kept,
        title: "Evidence bank",
        experiment: false,
        id: `${kept}.newBeliefNow`,
        occurredAt: at(4),
        degree: 55,
      }),
    ];
    const { beliefs, days } = await chartsOf(practice, 10);
    expect(beliefs).toEqual(prepareBelief(points));
    expect(beliefs.lines.map((line) => [line.side, line.belief, line.points.length])).toEqual([
      ["old", "They laugh at me", 3],
      ["new", "They listen", 3],
    ]);
    expect(days).toEqual({ first: "2026-03-17", last: "2026-03-26" });
  });

  it("counts a number that was given again as given last, where it was first given", async () => {
    const practice = await makePractice();
    const answers: Answers = { event: "A nod", fitsNewBelief: 30, newBelief: [{ id: null, words: "They listen" }], newBeliefNow: 55 };
    const recordId = await told(practice, evidenceBank, answers, 0);
    const again = deviceOperations(daysAfter(3));
    expect(await pushed(practice.client, [again.edit(recordId, { newBeliefNow: 70 }), again.share(recordId)], daysAfter(3))).toEqual([
      "applied",
      "applied",
    ]);
    expect((await chartsOf(practice, 4)).beliefs.lines.flatMap(({ points }) => points)).toMatchObject([{ degree: 70, occurredAt: at(0) }]);
  });

  it("is not drawn for staff before it was shared", async () => {
    const practice = await makePractice();
    const answers: Answers = { event: "A nod", fitsNewBelief: 30, newBelief: [{ id: null, words: "They listen" }], newBeliefNow: 55 };
    const finish = deviceOperations().finish(uuidv7(), { ...place(evidenceBank), answers });
    expect(await pushed(practice.client, [finish])).toEqual(["applied"]);
    expect((await chartsOf(practice, 1)).beliefs.total).toBe(0);
    const own = unpackCharts(await callerFor(practice.client, daysAfter(1)).client.ownCharts({ choice: ALL_DAYS }));
    expect(own.beliefs.total).toBe(1);
  });
});

describe("chart G", () => {
  const options = ["never", "sometimes", "often"].map((value, score) => ({ value, label: value, score }));
  const asked = { starred: true, question: "?", kind: "orderedChoice" as const, options };
  const questionnaire = eveningLog({
    title: "Two questions",
    headlines: [],
    topOfDay: { when: { field: "worry", isOneOf: ["often"] }, says: "Worries often" },
    phases: [
      {
        id: "after",
        title: "Now",
        sections: [
          {
            fields: [
              { ...asked, id: "worry", name: "Worry" },
              { ...asked, id: "sleep", name: "Sleep", starred: false },
            ],
          },
        ],
      },
    ],
    scores: [
      {
        id: "sum",
        name: "Worry and sleep",
        fields: ["worry", "sleep"],
        bands: [{ from: 2, label: "some" }],
        reliableChange: { points: 2, source: "Made up 2026" },
      },
    ],
  });

  it("has one point for each administration, on the scale that its exercise says", async () => {
    const practice = await makePractice();
    await publish(practice, questionnaire);
    const ids = [
      await told(practice, questionnaire, { worry: "often", sleep: "often" }, 0),
      await told(practice, questionnaire, { worry: "never" }, 7),
      await told(practice, questionnaire, { worry: "sometimes", sleep: "never" }, 14),
    ];
    const points = [4, null, 1].map((score, n) => {
      return { recordId: ids[n] ?? "", stepId: null, title: "Two questions", occurredAt: at(7 * n), score };
    });
    const scale = {
      highest: 4,
      cutOffs: [{ from: 2, label: "some" }],
      reliableChange: { by: "points" as const, amount: 2, source: "Made up 2026" },
    };
    const { measures } = await chartsOf(practice, 15);
    expect(measures).toEqual([{ id: `${questionnaire.id}.sum`, title: "Worry and sleep", over: prepareMeasure(points, scale) }]);
    expect(measures[0]?.over.points.map(({ change }) => change)).toEqual([null, null, "lower"]);
  });

  it("lets a score go that lost an answer", async () => {
    const practice = await makePractice();
    await publish(practice, questionnaire);
    const recordId = await told(practice, questionnaire, { worry: "often", sleep: "often" }, 0);
    expect((await phoneOf(practice.client).edit(recordId, {}, ["sleep"], daysAfter(1))).status).toBe("applied");
    await phoneOf(practice.client).share(recordId, daysAfter(1));
    expect((await chartsOf(practice, 2)).measures[0]?.over.points).toMatchObject([{ score: null }]);
  });
});

describe("chart F", () => {
  it("has what was dropped and where attention was, of every exposure that was chosen", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist } = practice;
    const plannedBehaviours = [
      { behaviour: "rehearsing", plan: "drop" as const },
      { behaviour: "looking away", plan: "drop" as const },
      { behaviour: "leaving early", plan: "keep" as const },
    ];
    const usedBehaviours = [
      { behaviour: "rehearsing", degree: 0 },
      { behaviour: "looking away", degree: 40 },
    ];
    const stepId = steps[0].id;
    const ids = [
      await recordExposure(client, {
        stepId,
        before: { ...BEFORE, plannedBehaviours },
        answers: { ...AFTER, usedBehaviours, attentionExternal: 70 },
      }),
      await recordExposure(client, { stepId, before: { ...BEFORE, plannedBehaviours } }, daysAfter(1)),
      await recordExposure(client, { stepId: steps[1].id }, daysAfter(2)),
    ];
    const of = { predictedPeakSuds: 75, peakSuds: 60, stepId, title: steps[0].title };
    const points = [
      behaviour(1, {
        ...{ ...of, recordId: ids[0], occurredAt: at(0), attentionExternal: 70 },
        behaviours: { planned: 2, dropped: 1, used: 1, notSaid: 0 },
      }),
      behaviour(2, { ...of, recordId: ids[1], occurredAt: at(1), behaviours: { planned: 2, dropped: 0, used: 0, notSaid: 2 } }),
      behaviour(3, { ...of, recordId: ids[2], occurredAt: at(2), stepId: steps[1].id, title: steps[1].title }),
    ];
    const ask = async (choice: typeof ALL_DAYS) =>
      unpackBehaviours(await callerFor(therapist, daysAfter(3)).client.safetyBehaviours({ clientId: client.clientId, choice }));
    expect(await ask(ALL_DAYS)).toEqual(prepareSafetyBehaviours(points));
    expect(await ask({ ...ALL_DAYS, stepId })).toEqual(prepareSafetyBehaviours(points, { from: null, before: null, stepId }));
  });
});
