import { TRPCError } from "@trpc/server";
import { expect, it } from "vitest";
import { type callerFor as CallerFor, callerFor, makePractice, type PracticeFixture } from "./practice-fixture";
import { auditOf, digestOf } from "./stored-rows";

export type Caller = ReturnType<typeof CallerFor>;

/** The app's code that a call fails with; null where it succeeds. */
export async function codeOf(call: Promise<unknown>): Promise<string | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (error instanceof TRPCError) return error.message;
    throw error;
  }
}

type Actor = "signedOut" | "client" | "otherClient" | "therapist" | "otherTherapist" | "strangeTherapist" | "strangeClient";
const DENIAL = { UNAUTHENTICATED: null, FORBIDDEN: "role", NOT_FOUND: "notFound" } as const;
type Refusal = keyof typeof DENIAL;

/** A procedure about one client, for that client's therapist only: what everyone else hears. */
export const THERAPIST_ONLY: Partial<Record<Actor, Refusal>> = {
  signedOut: "UNAUTHENTICATED",
  client: "FORBIDDEN",
  otherClient: "FORBIDDEN",
  strangeClient: "FORBIDDEN",
  otherTherapist: "NOT_FOUND",
  strangeTherapist: "NOT_FOUND",
};
/** A procedure about one thing of a client's own, named by its id. */
export const OWNER_ONLY: Partial<Record<Actor, Refusal>> = {
  signedOut: "UNAUTHENTICATED",
  therapist: "FORBIDDEN",
  otherTherapist: "FORBIDDEN",
  strangeTherapist: "FORBIDDEN",
  otherClient: "NOT_FOUND",
  strangeClient: "NOT_FOUND",
};
/** A procedure that names nothing and gives every client their own. */
export const CLIENTS_ONLY: Partial<Record<Actor, Refusal>> = { ...OWNER_ONLY, otherClient: undefined, strangeClient: undefined };

/**
 * Tests that everyone but the rightful caller is refused, with the same answer whether a thing is missing or someone
 * else's; that nothing was written but one denial; and that the rightful caller leaves one access event.
 */
export function describeAccess<S extends { practice: PracticeFixture }>(
  procedure: string,
  refused: Partial<Record<Actor, Refusal>>,
  makeStory: () => Promise<S>,
  call: (caller: Caller, story: S) => Promise<unknown>,
  isAboutClient: boolean = refused.therapist !== undefined || refused.otherTherapist === "NOT_FOUND",
): void {
  it.each(Object.entries(refused).filter((entry): entry is [Actor, Refusal] => entry[1] !== undefined))(
    `${procedure} refuses %s: %s`,
    async (actor, code) => {
      const story = await makeStory();
      const actorPractice = actor.startsWith("strange") ? await makePractice() : story.practice;
      const member = {
        signedOut: null,
        strangeTherapist: actorPractice.therapist,
        strangeClient: actorPractice.client,
        client: story.practice.client,
        otherClient: story.practice.otherClient,
        therapist: story.practice.therapist,
        otherTherapist: story.practice.otherTherapist,
      }[actor];
      const before = { rows: await digestOf(story.practice.practiceId), events: (await auditOf(actorPractice.practiceId)).length };
      expect(await codeOf(call(callerFor(member), story))).toBe(code);
      expect(await digestOf(story.practice.practiceId)).toBe(before.rows);
      const denials = (await auditOf(actorPractice.practiceId)).slice(before.events);
      expect(
        denials.map(({ actorId, event }) => ({ actorId, kind: event.kind, procedure: event.procedure, reason: event.reason })),
      ).toEqual(DENIAL[code] === null ? [] : [{ actorId: member?.userId, kind: "denial", procedure, reason: DENIAL[code] }]);
    },
  );

  it(`${procedure} leaves one access event`, async () => {
    const story = await makeStory();
    const before = (await auditOf(story.practice.practiceId)).length;
    const member = refused.therapist ? story.practice.client : story.practice.therapist;
    expect(await codeOf(call(callerFor(member), story))).toBeNull();
    const events = (await auditOf(story.practice.practiceId)).slice(before);
    expect(events.map(({ actorId, clientId, event }) => ({ actorId, clientId, kind: event.kind, procedure: event.procedure }))).toEqual([
      {
        actorId: member.userId,
        clientId: isAboutClient ? story.practice.client.clientId : null,
        kind: "access",
        procedure,
      },
    ]);
  });
}
