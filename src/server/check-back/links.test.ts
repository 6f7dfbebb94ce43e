import { uuidv7 } from "uuidv7";
import { expect, it } from "vitest";
import { catastropheChain } from "@/domain/exercise/catalog/catastrophe-chain";
import { inPractice } from "../db";
import { deviceOperations, pushed } from "../testing/operations";
import { callerFor, daysAfter, makePractice } from "../testing/practice-fixture";
import { makeCheckBacks } from "./make";

const LAUGH = { event: "they laugh", likelihoodGivenPrevious: 70, byWhen: "2026-03-19" };
const STOP = { event: "the invitations stop", likelihoodGivenPrevious: 45, byWhen: "2026-03-24" };
const ALONE = { event: "I am alone", likelihoodGivenPrevious: 30 };

it("each dated link of a movie is asked about by itself, answered into the ledger, and not any more once it was left out", async () => {
  const { client, practiceId } = await makePractice();
  const recordId = uuidv7();
  const place = { definitionId: catastropheChain.id, definitionVersion: catastropheChain.version, stepId: null };
  const answers = { trigger: "a meeting", feltCertaintyOfEnding: 90, links: [LAUGH, STOP, ALONE] };
  expect(await pushed(client, [deviceOperations().finish(recordId, { ...place, answers })])).toEqual(["applied"]);
  const asked = async (days: number) => {
    await makeCheckBacks(client, daysAfter(days));
    return (await callerFor(client, daysAfter(days)).today.get()).checkBacks.shown;
  };
  const ledger = () =>
    inPractice(practiceId, (tx) =>
      tx.prediction.findMany({
        where: { recordId },
        orderBy: { entry: "asc" },
        select: { entry: true, outcome: true, likelihoodAgain: true },
      }),
    );

  const [first, ...others] = await asked(2);
  expect(others).toEqual([]);
  expect(first).toMatchObject({ statement: "they laugh", likelihoodBefore: 70, recordId, questions: ["outcome"], dueOn: "2026-03-19" });
  expect(first?.predictionId).not.toBe(recordId);
  const device = deviceOperations(daysAfter(2));
  const answer = device.tap("checkBack.answer", first?.id ?? "", { outcome: "no", likelihoodAgain: 40, words: "One smiled." });
  expect(await pushed(client, [answer], daysAfter(2))).toEqual(["applied"]);
  expect(await ledger()).toEqual([
    { entry: 1, outcome: "no", likelihoodAgain: 40 },
    { entry: 2, outcome: null, likelihoodAgain: null },
  ]);
  const own = await callerFor(client, daysAfter(2)).record.getOwn({ recordId });
  expect(own.links).toMatchObject([
    { entry: 0, outcome: "no" },
    { entry: 1, outcome: null },
  ]);
  expect(own.checkBacks).toMatchObject([{ entry: 0, words: "One smiled.", movedTo: null }]);

  // Changed afterwards, what was said of the first one stays.
  expect((await asked(7)).map(({ statement }) => statement)).toEqual(["the invitations stop"]);
  const { byWhen: _gone, ...undated } = STOP;
  expect(await pushed(client, [deviceOperations(daysAfter(7)).edit(recordId, { links: [LAUGH, undated] })], daysAfter(7))).toEqual([
    "applied",
  ]);
  expect(await asked(8)).toEqual([]);
  expect((await ledger())[0]).toMatchObject({ outcome: "no", likelihoodAgain: 40 });
});
