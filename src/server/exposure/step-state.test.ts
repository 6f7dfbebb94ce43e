import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { type AssignedStory, assignStep, makeAssigned } from "../testing/exposure-story";
import { phoneOf } from "../testing/phone";
import { callerFor, daysAfter, minutesAfter } from "../testing/practice-fixture";
import { digestOf } from "../testing/stored-rows";

type State = "active" | "resting" | "retired";
type Taken = { assignmentId: string; was: "active" | "held" };

const clientIdOf = (story: AssignedStory) => story.practice.client.clientId;

/** The middle step, which is assigned, is put into a state. */
function put(story: AssignedStory, state: State, giveBack: Taken[] = [], now = minutesAfter(1)) {
  return callerFor(story.practice.therapist, now).exposure.setStepState({
    clientId: clientIdOf(story),
    stepId: story.steps[1].id,
    state,
    giveBack,
  });
}
async function standingOf(story: AssignedStory) {
  const { assignments } = await callerFor(story.practice.therapist).assignment.list({ clientId: clientIdOf(story) });
  const { next } = await callerFor(story.practice.client).today.get();
  return {
    assignment: assignments.find(({ id }) => id === story.assignmentId)?.state,
    onToday: next?.assignment.id === story.assignmentId,
  };
}
const taken = (story: AssignedStory, was: Taken["was"] = "active"): Taken => ({ assignmentId: story.assignmentId, was });

describe("a step that rests", () => {
  it("takes what is assigned of it off Today, on hold, and undoing brings it back", async () => {
    const story = await makeAssigned();
    const rested = await put(story, "resting");
    expect(rested).toMatchObject({ took: [taken(story)], onHold: 0 });
    expect(rested.steps[1]).toMatchObject({ state: "resting", assigned: false, onHold: true });
    expect(await standingOf(story)).toEqual({ assignment: "held", onToday: false });
    const back = await put(story, "active", rested.took);
    expect(back).toMatchObject({ took: [], onHold: 0 });
    expect(back.steps[1]).toMatchObject({ state: "active", assigned: true, onHold: false });
    expect(await standingOf(story)).toEqual({ assignment: "active", onToday: true });
  });

  it("brings nothing back when it is taken up again: that is another decision", async () => {
    const story = await makeAssigned();
    await put(story, "resting");
    const { steps, onHold } = await put(story, "active");
    expect(steps[1]).toMatchObject({ state: "active", assigned: false, onHold: true });
    expect(onHold).toBe(0);
    expect(await standingOf(story)).toEqual({ assignment: "held", onToday: false });
  });

  it("comes back on hold, and says so, where the client asked for slower meanwhile", async () => {
    const story = await makeAssigned();
    const { took } = await put(story, "resting");
    await phoneOf(story.practice.client).askFor(uuidv7(), "slower", minutesAfter(2));
    expect(await put(story, "active", took, minutesAfter(3))).toMatchObject({ onHold: 1 });
    expect(await standingOf(story)).toEqual({ assignment: "held", onToday: false });
  });
});

describe("a retired step", () => {
  it("withdraws what is assigned of it, also what was on hold, and undoing brings each back as it was", async () => {
    const story = await makeAssigned();
    const clientId = clientIdOf(story);
    await callerFor(story.practice.therapist).assignment.hold({ clientId, assignmentId: story.assignmentId });
    const second = await assignStep(story, story.steps[1].id);
    const secondId = second.ok ? second.assignmentId : "";
    const { took, steps } = await put(story, "retired");
    expect(new Set(took)).toEqual(new Set([taken(story, "held"), { assignmentId: secondId, was: "active" }]));
    expect(steps[1]).toMatchObject({ state: "retired", assigned: false, onHold: false });
    expect(await standingOf(story)).toEqual({ assignment: "withdrawn", onToday: false });
    await put(story, "active", took);
    const { assignments } = await callerFor(story.practice.therapist).assignment.list({ clientId });
    expect(new Map(assignments.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [story.assignmentId, "held"],
        [secondId, "active"],
      ]),
    );
  });

  it("gives nothing back later, nor what was withdrawn otherwise, nor what is of another step", async () => {
    const story = await makeAssigned();
    const clientId = clientIdOf(story);
    const { took } = await put(story, "retired");
    await put(story, "active", took, daysAfter(1));
    expect((await standingOf(story)).assignment).toBe("withdrawn");

    const other = await makeAssigned();
    await callerFor(other.practice.therapist).assignment.hold({ clientId: clientIdOf(other), assignmentId: other.assignmentId });
    const before = await digestOf(other.practice.practiceId);
    await callerFor(story.practice.therapist, minutesAfter(2)).exposure.setStepState({
      clientId,
      stepId: story.steps[1].id,
      state: "active",
      giveBack: [taken(other)],
    });
    expect(await digestOf(other.practice.practiceId)).toBe(before);
  });

  it("leaves what was done as it is", async () => {
    const story = await makeAssigned();
    const { client } = story.practice;
    await phoneOf(client).finish(uuidv7(), { stepId: story.steps[1].id, assignmentId: story.assignmentId }, minutesAfter(1));
    expect((await put(story, "retired", [], minutesAfter(2))).took).toEqual([]);
    expect((await standingOf(story)).assignment).toBe("done");
  });
});
