export type InvitationState = "open" | "accepted" | "revoked" | "expired";

type InvitationDates = { readonly acceptedAt: Date | null; readonly revokedAt: Date | null; readonly expiresAt: Date };

/** How long a link can be used. */
export const INVITATION_DAYS = 7;

/** What became of an invitation by `now`. What happened first stays: an accepted one can neither expire nor be revoked. */
export function invitationState(invitation: InvitationDates, now: Date): InvitationState {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt) return "revoked";
  return invitation.expiresAt.getTime() <= now.getTime() ? "expired" : "open";
}

/** When an invitation that is made now stops working. */
export function invitationExpiry(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * 24 * 60 * 60 * 1000);
}
