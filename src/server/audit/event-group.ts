import type { EventGroup } from "@/domain/audit/event-group";
import type { AuditEvent } from "./event";

/** Every kind of event belongs to one group. */
export const GROUP_OF_KIND = {
  access: "access",
  denial: "denial",
  signIn: "signIn",
  signInRefused: "signIn",
  signOut: "signIn",
  secondFactorShown: "signIn",
  secondFactorRefused: "signIn",
  steppedUp: "signIn",
  secondFactorSetUp: "account",
  passphraseResetAsked: "account",
  passphraseReset: "account",
  passphraseChanged: "account",
  invitationPreviewed: "invitation",
  invitationAccepted: "invitation",
  invitationRefused: "invitation",
  operation: "operation",
  keysRotated: "keys",
  clientErased: "erasure",
} as const satisfies Record<AuditEvent["kind"], EventGroup>;

/** The kinds of a group. */
export function kindsOf(group: EventGroup): string[] {
  return Object.entries(GROUP_OF_KIND).flatMap(([kind, of]) => (of === group ? [kind] : []));
}
