import type { Answers } from "@/domain/exercise/answer";
import type { Operation } from "@/domain/sync/operation";

/** What is being added to a finished record and has not been sent off yet: a change under way, a reply half written. Never leaves the device as it is. */
export type Addition = {
  recordId: string;
  /** All answers as they would stand after the change; null: nothing is being changed. */
  changed: Answers | null;
  /** Words for the thread. */
  reply: string;
};

/** Whether a person would miss it. */
export function isWorthKeeping(addition: Addition): boolean {
  return addition.changed !== null || addition.reply.trim() !== "";
}

/** The answers as they will stand once what waits on this device is sent: changes and answers of a later day, in order. */
export function expectedAnswers(outbox: readonly { state: string; operation: Operation }[], recordId: string, answers: Answers): Answers {
  let now = answers;
  for (const { state, operation } of outbox) {
    if (state !== "waiting" || operation.entityId !== recordId) continue;
    if (operation.type === "record.followUp") now = { ...now, ...operation.payload.answers };
    if (operation.type === "record.edit") {
      const { answers: given, cleared } = operation.payload;
      now = { ...Object.fromEntries(Object.entries(now).filter(([field]) => !cleared.includes(field))), ...given };
    }
  }
  return now;
}
