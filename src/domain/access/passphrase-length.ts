import { needsSecondFactor, type Role } from "./permissions";

/** In code points, after NFKC. */
export const LONGEST_PASSPHRASE = 128;
const SHORTEST = { client: 12, staff: 15 } as const;

/** The same characters typed on another keyboard are the same passphrase. */
export function normalPassphrase(passphrase: string): string {
  return passphrase.normalize("NFKC");
}

/** Whether the text is longer than any passphrase, so that no work is spent on it. */
export function isTooLong(passphrase: string): boolean {
  // Composed text has at most a few typed characters for each; beyond this, counting is work too.
  return passphrase.length > LONGEST_PASSPHRASE * 8 || [...normalPassphrase(passphrase)].length > LONGEST_PASSPHRASE;
}

/** Whether it has fewer characters than `shortest`, counted as the rule counts. */
export function isTooShort(passphrase: string, shortest: number): boolean {
  return [...normalPassphrase(passphrase)].length < shortest;
}

/** The least number of code points for somebody with these roles: one of staff is enough for the longer minimum. */
export function shortestPassphrase(roles: readonly Role[]): number {
  return roles.some(needsSecondFactor) ? SHORTEST.staff : SHORTEST.client;
}
