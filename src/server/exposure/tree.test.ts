import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { assignStep, LADDER, type LadderStory, makeAssigned, makeLadder } from "../testing/exposure-story";
import { recordExposure } from "../testing/phone";
import { callerFor } from "../testing/practice-fixture";
import { codeOf, describeAccess, THERAPIST_ONLY } from "../testing/refusals";
import { digestOf } from "../testing/stored-rows";

const [HELLO, QUESTION, LUNCH] = LADDER;
const clientIdOf = (story: LadderStory) => story.practice.client.clientId;
const actsOf = (story: LadderStory) => callerFor(story.practice.therapist).exposure;
const PLACE = { varied: ["place"] as ("place" | "audience")[] };

function done<Answer extends { ok: boolean }>(answer: Answer): Extract<Answer, { ok: true }> {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer as Extract<Answer, { ok: true }>;
}
/** The ladder as one reads it: titles, smaller steps behind their own. */
const read = ({ steps }: { steps: { title: string; parentId: string | null; id: string }[] }) =>
  steps.map(({ title, parentId }) => (parentId ? `${steps.find(({ id }) => id === parentId)?.title} > ${title}` : title));

describe("who may make something of a step", () => {
  describeAccess("exposure.splitStep", THERAPIST_ONLY, makeLadder, (caller, story) =>
    caller.exposure.splitStep({ clientId: clientIdOf(story), stepId: story.steps[0].id, smaller: [QUESTION] }),
  );
  describeAccess("exposure.varyStep", THERAPIST_ONLY, makeLadder, (caller, story) =>
    caller.exposure.varyStep({ clientId: clientIdOf(story), stepId: story.steps[0].id, ...QUESTION, ...PLACE }),
  );
  describeAccess("exposure.combineSteps", THERAPIST_ONLY, makeLadder, (caller, story) =>
    caller.exposure.combineSteps({ clientId: clientIdOf(story), stepIds: [story.steps[0].id, story.steps[1].id], ...LUNCH }),
  );
  describeAccess("exposure.takeBackSteps", THERAPIST_ONLY, makeLadder, (caller, story) =>
    caller.exposure.takeBackSteps({ clientId: clientIdOf(story), stepIds: [story.steps[0].id] }),
  );

  it("finds no step of another client behind one's own client's id", async () => {
    const story = await makeLadder();
    const { practice, steps } = story;
    const acts = callerFor(practice.otherTherapist).exposure;
    const clientId = practice.otherClient.clientId;
    const own = (await acts.addStep({ clientId, ...HELLO })).steps[0]?.id ?? "";
    const foreign = steps[0].id;
    const before = await digestOf(practice.practiceId);
    expect(await codeOf(acts.splitStep({ clientId, stepId: foreign, smaller: [HELLO] }))).toBe("NOT_FOUND");
    expect(await codeOf(acts.varyStep({ clientId, stepId: foreign, ...HELLO, ...PLACE }))).toBe("NOT_FOUND");
    expect(await codeOf(acts.combineSteps({ clientId, stepIds: [own, foreign], ...HELLO }))).toBe("NOT_FOUND");
    expect(await codeOf(acts.takeBackSteps({ clientId, stepIds: [own, foreign] }))).toBe("NOT_FOUND");
    expect(await codeOf(acts.moveStep({ clientId, stepId: own, parentId: foreign, afterStepId: null }))).toBe("NOT_FOUND");
    expect(await codeOf(acts.moveStep({ clientId, stepId: own, parentId: uuidv7(), afterStepId: null }))).toBe("NOT_FOUND");
    expect(await digestOf(practice.practiceId)).toBe(before);
  });
});

describe("splitting a step", () => {
  it("puts the smaller ones below it; it keeps its records and what is assigned of it", async () => {
    const story = await makeAssigned();
    const clientId = clientIdOf(story);
    const step = story.steps[1];
    await recordExposure(story.practice.client, { stepId: step.id });
    const { made, ...ladder } = done(await actsOf(story).splitStep({ clientId, stepId: step.id, smaller: [HELLO, LUNCH] }));
    expect(read(ladder)).toEqual([
      HELLO.title,
      QUESTION.title,
      `${QUESTION.title} > ${HELLO.title}`,
      `${QUESTION.title} > ${LUNCH.title}`,
      LUNCH.title,
    ]);
    expect(ladder.steps.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
    expect(ladder.steps.slice(2, 4).map(({ id }) => id)).toEqual(made);
    expect(ladder.steps[1]).toMatchObject({ id: step.id, assigned: true, timesTried: 1, state: "active" });
    expect(ladder.steps[2]).toMatchObject({ assigned: false, timesTried: 0, state: "active" });
    expect((await callerFor(story.practice.client).exposure.listOwn()).steps).toEqual(ladder.steps);
  });

  it("refuses a smaller step and a retired one, and changes nothing", async () => {
    const story = await makeLadder();
    const clientId = clientIdOf(story);
    const { made } = done(await actsOf(story).splitStep({ clientId, stepId: story.steps[0].id, smaller: [HELLO] }));
    await actsOf(story).setStepState({ clientId, stepId: story.steps[2].id, state: "retired" });
    const before = await actsOf(story).listSteps({ clientId });
    const split = (stepId: string) => actsOf(story).splitStep({ clientId, stepId, smaller: [HELLO] });
    expect(await split(made[0] ?? "")).toEqual({ ok: false, reason: "oneLevel" });
    expect(await split(story.steps[2].id)).toEqual({ ok: false, reason: "retired" });
    expect(await actsOf(story).listSteps({ clientId })).toEqual(before);
  });
});

describe("moving in a tree", () => {
  it("moves into a step and out again, with its smaller steps, and says why it does not", async () => {
    const story = await makeLadder();
    const clientId = clientIdOf(story);
    const [a, b, c] = story.steps.map(({ id }) => id) as [string, string, string];
    const move = (stepId: string, parentId: string | null, afterStepId: string | null) =>
      actsOf(story).moveStep({ clientId, stepId, parentId, afterStepId });
    expect(read(done(await move(c, a, null)))).toEqual([HELLO.title, `${HELLO.title} > ${LUNCH.title}`, QUESTION.title]);
    expect(read(done(await move(a, null, b)))).toEqual([QUESTION.title, HELLO.title, `${HELLO.title} > ${LUNCH.title}`]);
    const before = await actsOf(story).listSteps({ clientId });
    expect(await move(a, b, null)).toEqual({ ok: false, reason: "hasSmallerSteps" });
    expect(await move(b, c, null)).toEqual({ ok: false, reason: "oneLevel" });
    expect(await move(a, a, null)).toEqual({ ok: false, reason: "intoItself" });
    expect(await move(b, null, c)).toEqual({ ok: false, reason: "placeGone" });
    expect(await actsOf(story).listSteps({ clientId })).toEqual(before);
    expect(read(done(await move(c, null, a)))).toEqual([QUESTION.title, HELLO.title, LUNCH.title]);
  });
});

describe("varying and combining", () => {
  it("keeps the step that is varied, and in what", async () => {
    const story = await makeLadder();
    const clientId = clientIdOf(story);
    const varied = { varied: ["place", "audience"] as const };
    const words = { ...HELLO, title: "Say good morning in the canteen" };
    const ladder = done(await actsOf(story).varyStep({ clientId, stepId: story.steps[0].id, ...words, varied: [...varied.varied] }));
    expect(ladder.steps[1]).toMatchObject({ ...words, ...varied, variesId: story.steps[0].id, parentId: null });
    await actsOf(story).setStepState({ clientId, stepId: story.steps[2].id, state: "retired" });
    const refused = await actsOf(story).varyStep({ clientId, stepId: story.steps[2].id, ...HELLO, ...PLACE });
    expect(refused).toEqual({ ok: false, reason: "retired" });
  });

  it("brings two steps together in a third", async () => {
    const story = await makeLadder();
    const clientId = clientIdOf(story);
    const stepIds: [string, string] = [story.steps[1].id, story.steps[0].id];
    const words = { title: "Good morning, then a question", minimumVersion: "Good morning", predictedSuds: 80 };
    const ladder = done(await actsOf(story).combineSteps({ clientId, stepIds, ...words }));
    expect(read(ladder)).toEqual([HELLO.title, QUESTION.title, words.title, LUNCH.title]);
    expect(ladder.steps[2]?.combines).toEqual(stepIds);
    const same = await actsOf(story).combineSteps({ clientId, stepIds: [stepIds[0], stepIds[0]], ...words });
    expect(same).toEqual({ ok: false, reason: "sameStep" });
  });

  it("asks in what it varies", async () => {
    const story = await makeLadder();
    const vary = { clientId: clientIdOf(story), stepId: story.steps[0].id, ...HELLO, varied: [] };
    expect(await codeOf(actsOf(story).varyStep(vary))).toBe("INVALID_INPUT");
  });
});

describe("taking back", () => {
  it("leaves the ladder as it was, for both, and every place can be taken again", async () => {
    const story = await makeLadder();
    const clientId = clientIdOf(story);
    const acts = actsOf(story);
    const before = await acts.listSteps({ clientId });
    const [first, second] = story.steps.map(({ id }) => id) as [string, string];
    const { made } = done(await acts.splitStep({ clientId, stepId: first, smaller: [HELLO, LUNCH] }));
    const read = ({ steps }: typeof before) => steps.map(({ position: _, ...step }) => step);
    expect(read(done(await acts.takeBackSteps({ clientId, stepIds: made })))).toEqual(read(before));
    const varied = done(await acts.varyStep({ clientId, stepId: second, ...HELLO, ...PLACE }));
    expect(read(done(await acts.takeBackSteps({ clientId, stepIds: varied.made })))).toEqual(read(before));
    expect(read(await callerFor(story.practice.client).exposure.listOwn())).toEqual(read(before));
    // A step is no longer split by what was taken back.
    const moved = done(await acts.moveStep({ clientId, stepId: first, parentId: second, afterStepId: null }));
    expect(moved.steps.map(({ position }) => position)).toEqual([0, 1, 2]);
    expect((await acts.addStep({ clientId, ...HELLO })).steps.at(-1)?.position).toBe(3);
  });

  it("has nothing more to do with what was taken back", async () => {
    const story = await makeLadder();
    const clientId = clientIdOf(story);
    const acts = actsOf(story);
    const { made } = done(await acts.splitStep({ clientId, stepId: story.steps[0].id, smaller: [HELLO] }));
    const stepId = made[0] ?? "";
    await acts.takeBackSteps({ clientId, stepIds: [stepId] });
    expect(await codeOf(acts.takeBackSteps({ clientId, stepIds: [stepId] }))).toBe("NOT_FOUND");
    expect(await codeOf(acts.setStepState({ clientId, stepId, state: "active" }))).toBe("NOT_FOUND");
    expect(await codeOf(acts.editStep({ clientId, stepId, ...HELLO }))).toBe("NOT_FOUND");
    expect(await codeOf(acts.moveStep({ clientId, stepId, parentId: null, afterStepId: null }))).toBe("NOT_FOUND");
    expect(await assignStep(story, stepId)).toEqual({ ok: false, reason: "stepNotActive" });
  });

  it("leaves what is in use, all of it", async () => {
    const story = await makeLadder();
    const clientId = clientIdOf(story);
    const { made } = done(await actsOf(story).splitStep({ clientId, stepId: story.steps[0].id, smaller: [HELLO, LUNCH] }));
    expect((await assignStep(story, made[1] ?? "")).ok).toBe(true);
    expect(await actsOf(story).takeBackSteps({ clientId, stepIds: made })).toEqual({ ok: false, reason: "inUse" });
    expect((await actsOf(story).listSteps({ clientId })).steps.every(({ state }) => state === "active")).toBe(true);
  });
});
