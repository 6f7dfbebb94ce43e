import type { Account } from "./account-fixture";
import { auditTrail } from "./audit-trail";
import type { PracticeFixture } from "./practice-fixture";

/** The kinds of the events that an account left in one of its practices, oldest first. */
export async function trailOf({ members }: Account, { practiceId }: PracticeFixture): Promise<string[]> {
  const userId = members.find((member) => member.practiceId === practiceId)?.userId;
  return (await auditTrail(practiceId)).filter(({ actorId }) => actorId === userId).map(({ event }) => String(event.kind));
}
