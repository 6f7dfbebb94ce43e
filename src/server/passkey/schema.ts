import { z } from "zod";

/** Base64url without padding, as WebAuthn's JSON forms write bytes. */
const bytes = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\w-]+$/);
const credentialId = bytes(1_400);
export const passkeyTransport = z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]);
const refusal = z.strictObject({ ok: z.literal(false), reason: z.enum(["showFactorFirst", "needsHostName"]) });

/** What the browser needs to make a passkey (WebAuthn's PublicKeyCredentialCreationOptionsJSON). */
const creationOptions = z.strictObject({
  challenge: z.string(),
  rp: z.strictObject({ id: z.string(), name: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.strictObject({ type: z.literal("public-key"), alg: z.number() })),
  timeout: z.number(),
  attestation: z.literal("none"),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal("required"),
    requireResidentKey: z.literal(true),
    userVerification: z.literal("required"),
  }),
  excludeCredentials: z.array(z.strictObject({ type: z.literal("public-key"), id: z.string(), transports: z.array(passkeyTransport) })),
});
export const startedRegistration = z.union([
  z.strictObject({ ok: z.literal(true), challengeId: z.uuid(), options: creationOptions }),
  refusal,
]);

/** What came out of the browser's registration, reduced to what is checked. */
export const finishRegistrationInput = z.strictObject({
  challengeId: z.uuid(),
  credentialId,
  clientDataJSON: bytes(4_000),
  attestationObject: bytes(20_000),
  transports: z.array(z.string().max(20)).max(10),
});
export type FinishRegistrationInput = z.infer<typeof finishRegistrationInput>;
export const finishedRegistration = z.union([
  z.strictObject({ ok: z.literal(true), passkeyId: z.uuid() }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["showFactorFirst", "needsHostName", "notValid", "alreadyThere", "tooMany"]) }),
]);

export const passkeyList = z.strictObject({
  /** When this was so (ISO), for words like "two hours ago". */
  asOf: z.string(),
  passkeys: z.array(
    /** `label` is the device's at first and the person's own later; empty where the browser said nothing. ISO dates. */
    z.strictObject({ id: z.uuid(), label: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() }),
  ),
});
export const renamePasskeyInput = z.strictObject({ passkeyId: z.uuid(), label: z.string().trim().min(1).max(60) });
export const removePasskeyInput = z.strictObject({ passkeyId: z.uuid() });
export const removedPasskey = z.union([
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), reason: z.literal("lastFactor") }),
]);

/** What the browser needs to show a passkey: nobody is named, so it offers those that it has. */
export const startedSignIn = z.union([
  z.strictObject({
    ok: z.literal(true),
    challengeId: z.uuid(),
    options: z.strictObject({
      challenge: z.string(),
      rpId: z.string(),
      timeout: z.number(),
      userVerification: z.literal("required"),
      allowCredentials: z.array(z.never()),
    }),
  }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["needsHostName", "tooManyAttempts"]) }),
]);

/** The answer to a sign-in challenge, as the sign-in page sends it. */
export const assertionSchema = z.strictObject({
  credentialId,
  clientDataJSON: bytes(4_000),
  authenticatorData: bytes(2_000),
  signature: bytes(2_000),
  userHandle: bytes(100),
});
export type Assertion = z.infer<typeof assertionSchema>;
