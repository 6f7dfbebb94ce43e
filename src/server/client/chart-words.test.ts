import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { evidenceBank } from "@/domain/exercise/catalog/evidence-bank";
import { type LadderStory, makeLadder } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { eveningLog, publish } from "../testing/own-exercise";
import { AFTER, BEFORE, phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, makePractice, minutesAfter, type PracticeFixture } from "../testing/practice-fixture";
import { CLIENTS_ONLY, codeOf, describeAccess, THERAPIST_ONLY } from "../testing/refusals";

type Written = Awaited<ReturnType<ReturnType<typeof callerFor>["client"]["ownChartWords"]>>;
const said = ({ records }: Written) => Object.fromEntries(records.map(({ recordId, words }) => [recordId, words]));
const wordsFor = async ({ therapist, client }: PracticeFixture, recordIds: string[], now = daysAfter(9)) =>
  said(await callerFor(therapist, now).client.chartWords({ clientId: client.clientId, recordIds }));
const ownWords = async ({ client }: PracticeFixture, recordIds: string[]) =>
  said(await callerFor(client, daysAfter(9)).client.ownChartWords({ recordIds }));
const learned = (whatILearned: string) => ({ answers: { ...AFTER, whatILearned } });

describe("who may read the words beside a client's charts", () => {
  const ids = [uuidv7()];
  describeAccess("client.chartWords", THERAPIST_ONLY, makeLadder, (caller, { practice }: LadderStory) =>
    caller.client.chartWords({ clientId: practice.client.clientId, recordIds: ids }),
  );
  describeAccess("client.ownChartWords", CLIENTS_ONLY, makeLadder, (caller) => caller.client.ownChartWords({ recordIds: ids }), true);
});

describe("the words beside a client's charts", () => {
  it("are what was learned, else the record's headline; where nothing was written there are none", async () => {
    const { practice, steps } = await makeLadder();
    const { client } = practice;
    const stepId = steps[0].id;
    const [withLesson, without, kept, silent] = [
      await recordExposure(client, { stepId, ...learned("They waited.") }),
      await recordExposure(client, { stepId, answers: { ...AFTER, whatILearned: "" } }, minutesAfter(10)),
      uuidv7(),
      uuidv7(),
    ];
    const { finish, share } = deviceOperations();
    const none = { stepId: null, definitionVersion: 1 };
    const own = eveningLog();
    await publish(practice, own);
    expect(
      await pushed(client, [
        finish(kept, { ...none, definitionId: evidenceBank.id, answers: { event: "A nod in the corridor", fitsNewBelief: 60 } }),
        share(kept),
        finish(silent, { ...none, definitionId: own.id, answers: {} }),
        share(silent),
      ]),
    ).toEqual(["applied", "applied", "applied", "applied"]);
    const expected = { [withLesson]: "They waited.", [without]: AFTER.whatHappened, [kept]: "A nod in the corridor" };
    expect(await wordsFor(practice, [withLesson, without, kept, silent, silent])).toEqual(expected);
    expect(await ownWords(practice, [withLesson, without, kept, silent])).toEqual(expected);
  });

  it("are those of the last version", async () => {
    const { practice, steps } = await makeLadder();
    const recordId = await recordExposure(practice.client, { stepId: steps[0].id });
    const phone = phoneOf(practice.client);
    expect((await phone.edit(recordId, { whatILearned: "Two of them waited." }, [], daysAfter(1))).status).toBe("applied");
    expect((await phone.share(recordId, daysAfter(1))).status).toBe("applied");
    expect(await wordsFor(practice, [recordId])).toEqual({ [recordId]: "Two of them waited." });
  });

  it("are not there for a therapist where a record is private, a draft, or was taken back; the client has them all", async () => {
    const { practice, steps } = await makeLadder();
    const { client } = practice;
    const stepId = steps[0].id;
    const phone = phoneOf(client);
    const [draft, alone] = [uuidv7(), uuidv7()];
    await phone.predict(draft, { stepId });
    await phone.finish(alone, { stepId, answers: { ...BEFORE, ...AFTER } });
    const takenBack = await recordExposure(client, { stepId }, minutesAfter(10));
    await phone.takeBack(takenBack, minutesAfter(11));
    const shared = await recordExposure(client, { stepId }, minutesAfter(20));
    const ids = [draft, alone, takenBack, shared];
    expect(Object.keys(await wordsFor(practice, ids))).toEqual([shared]);
    expect(await ownWords(practice, ids)).toEqual({
      [draft]: BEFORE.fearedOutcome,
      [alone]: AFTER.whatILearned,
      [takenBack]: AFTER.whatILearned,
      [shared]: AFTER.whatILearned,
    });
  });

  it("a supervisor reads beside what the therapist has opened, and beside nothing else", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist, supervisor } = practice;
    const { clientId } = client;
    const opened = await recordExposure(client, { stepId: steps[0].id });
    const shared = await recordExposure(client, { stepId: steps[0].id }, minutesAfter(60));
    await callerFor(therapist, daysAfter(1)).record.open({ clientId, recordId: opened });
    const read = await callerFor(supervisor, daysAfter(1)).client.chartWords({ clientId, recordIds: [opened, shared] });
    expect(Object.keys(said(read))).toEqual([opened]);
  });

  it("of another client's record, or of none, are not there", async () => {
    const { practice, steps } = await makeLadder();
    const recordId = await recordExposure(practice.client, { stepId: steps[0].id });
    const strangers = await makePractice();
    expect(said(await callerFor(practice.otherClient, daysAfter(9)).client.ownChartWords({ recordIds: [recordId, uuidv7()] }))).toEqual({});
    expect(await wordsFor(strangers, [recordId])).toEqual({});
    expect(await wordsFor(practice, [])).toEqual({});
  });

  it("are of fifty records at most", async () => {
    const practice = await makePractice();
    const many = Array.from({ length: 51 }, () => uuidv7());
    expect(await wordsFor(practice, many.slice(1))).toEqual({});
    expect(await codeOf(wordsFor(practice, many))).not.toBeNull();
  });
});
