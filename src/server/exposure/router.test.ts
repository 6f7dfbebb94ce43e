import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { clientSealer } from "../crypto/seal";
import { inPractice } from "../db";
import { behindClientLock } from "../testing/behind-client-lock";
import { LADDER, type LadderStory, makeAssigned, makeLadder } from "../testing/exposure-story";
import { phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, makePractice, minutesAfter, NOW, scopeOf } from "../testing/practice-fixture";
import { CLIENTS_ONLY, codeOf, describeAccess, THERAPIST_ONLY } from "../testing/refusals";
import { digestOf } from "../testing/stored-rows";
import { stepWordsRef } from "./sealed-words";

function ladderOf<Ladder>(answer: ({ ok: true } & Ladder) | { ok: false; reason: string }): { ok: true } & Ladder {
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`);
  return answer;
}
const idsOf = (list: { steps: { id: string }[] }) => list.steps.map((step) => step.id);
const clientIdOf = (story: LadderStory) => story.practice.client.clientId;

describe("who may touch a ladder", () => {
  describeAccess("exposure.listSteps", THERAPIST_ONLY, makeLadder, (caller, story) =>
    caller.exposure.listSteps({ clientId: clientIdOf(story) }),
  );
  describeAccess("exposure.addStep", THERAPIST_ONLY, makeLadder, (caller, story) =>
    caller.exposure.addStep({ clientId: clientIdOf(story), ...LADDER[0] }),
  );
  describeAccess("exposure.editStep", THERAPIST_ONLY, makeLadder, (caller, story) =>
    caller.exposure.editStep({ clientId: clientIdOf(story), stepId: story.steps[0].id, ...LADDER[1] }),
  );
  describeAccess("exposure.moveStep", THERAPIST_ONLY, makeLadder, (caller, story) =>
    caller.exposure.moveStep({ clientId: clientIdOf(story), stepId: story.steps[2].id, parentId: null, afterStepId: null }),
  );
  describeAccess("exposure.setStepState", THERAPIST_ONLY, makeLadder, (caller, story) =>
    caller.exposure.setStepState({ clientId: clientIdOf(story), stepId: story.steps[0].id, state: "resting" }),
  );
  describeAccess("exposure.listOwn", CLIENTS_ONLY, makeLadder, (caller) => caller.exposure.listOwn());

  it("gives another client nothing of this ladder", async () => {
    const { practice } = await makeLadder();
    expect((await callerFor(practice.otherClient).exposure.listOwn()).steps).toEqual([]);
  });

  it("finds no step of another client behind one's own client's id", async () => {
    const { practice, steps } = await makeLadder();
    const caller = callerFor(practice.otherTherapist);
    const clientId = practice.otherClient.clientId;
    const own = (await caller.exposure.addStep({ clientId, ...LADDER[0] })).steps[0]?.id ?? "";
    const before = await digestOf(practice.practiceId);
    const foreign = steps[0].id;
    expect(await codeOf(caller.exposure.editStep({ clientId, stepId: foreign, ...LADDER[1] }))).toBe("NOT_FOUND");
    expect(await codeOf(caller.exposure.setStepState({ clientId, stepId: foreign, state: "retired" }))).toBe("NOT_FOUND");
    expect(await codeOf(caller.exposure.moveStep({ clientId, stepId: foreign, parentId: null, afterStepId: null }))).toBe("NOT_FOUND");
    expect(await codeOf(caller.exposure.moveStep({ clientId, stepId: own, parentId: null, afterStepId: foreign }))).toBe("NOT_FOUND");
    expect(await codeOf(caller.exposure.moveStep({ clientId, stepId: uuidv7(), parentId: null, afterStepId: null }))).toBe("NOT_FOUND");
    expect(await digestOf(practice.practiceId)).toBe(before);
  });

  it("refuses a rating outside 0 to 100 and an empty title", async () => {
    const { practice } = await makeLadder();
    const caller = callerFor(practice.therapist);
    const clientId = practice.client.clientId;
    expect(await codeOf(caller.exposure.addStep({ clientId, ...LADDER[0], predictedSuds: 101 }))).toBe("INVALID_INPUT");
    expect(await codeOf(caller.exposure.addStep({ clientId, ...LADDER[0], title: "  " }))).toBe("INVALID_INPUT");
  });
});

describe("a ladder", () => {
  it("keeps the order of adding, and both sides read the same words", async () => {
    const { practice, steps } = await makeLadder();
    expect(steps.map(({ title, minimumVersion, predictedSuds }) => ({ title, minimumVersion, predictedSuds }))).toEqual(LADDER);
    expect(steps.map((step) => step.position)).toEqual([0, 1, 2]);
    expect((await callerFor(practice.client).exposure.listOwn()).steps).toEqual(steps);
  });

  it("moves a step to the top, behind another, and onto its own place", async () => {
    const { practice, steps } = await makeLadder();
    const [a, b, c] = steps.map((step) => step.id);
    const move = async (stepId = "", afterStepId: string | null = null) => {
      const to = { clientId: practice.client.clientId, stepId, parentId: null, afterStepId };
      return ladderOf(await callerFor(practice.therapist).exposure.moveStep(to));
    };
    expect(idsOf(await move(c, null))).toEqual([c, a, b]);
    expect(idsOf(await move(c, a))).toEqual([a, c, b]);
    expect(idsOf(await move(a, b))).toEqual([c, b, a]);
    const settled = await move(a, b);
    expect(idsOf(settled)).toEqual([c, b, a]);
    expect(settled.steps.map((step) => step.position)).toEqual([0, 1, 2]);
  });

  it("keeps every step and every place when two people change it at once", async () => {
    const { practice, steps } = await makeLadder();
    const clientId = practice.client.clientId;
    const caller = callerFor(practice.therapist);
    await Promise.all([
      caller.exposure.addStep({ clientId, ...LADDER[0] }),
      caller.exposure.moveStep({ clientId, stepId: steps[2].id, parentId: null, afterStepId: null }),
      caller.exposure.addStep({ clientId, ...LADDER[1] }),
      caller.exposure.moveStep({ clientId, stepId: steps[0].id, parentId: null, afterStepId: steps[1].id }),
    ]);
    const list = await caller.exposure.listSteps({ clientId });
    expect(list.steps.map((step) => step.position)).toEqual([0, 1, 2, 3, 4]);
    expect(new Set(idsOf(list)).size).toBe(5);
  });

  it("gives a step that waited the place after the one it waited for", async () => {
    const { practice, steps } = await makeLadder();
    const scope = scopeOf(practice.therapist, practice.client);
    const { clientId } = scope;
    const caller = callerFor(practice.therapist);
    const row = { practiceId: scope.practiceId, clientId, position: 3, predictedSuds: 50, createdAt: NOW, updatedAt: NOW };
    const added = uuidv7();
    await behindClientLock(
      scope,
      () => caller.exposure.addStep({ clientId, ...LADDER[0] }),
      async (tx) => {
        const wordsSealed = (await clientSealer(tx, scope)).seal(stepWordsRef(added), {
          title: "Leave a pause",
          minimumVersion: "Two seconds",
        });
        await tx.exposureStep.create({ data: { ...row, id: added, wordsSealed } });
      },
    );
    await behindClientLock(
      scope,
      () => caller.exposure.moveStep({ clientId, stepId: steps[0].id, parentId: null, afterStepId: added }),
      async (tx) => {
        await tx.$executeRaw`update exposure_step set position = 3 - position where position in (1, 2)`;
      },
    );
    const list = await caller.exposure.listSteps({ clientId });
    expect(list.steps.map((step) => step.position)).toEqual([0, 1, 2, 3, 4]);
    expect(idsOf(list).slice(0, 4)).toEqual([steps[2].id, steps[1].id, added, steps[0].id]);
  });

  it("takes new words and a new rating, and rests a step", async () => {
    const { practice, steps } = await makeLadder();
    const caller = callerFor(practice.therapist);
    const clientId = practice.client.clientId;
    const edited = { title: "Say good morning to two people", minimumVersion: "To one", predictedSuds: 0 };
    await caller.exposure.editStep({ clientId, stepId: steps[0].id, ...edited });
    const list = await caller.exposure.setStepState({ clientId, stepId: steps[0].id, state: "resting" });
    expect(list.steps[0]).toMatchObject({ ...edited, state: "resting" });
  });

  it("stores no word of a step in the clear", async () => {
    const { practice } = await makeLadder();
    const rows = await inPractice(
      practice.practiceId,
      (tx) => tx.$queryRaw<{ text: string }[]>`select encode(words_sealed, 'escape') as text from exposure_step`,
    );
    expect(rows).toHaveLength(3);
    for (const { text } of rows) expect(text).not.toMatch(/morning|stand-up|Lunch/);
  });

  it("says what is assigned", async () => {
    const { practice } = await makeAssigned();
    expect((await callerFor(practice.client).exposure.listOwn()).steps.map((step) => step.assigned)).toEqual([false, true, false]);
  });

  it("counts for a therapist only what was shared, and never a time that was not tried", async () => {
    const { practice, steps } = await makeLadder();
    const stepId = steps[0].id;
    await recordExposure(practice.client, { stepId });
    const phone = phoneOf(practice.client);
    await phone.finish(uuidv7(), { stepId, progress: "startedAndStopped", answers: {} }, minutesAfter(5));
    await phone.finish(uuidv7(), { stepId, progress: "notThisTime", answers: {}, reasons: ["tooTired"] }, minutesAfter(6));
    await phone.predict(uuidv7(), { stepId }, minutesAfter(7));
    const later = daysAfter(1);
    expect((await callerFor(practice.client, later).exposure.listOwn()).steps[0]?.timesTried).toBe(2);
    expect(
      (await callerFor(practice.therapist, later).exposure.listSteps({ clientId: practice.client.clientId })).steps[0]?.timesTried,
    ).toBe(1);
  });

  it("is empty for a new client", async () => {
    const practice = await makePractice();
    expect(await callerFor(practice.therapist).exposure.listSteps({ clientId: practice.client.clientId })).toEqual({ steps: [] });
  });
});
