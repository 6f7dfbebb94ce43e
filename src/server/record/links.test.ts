import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { ALL_DAYS } from "@/domain/chart/charts";
import { unpackCharts } from "@/domain/chart/packed-charts";
import type { Group } from "@/domain/exercise/answer";
import { catastropheChain } from "@/domain/exercise/catalog/catastrophe-chain";
import { inPractice } from "../db";
import { deviceOperations, pushed } from "../testing/operations";
import { callerFor, daysAfter, makePractice, type PracticeFixture } from "../testing/practice-fixture";

const PLACE = { definitionId: catastropheChain.id, definitionVersion: catastropheChain.version, assignmentId: null, stepId: null };
const link = (event: string, likelihoodGivenPrevious: number, byWhen?: string): Group => ({
  event,
  likelihoodGivenPrevious,
  ...(byWhen === undefined ? {} : { byWhen }),
});
const LAUGH = link("they laugh", 70, "2026-03-20");
const STOP = link("the invitations stop", 45, "2026-04-20");
const ALONE = link("I am alone", 30);

async function mapped(links: Group[]): Promise<{ practice: PracticeFixture; recordId: string }> {
  const practice = await makePractice();
  const recordId = uuidv7();
  const answers = { trigger: "a meeting", feltCertaintyOfEnding: 90, links };
  expect(await pushed(practice.client, [deviceOperations().finish(recordId, { ...PLACE, answers })])).toEqual(["applied"]);
  return { practice, recordId };
}
const edited = ({ practice, recordId }: Awaited<ReturnType<typeof mapped>>, links: Group[], day = 1) =>
  pushed(practice.client, [deviceOperations(daysAfter(day)).edit(recordId, { links })], daysAfter(day));
const ledger = ({ practice, recordId }: Awaited<ReturnType<typeof mapped>>) =>
  inPractice(practice.practiceId, (tx) =>
    tx.prediction.findMany({ where: { recordId }, orderBy: [{ entry: "asc" }, { predictedAt: "asc" }] }),
  );
const became = ({ practice }: Awaited<ReturnType<typeof mapped>>, id: string, outcome: "no" | "yes") =>
  inPractice(practice.practiceId, (tx) => tx.prediction.updateMany({ where: { id }, data: { outcome, outcomeAt: daysAfter(2) } }));

describe("the links of a movie in the ledger", () => {
  it("are predictions where they have a day, and only there", async () => {
    const film = await mapped([LAUGH, STOP, ALONE]);
    expect(
      (await ledger(film)).map(({ entry, likelihoodBefore, phase, outcome }) => ({ entry, likelihoodBefore, phase, outcome })),
    ).toEqual([
      { entry: 1, likelihoodBefore: 70, phase: "before", outcome: null },
      { entry: 2, likelihoodBefore: 45, phase: "before", outcome: null },
    ]);
  });

  it("get a row with their day, and lose it with it", async () => {
    const film = await mapped([LAUGH, ALONE]);
    expect(await edited(film, [LAUGH, { ...ALONE, byWhen: "2026-05-01" }])).toEqual(["applied"]);
    expect((await ledger(film)).map(({ entry, leftOutAt }) => [entry, leftOutAt])).toEqual([
      [1, null],
      [2, null],
    ]);
    const { byWhen: _gone, ...undated } = LAUGH;
    expect(await edited(film, [undated, { ...ALONE, byWhen: "2026-05-01" }], 2)).toEqual(["applied"]);
    expect((await ledger(film)).map(({ entry, leftOutAt }) => [entry, leftOutAt])).toEqual([
      [1, daysAfter(2)],
      [2, null],
    ]);
  });

  it("keep what became of them when they move or when others are said anew", async () => {
    const film = await mapped([LAUGH, STOP]);
    const [first] = await ledger(film);
    await became(film, first?.id ?? "", "no");
    expect(await edited(film, [{ ...STOP, event: "they call less" }, LAUGH])).toEqual(["applied"]);
    const { links } = await callerFor(film.practice.client, daysAfter(2)).record.getOwn({ recordId: film.recordId });
    expect(links).toEqual([
      { entry: 0, outcome: null, degree: null },
      { entry: 1, outcome: "no", degree: null },
    ]);
    expect(await ledger(film)).toHaveLength(3);
  });

  it("stand in chart C and among what is open, apart from predictions of their own", async () => {
    const film = await mapped([LAUGH, STOP]);
    const { practice, recordId } = film;
    await pushed(practice.client, [deviceOperations().share(recordId)]);
    const therapist = callerFor(practice.therapist, daysAfter(1));
    const charts = unpackCharts(await therapist.client.charts({ clientId: practice.client.clientId, choice: ALL_DAYS }));
    expect(charts.outcomes.all.map(({ recordId: of, outcome }) => [of, outcome])).toEqual([
      [recordId, "open"],
      [recordId, "open"],
    ]);
    expect(new Set(charts.outcomes.all.map(({ id }) => id)).size).toBe(2);
    expect(charts.likelihood.total).toBe(0);
    // The first link is open; the second is given another one, and no forecast by itself.
    expect(charts.calibration?.counts).toMatchObject({ used: 0, open: 1, conditional: 1 });
    const { caseload } = await therapist.caseload.day();
    const row = caseload.find(({ clientId }) => clientId === practice.client.clientId);
    expect(row).toMatchObject({ openPredictions: 2, nextDecideBy: "2026-03-20", testedCount: 0 });
  });
});
