import { z } from "zod";
import { STAFF_ROLES } from "@/domain/person/account-change";
import { PERSON_STATES } from "@/domain/person/person-state";
import { emailAddress } from "../auth/credential-input";

/*
 * What a practice's admin sees of people: who they are, how they stand, who cares for whom. Nothing here comes from a
 * client's file beyond the name.
 */

const at = z.iso.datetime();
const named = z.strictObject({ id: z.uuid(), displayName: z.string() });

/** `id` is the account's id for staff, and the client's id for a client, who may have no account yet. */
export const personRow = z.strictObject({
  id: z.uuid(),
  role: z.enum([...STAFF_ROLES, "client"]),
  displayName: z.string(),
  /** Sign-in address; of a client who has not come yet, the address that was invited. */
  address: z.string().nullable(),
  state: z.enum(PERSON_STATES),
  /** Null for clients, who need none. */
  hasSecondFactor: z.boolean().nullable(),
  /** Null for clients: when they look is their own. */
  lastSeenAt: at.nullable(),
  /** Of a client: who cares for them now. */
  therapist: named.nullable(),
  /** Of staff: since the account is there. Of a client: since this therapist cares, or since care ended. */
  since: at.nullable(),
});

/** Where a page of people ended: the name it sorts by, and the id. */
export const personCursor = z.strictObject({ name: z.string().max(200), id: z.uuid() });
export const listPeopleInput = z.strictObject({
  /** A part of a name or address; empty for all. */
  search: z.string().trim().max(100),
  role: personRow.shape.role.nullable(),
  /** Null: everybody but the erased. */
  state: personRow.shape.state.nullable(),
  cursor: personCursor.nullable(),
  limit: z.number().int().min(1).max(100),
});
export const peoplePage = z.strictObject({
  /** The admin who asks. */
  ownId: z.uuid(),
  /** When this was so, for words like "two hours ago". */
  asOf: at,
  people: z.array(personRow),
  next: personCursor.nullable(),
});

export const personInput = z.strictObject({ personId: z.uuid() });
const span = z.strictObject({ id: z.uuid(), with: named, startedAt: at, endedAt: at.nullable() });
export const personDetail = z.strictObject({
  asOf: at,
  person: personRow,
  /** Of a client: whether they have an account, which can be disabled. */
  hasAccount: z.boolean(),
  /** What changes of the account depend on (domain/person/account-change.ts). */
  isOwn: z.boolean(),
  clientsInCare: z.number().int().nonnegative(),
  otherActiveAdmins: z.number().int().nonnegative(),
  /** Newest first; at most 200. Of a therapist: their clients. Of a client: their therapists. */
  care: z.array(span),
  /** Whom this person supervises, or by whom they are supervised. */
  supervises: z.array(span),
  supervisedBy: z.array(span),
});

export const therapistChoices = z.strictObject({ therapists: z.array(named), supervisors: z.array(named) });

const done = z.strictObject({ ok: z.literal(true) });
const plainRefusal = z.strictObject({
  ok: z.literal(false),
  reason: z.enum(["ownAccount", "lastAdmin", "isClient", "isDisabled", "sameRole", "noAccount"]),
});
const hasClients = z.strictObject({ ok: z.literal(false), reason: z.literal("hasClients"), count: z.number().int().positive() });
export const changedAccount = z.union([done, hasClients, plainRefusal]);

export const changeRoleInput = z.strictObject({ personId: z.uuid(), role: z.enum(STAFF_ROLES) });

export const invitePersonInput = z.strictObject({
  role: z.enum(STAFF_ROLES),
  displayName: z.string().trim().min(1).max(80),
  address: emailAddress,
});
export const invitedPerson = z.discriminatedUnion("ok", [
  /** `token` goes into the link's fragment (/invitation#token) and is shown once. */
  z.strictObject({ ok: z.literal(true), invitationId: z.uuid(), token: z.string(), expiresAt: at }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["alreadyInvited", "alreadyHere"]) }),
]);
export const invitationInput = z.strictObject({ invitationId: z.uuid() });
export const revokedInvitation = done;
export const practiceInvitations = z.strictObject({
  /** Links that were not used: open ones, and those that ran out in the last 30 days. Newest first; at most 200. */
  invitations: z.array(
    z.strictObject({
      id: z.uuid(),
      role: personRow.shape.role,
      displayName: z.string(),
      address: z.string(),
      /** Null where it came from the command line. */
      invitedBy: z.string().nullable(),
      createdAt: at,
      expiresAt: at,
      state: z.enum(["open", "expired"]),
    }),
  ),
});
