/** What a client types to have everything deleted. */
export const ERASURE_WORD = "delete";

/** Whether the word was typed, however it was written. */
export function isErasureWord(typed: string): boolean {
  return typed.trim().toLowerCase() === ERASURE_WORD;
}
