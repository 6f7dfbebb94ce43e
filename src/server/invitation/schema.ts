import { z } from "zod";
import { CONSENT_TEXT_VERSION } from "@/domain/consent/purpose";
import { emailAddress, typedPassphrase } from "../auth/credential-input";
import { passphraseRefusal } from "../passphrase/schema";

const token = z.string().min(20).max(100);
export const createInvitationInput = z.strictObject({ displayName: z.string().trim().min(1).max(80), email: emailAddress });
export const createdInvitation = z.discriminatedUnion("ok", [
  /** `token` goes into the link's fragment (/invitation#token) and is shown once. */
  z.strictObject({ ok: z.literal(true), clientId: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["alreadyInvited"]) }),
]);
export const previewInvitationInput = z.strictObject({ token });
const unusable = z.strictObject({ ok: z.literal(false), reason: z.enum(["notFound", "expired", "used", "revoked"]) });
export const invitationPreview = z.discriminatedUnion("ok", [
  z.strictObject({
    ok: z.literal(true),
    practiceName: z.string(),
    therapistName: z.string(),
    displayName: z.string(),
    email: z.string(),
    readingDays: z.array(z.number()),
  }),
  unusable,
]);
export const acceptInvitationInput = z.strictObject({
  token,
  /** The rule decides (domain/access/passphrase-rule.ts); a refusal is a value. */
  passphrase: typedPassphrase,
  timeZone: z.string().min(1).max(64),
  consentTextVersion: z.number().int().min(1).max(CONSENT_TEXT_VERSION.care),
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
