import { appRouter } from "../root";
import { contextFor, type Member, NOW } from "./practice-fixture";

/** Every procedure, called as this person, who has just shown again who they are. */
export function steppedUp(member: Member, now = NOW): ReturnType<typeof appRouter.createCaller> {
  const context = contextFor(member, now);
  return appRouter.createCaller({ ...context, session: context.session && { ...context.session, steppedUpAt: now } });
}
