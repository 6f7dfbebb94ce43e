/** How a client stands with the practice, by what the server knows at the moment when something of theirs arrives. */
export type CareStanding = {
  /** When care ended; null while there is some. */
  readonly dischargedAt: Date | null;
  /** Whether the agreement to be cared for through Foothold stands. */
  readonly careAgreed: boolean;
};

/** What was written before the end and sent late still comes in for so long, in milliseconds. */
export const ACCEPTED_AFTER_DISCHARGE = 30 * 24 * 60 * 60_000;

/**
 * Whether something that a client wrote may still be stored. Decided by the server's clock alone: when a device says that
 * something was written authorises nothing.
 * @returns the code that the device gets, or null where it may be stored
 */
export function refusedByCare(standing: CareStanding, now: Date): "CONSENT_WITHDRAWN" | "CARE_ENDED" | null {
  if (!standing.careAgreed) return "CONSENT_WITHDRAWN";
  if (standing.dischargedAt && now.getTime() - standing.dischargedAt.getTime() > ACCEPTED_AFTER_DISCHARGE) return "CARE_ENDED";
  return null;
}
