/** Emergency access lasts an hour. Long enough to read and to telephone; too short to become a habit. */
export const BREAK_GLASS_MINUTES = 60;
/** Characters of the reason, as typed. */
export const REASON_SHORTEST = 10;
export const REASON_LONGEST = 500;

export type BreakGlass = { readonly startedAt: Date; readonly expiresAt: Date; readonly endedAt: Date | null };

/** When access that begins now runs out. */
export function breakGlassExpiry(now: Date): Date {
  return new Date(now.getTime() + BREAK_GLASS_MINUTES * 60_000);
}

/** Whether access may be used at this moment: begun, not run out, not ended by hand. */
export function isBreakGlassOpen(access: BreakGlass, now: Date): boolean {
  return access.startedAt <= now && now < access.expiresAt && (access.endedAt === null || access.endedAt > now);
}
