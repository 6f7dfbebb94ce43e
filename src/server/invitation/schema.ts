import { z } from "zod";
import { CONSENT_TEXT_VERSION } from "@/domain/consent/purpose";
import { STAFF_ROLES } from "@/domain/person/account-change";
import { emailAddress, typedPassphrase } from "../auth/credential-input";
import { passphraseRefusal } from "../passphrase/schema";

const token = z.string().min(20).max(100);
export const createInvitationInput = z.strictObject({ displayName: z.string().trim().min(1).max(80), email: emailAddress });
export const createdInvitation = z.discriminatedUnion("ok", [
  /** `token` goes into the link's fragment (/invitation#token) and is shown once. */
  z.strictObject({ ok: z.literal(true), clientId: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["alreadyInvited", "alreadyHere"]) }),
]);
export const renewInvitationInput = z.strictObject({ clientId: z.uuid() });
export const renewedInvitation = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), displayName: z.string(), token: z.string(), expiresAt: z.iso.datetime() }),
  /** `hasAccount`: the client has come already. `noInvitation`: never invited by mail address. */
  z.strictObject({ ok: z.literal(false), reason: z.enum(["hasAccount", "noInvitation", "alreadyHere"]) }),
]);
export const previewInvitationInput = z.strictObject({ token });
const unusable = z.strictObject({ ok: z.literal(false), reason: z.enum(["notFound", "expired", "used", "revoked"]) });
const previewOf = { ok: z.literal(true), practiceName: z.string(), displayName: z.string(), email: z.string() };
export const invitationPreview = z.union([
  /** A client: who cares for them, and when that person reads. */
  z.strictObject({ ...previewOf, role: z.literal("client"), therapistName: z.string(), readingDays: z.array(z.number()) }),
  /** Staff. `invitedBy` is null where the invitation came from the command line. */
  z.strictObject({ ...previewOf, role: z.enum(STAFF_ROLES), invitedBy: z.string().nullable() }),
  unusable,
]);
export const acceptInvitationInput = z.strictObject({
  token,
  /** The rule decides (domain/access/passphrase-rule.ts); a refusal is a value. */
  passphrase: typedPassphrase,
  timeZone: z.string().min(1).max(64),
  /** What a client agreed to; null from staff, who are asked for nothing. */
  consentTextVersion: z.number().int().min(1).max(CONSENT_TEXT_VERSION.care).nullable(),
  /** Whether a client lets their therapist's supervisor read along; never asked of staff. */
  agreesToSupervision: z.boolean(),
});
export const acceptedInvitation = z.union([
  passphraseRefusal,
  z.strictObject({ ok: z.literal(true), email: z.string() }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["notFound", "expired", "used", "revoked", "addressInUse", "tooManyAttempts"]) }),
]);
export const invitationView = z.strictObject({
  id: z.uuid(),
  clientId: z.uuid(),
  email: z.string(),
  expiresAt: z.iso.datetime(),
  state: z.enum(["open", "accepted", "revoked", "expired"]),
});
export const invitationList = z.strictObject({ invitations: z.array(invitationView) });
export const revokeInvitationInput = z.strictObject({ clientId: z.uuid(), invitationId: z.uuid() });
