import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { behindClientLock } from "../testing/behind-client-lock";
import { ASSIGNED_WORDS, type AssignedStory, assignStep, type LadderStory, makeAssigned, makeLadder } from "../testing/exposure-story";
import { phoneOf } from "../testing/phone";
import { callerFor, minutesAfter, NOW, scopeOf } from "../testing/practice-fixture";
import { codeOf, describeAccess, OWNER_ONLY, THERAPIST_ONLY } from "../testing/refusals";
import { auditOf, digestOf } from "../testing/stored-rows";

const clientIdOf = (story: LadderStory) => story.practice.client.clientId;
const countOf = (story: LadderStory) => inPractice(story.practice.practiceId, (tx) => tx.assignment.count());

describe("who may touch assignments", () => {
  describeAccess("assignment.assign", THERAPIST_ONLY, makeLadder, (caller, story) =>
    caller.assignment.assign({
      clientId: clientIdOf(story),
      stepId: story.steps[0].id,
      words: ASSIGNED_WORDS,
      clientConfidence: 70,
      clientAgreed: true,
    }),
  );
  describeAccess("assignment.withdraw", THERAPIST_ONLY, makeAssigned, (caller, story) =>
    caller.assignment.withdraw({ clientId: clientIdOf(story), assignmentId: story.assignmentId }),
  );
  describeAccess("assignment.list", THERAPIST_ONLY, makeAssigned, (caller, story) =>
    caller.assignment.list({ clientId: clientIdOf(story) }),
  );
  describeAccess("assignment.getOwn", OWNER_ONLY, makeAssigned, (caller, story) =>
    caller.assignment.getOwn({ assignmentId: story.assignmentId }),
  );

  it("finds neither step nor assignment of another client behind one's own client's id", async () => {
    const story = await makeAssigned();
    const { otherTherapist, otherClient, practiceId } = story.practice;
    const caller = callerFor(otherTherapist);
    const clientId = otherClient.clientId;
    const before = await digestOf(practiceId);
    const words = { words: ASSIGNED_WORDS, clientConfidence: 70, clientAgreed: true } as const;
    expect(await codeOf(caller.assignment.assign({ clientId, stepId: story.steps[0].id, ...words }))).toBe("NOT_FOUND");
    expect(await codeOf(caller.assignment.assign({ clientId, stepId: uuidv7(), ...words }))).toBe("NOT_FOUND");
    expect(await codeOf(caller.assignment.withdraw({ clientId, assignmentId: story.assignmentId }))).toBe("NOT_FOUND");
    expect(await digestOf(practiceId)).toBe(before);
  });
});

describe("assigning", () => {
  it("hands the client the therapist's words, with who reads and when", async () => {
    const { practice, steps, assignmentId } = await makeAssigned();
    const own = await callerFor(practice.client).assignment.getOwn({ assignmentId });
    expect(own).toMatchObject({
      assignment: {
        id: assignmentId,
        stepId: steps[1].id,
        title: steps[1].title,
        words: ASSIGNED_WORDS,
        clientConfidence: 70,
        state: "active",
        definitionId: "exposure-record",
      },
      therapistName: "Maren Holt",
      readingDays: [2, 4],
      timeZone: "Europe/Berlin",
    });
    expect((await callerFor(practice.therapist).assignment.list({ clientId: practice.client.clientId })).assignments).toEqual([
      own.assignment,
    ]);
  });

  it("waits for the answer to a pace request", async () => {
    const story = await makeLadder();
    const { therapist, client, practiceId } = story.practice;
    const requestId = uuidv7();
    await phoneOf(client).askFor(requestId, "slower", minutesAfter(-60));
    expect(await assignStep(story, story.steps[0].id)).toEqual({ ok: false, reason: "paceUnanswered" });
    expect(await countOf(story)).toBe(0);
    expect((await auditOf(practiceId)).at(-1)?.event).toMatchObject({
      kind: "access",
      procedure: "assignment.assign",
      refused: "paceUnanswered",
    });

    await callerFor(therapist).pace.answer({ clientId: client.clientId, paceRequestId: requestId, words: "One thing only this week." });
    expect(await assignStep(story, story.steps[0].id, minutesAfter(1))).toMatchObject({ ok: true });
  });

  it("does not wait for a request that was taken back", async () => {
    const story = await makeLadder();
    const requestId = uuidv7();
    const phone = phoneOf(story.practice.client);
    await phone.askFor(requestId, "pause", minutesAfter(-60));
    await phone.takeBackPace(requestId, minutesAfter(-59));
    expect(await assignStep(story, story.steps[0].id)).toMatchObject({ ok: true });
  });

  it("refuses a second one while one is active, and a step that rests", async () => {
    const story = await makeAssigned();
    const { therapist, client } = story.practice;
    const caller = callerFor(therapist);
    expect(await assignStep(story, story.steps[0].id)).toEqual({ ok: false, reason: "oneActiveAlready" });
    await caller.assignment.withdraw({ clientId: client.clientId, assignmentId: story.assignmentId });
    await caller.exposure.setStepState({ clientId: client.clientId, stepId: story.steps[0].id, state: "resting" });
    expect(await assignStep(story, story.steps[0].id)).toEqual({ ok: false, reason: "stepNotActive" });
    expect(await countOf(story)).toBe(1);
  });

  it("waits for a pace request that is being stored, and then for its answer", async () => {
    const story = await makeLadder();
    const scope = scopeOf(story.practice.client, story.practice.client);
    const result = await behindClientLock(
      scope,
      () => assignStep(story, story.steps[0].id),
      (tx) =>
        tx.paceRequest.create({
          data: {
            practiceId: scope.practiceId,
            id: uuidv7(),
            clientId: scope.clientId,
            kind: "slower",
            occurredAt: NOW,
            zone: "Europe/Berlin",
            receivedAt: NOW,
          },
        }),
    );
    expect(result).toEqual({ ok: false, reason: "paceUnanswered" });
    expect(await countOf(story)).toBe(0);
  });

  it("lets only one of two at once through", async () => {
    const story = await makeLadder();
    const results = await Promise.all([
      assignStep(story, story.steps[0].id),
      assignStep(story, story.steps[1].id),
      assignStep(story, story.steps[2].id),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await countOf(story)).toBe(1);
  });

  it("never passes a pace request that committed first, however close the race", async () => {
    const story = await makeLadder();
    const { therapist, client } = story.practice;
    for (let round = 0; round < 8; round++) {
      const requestId = uuidv7();
      const [assigned] = await Promise.all([assignStep(story, story.steps[0].id), phoneOf(client).askFor(requestId, "slower")]);
      const rows = await inPractice(story.practice.practiceId, (tx) =>
        tx.auditEvent.findMany({ orderBy: { seq: "desc" }, take: 2, select: { event: true } }),
      );
      const [last, first] = rows.map((row) => row.event as { procedure?: string });
      const assignedFirst = first?.procedure === "assignment.assign";
      expect(assignedFirst || last?.procedure === "assignment.assign").toBe(true);
      expect(assigned.ok).toBe(assignedFirst);
      await callerFor(therapist).pace.answer({ clientId: client.clientId, paceRequestId: requestId, words: "Then we rest." });
      if (assigned.ok) await callerFor(therapist).assignment.withdraw({ clientId: client.clientId, assignmentId: assigned.assignmentId });
    }
  });

  it("needs the client's agreement and a confidence of 0 to 100", async () => {
    const story = await makeLadder();
    const caller = callerFor(story.practice.therapist);
    const input = {
      clientId: clientIdOf(story),
      stepId: story.steps[0].id,
      words: ASSIGNED_WORDS,
      clientConfidence: 70,
      clientAgreed: true as const,
    };
    expect(await codeOf(caller.assignment.assign({ ...input, clientConfidence: 101 }))).toBe("INVALID_INPUT");
    expect(await codeOf(caller.assignment.assign({ ...input, clientAgreed: false as unknown as true }))).toBe("INVALID_INPUT");
    expect(await countOf(story)).toBe(0);
  });
});

describe("withdrawing", () => {
  it("closes once and stays closed", async () => {
    const story: AssignedStory = await makeAssigned();
    const input = { clientId: clientIdOf(story), assignmentId: story.assignmentId };
    const first = await callerFor(story.practice.therapist).assignment.withdraw(input);
    expect(first.assignments.map((assignment) => assignment.state)).toEqual(["withdrawn"]);
    const digest = await digestOf(story.practice.practiceId);
    await callerFor(story.practice.therapist, minutesAfter(5)).assignment.withdraw(input);
    expect(await digestOf(story.practice.practiceId)).toBe(digest);
  });
});
