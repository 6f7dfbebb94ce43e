import { describe, expect, it } from "vitest";
import { paceCheck } from "@/domain/exercise/catalog/pace-check";
import { ASSIGNED_WORDS, makeAssigned, makeLadder } from "../testing/exposure-story";
import { callerFor, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { describeAccess, THERAPIST_ONLY } from "../testing/refusals";

const DOSE = { things: 2, minutes: 20 };
const NO_CHECK = { checkAfterSessions: false, checkAfterExercises: false };
const agree = ({ therapist, client }: PracticeFixture, given: object, at = NOW) =>
  callerFor(therapist, at).paceAgreement.agree({ clientId: client.clientId, ...DOSE, ...NO_CHECK, ...given });

describe("who agrees on a week", () => {
  describeAccess("paceAgreement.agree", THERAPIST_ONLY, makeLadder, (caller, { practice }) =>
    caller.paceAgreement.agree({ clientId: practice.client.clientId, ...DOSE, ...NO_CHECK }),
  );
});

describe("what is agreed on", () => {
  it("stands beside what the active assignments come to, and the later agreement counts", async () => {
    const { practice } = await makeAssigned();
    const standing = (at = NOW) => callerFor(practice.therapist, at).pace.standing({ clientId: practice.client.clientId });
    expect(await standing()).toMatchObject({ agreement: null, dose: { things: 1, minutes: expect.any(Number) } });
    const agreement = { ...DOSE, ...NO_CHECK, agreedAt: NOW.toISOString() };
    expect(await agree(practice, {})).toEqual({ ok: true, agreement });
    expect((await standing()).agreement).toEqual(agreement);
    await agree(practice, { things: null, minutes: 15 }, minutesAfter(5));
    expect((await standing()).agreement).toMatchObject({ things: null, minutes: 15, agreedAt: minutesAfter(5).toISOString() });
  });

  it("offers the pace check where it is chosen: assigned once for any time, with the words that came with it", async () => {
    const { practice } = await makeLadder();
    const today = (minutes: number) => callerFor(practice.client, minutesAfter(minutes)).today.get();
    expect(await agree(practice, { checkAfterExercises: true })).toEqual({ ok: false, reason: "checkWordsMissing" });
    expect((await today(1)).paceCheck).toBeNull();
    const checkWords = { ...ASSIGNED_WORDS, whyThisHelps: "So that I hear it early." };
    for (const checkAfterSessions of [false, true])
      expect(await agree(practice, { checkAfterExercises: true, checkAfterSessions, checkWords }, minutesAfter(2))).toMatchObject({
        ok: true,
      });
    const { paceCheck: offered, anyTime } = await today(3);
    expect(anyTime.map(({ assignment }) => [assignment.id, assignment.definitionId, assignment.words.whyThisHelps])).toEqual([
      [offered?.assignmentId, paceCheck.id, "So that I hear it early."],
    ]);
    expect(offered).toMatchObject({ afterSessions: true, afterExercises: true });
  });

  it("takes the pace check away again where it is chosen no more", async () => {
    const { practice } = await makeLadder();
    await agree(practice, { checkAfterSessions: true, checkWords: ASSIGNED_WORDS });
    await agree(practice, {}, minutesAfter(1));
    expect(await callerFor(practice.client, minutesAfter(2)).today.get()).toMatchObject({ paceCheck: null, anyTime: [] });
  });
});
