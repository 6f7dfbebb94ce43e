import type { z } from "zod";
import type { AssignmentWords } from "@/domain/assignment/words";
import type { stepView } from "../exposure/schema";
import { callerFor, makePractice, NOW, type PracticeFixture } from "./practice-fixture";

type Step = z.infer<typeof stepView>;
export type LadderStory = { practice: PracticeFixture; steps: [Step, Step, Step] };
export type AssignedStory = LadderStory & { assignmentId: string };

export const LADDER = [
  { title: "Say good morning first", minimumVersion: "Nod and look up", predictedSuds: 45 },
  { title: "Ask one question in stand-up", minimumVersion: "Ask it in the chat afterwards", predictedSuds: 75 },
  { title: "Lunch with two colleagues", minimumVersion: "Sit down for ten minutes", predictedSuds: 85 },
] as const;

export const ASSIGNED_WORDS: AssignmentWords = {
  title: "",
  whatExactly: "Ask one unprepared question in stand-up",
  minimumVersion: "Ask it in the chat afterwards",
  whyThisHelps: "You expect them to talk over you. A question takes eight seconds and shows what they do.",
  whenWhereWithWhom: "Thursday, stand-up",
  toward: "being known at work",
  obstacles: [{ obstacle: "Somebody talks over me", ifThen: "I wait and start again once" }],
  safetyBehaviours: [],
};

/** A practice whose first client has a ladder of three steps. */
export async function makeLadder(now = NOW): Promise<LadderStory> {
  const practice = await makePractice();
  const caller = callerFor(practice.therapist, now);
  let steps: Step[] = [];
  for (const step of LADDER) steps = (await caller.exposure.addStep({ clientId: practice.client.clientId, ...step })).steps;
  const [first, second, third] = steps;
  if (!first || !second || !third) throw new Error("the ladder has fewer than three steps");
  return { practice, steps: [first, second, third] };
}

/** … and whose middle step is assigned. */
export async function makeAssigned(now = NOW): Promise<AssignedStory> {
  const story = await makeLadder(now);
  const result = await assignStep(story, story.steps[1].id, now);
  if (!result.ok) throw new Error(`not assigned: ${result.reason}`);
  return { ...story, assignmentId: result.assignmentId };
}

export function assignStep(story: LadderStory, stepId: string, now = NOW) {
  const { therapist, client } = story.practice;
  return callerFor(therapist, now).assignment.assign({
    clientId: client.clientId,
    stepId,
    words: ASSIGNED_WORDS,
    clientConfidence: 70,
    clientAgreed: true,
  });
}
