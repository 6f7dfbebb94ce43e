import type { Answers } from "@/domain/exercise/answer";

/** What is different between two states of some fields: the new answers, and the fields that have none any more. */
export function changedAnswers(fieldIds: readonly string[], before: Answers, now: Answers): { answers: Answers; cleared: string[] } {
  const answers: Answers = {};
  const cleared: string[] = [];
  for (const id of fieldIds) {
    const [old, next] = [before[id], now[id]];
    if (next === undefined) {
      if (old !== undefined) cleared.push(id);
    } else if (JSON.stringify(old) !== JSON.stringify(next)) answers[id] = next;
  }
  return { answers, cleared };
}
