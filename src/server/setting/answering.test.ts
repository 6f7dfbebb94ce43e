import { describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { callerFor, makePractice, minutesAfter, NOW } from "../testing/practice-fixture";
import { codeOf, describeAccess } from "../testing/refusals";

const STAFF_ONLY = { signedOut: "UNAUTHENTICATED", client: "FORBIDDEN" } as const;

describe("who states by when they answer", () => {
  const story = async () => ({ practice: await makePractice() });
  describeAccess("setting.getAnswering", STAFF_ONLY, story, (caller) => caller.setting.getAnswering(), false);
  describeAccess(
    "setting.setAnswering",
    STAFF_ONLY,
    story,
    (caller) => caller.setting.setAnswering({ answersWithinDays: 2, coverId: null }),
    false,
  );
});

describe("by when and who covers", () => {
  it("is kept, and seen from both sides", async () => {
    const { therapist, otherTherapist } = await makePractice();
    const [maren, jens] = [therapist, otherTherapist].map(({ userId: id, displayName }) => ({ id, displayName }));
    expect(await callerFor(therapist).setting.getAnswering()).toEqual({
      ...{ answersWithinDays: null, cover: null, colleagues: [jens], coversFor: [] },
    });
    const set = { answersWithinDays: 2, cover: jens, colleagues: [jens], coversFor: [] };
    expect(await callerFor(therapist).setting.setAnswering({ answersWithinDays: 2, coverId: otherTherapist.userId })).toEqual(set);
    expect(await callerFor(therapist).setting.getReadingDays()).toMatchObject({ readingDays: [2, 4] });
    expect(await callerFor(otherTherapist).setting.getAnswering()).toMatchObject({ cover: null, coversFor: [maren] });
  });

  it("wants a stated time for cover, and a colleague who is a therapist here and can sign in", async () => {
    const practice = await makePractice();
    const { therapist, otherTherapist, supervisor, client, practiceId } = practice;
    const caller = callerFor(therapist);
    expect(await codeOf(caller.setting.setAnswering({ answersWithinDays: null, coverId: otherTherapist.userId }))).toBe("INVALID_INPUT");
    const stranger = (await makePractice()).therapist;
    for (const { userId: coverId } of [therapist, supervisor, client, stranger])
      expect(await codeOf(caller.setting.setAnswering({ answersWithinDays: 1, coverId }))).toBe("NOT_FOUND");
    await caller.setting.setAnswering({ answersWithinDays: 1, coverId: otherTherapist.userId });
    await inPractice(practiceId, (tx) =>
      tx.appUser.update({ where: { practiceId_id: { practiceId, id: otherTherapist.userId } }, data: { disabledAt: NOW } }),
    );
    expect(await caller.setting.getAnswering()).toMatchObject({ cover: null, colleagues: [] });
  });

  it("is what the client is told: read by, and answered by", async () => {
    const { therapist, client } = await makePractice();
    const reading = async () => (await callerFor(client, minutesAfter(1)).today.get()).reading;
    expect(await reading()).toEqual({ readsOn: "2026-03-19", answersBy: null });
    await callerFor(therapist).setting.setAnswering({ answersWithinDays: 1, coverId: null });
    expect(await reading()).toEqual({ readsOn: "2026-03-18", answersBy: "2026-03-18" });
  });
});
