import type { ConsentPurpose } from "./purpose";

/** One agreement: given at a moment, perhaps withdrawn at a later one. */
export type ConsentRow = {
  readonly id: string;
  readonly purpose: ConsentPurpose;
  readonly textVersion: number;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
};

export type ConsentState =
  | { readonly state: "never" }
  | { readonly state: "given"; readonly since: Date; readonly textVersion: number }
  | { readonly state: "withdrawn"; readonly since: Date; readonly textVersion: number };

/** Orders agreements, the newest first; the database orders them the same way. */
function newestFirst(a: ConsentRow, b: ConsentRow): number {
  return b.givenAt.getTime() - a.givenAt.getTime() || (a.id < b.id ? 1 : -1);
}

/** The agreements for one purpose, newest first. */
export function consentHistory(rows: readonly ConsentRow[], purpose: ConsentPurpose): ConsentRow[] {
  return rows.filter((row) => row.purpose === purpose).sort(newestFirst);
}

/** Whether a purpose is agreed to. The newest agreement counts, and nothing but it. */
export function consentState(rows: readonly ConsentRow[], purpose: ConsentPurpose): ConsentState {
  const [newest] = consentHistory(rows, purpose);
  if (!newest) return { state: "never" };
  const { textVersion } = newest;
  return newest.withdrawnAt
    ? { state: "withdrawn", since: newest.withdrawnAt, textVersion }
    : { state: "given", since: newest.givenAt, textVersion };
}

/**
 * Whether a purpose may be acted on. Who was never asked about care (invited, not yet here) has not refused it: a ladder
 * may be prepared. Who was never asked about supervision has not agreed to it.
 */
export function isAgreed(rows: readonly ConsentRow[], purpose: ConsentPurpose): boolean {
  const { state } = consentState(rows, purpose);
  return state === "given" || (state === "never" && purpose === "care");
}
