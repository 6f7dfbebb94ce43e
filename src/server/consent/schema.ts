import { z } from "zod";
import { CONSENT_PURPOSES } from "@/domain/consent/purpose";

const purpose = z.enum(CONSENT_PURPOSES);
const version = z.number().int().positive();

/** One agreement of the past: given, perhaps taken back. */
const consentEntry = z.strictObject({ textVersion: version, givenAt: z.iso.datetime(), withdrawnAt: z.iso.datetime().nullable() });

/** How one purpose stands. `textVersion` is of the words that are shown now; the words stand in the messages. */
export const consentView = z.strictObject({
  purpose,
  state: z.enum(["never", "given", "withdrawn"]),
  /** When it was given, or taken back; null where it never was. */
  since: z.iso.datetime().nullable(),
  /** The words that were agreed to last. */
  agreedVersion: version.nullable(),
  /** The words that are shown now. */
  textVersion: version,
  /** Newest first. */
  history: z.array(consentEntry),
});
export const consentList = z.strictObject({ consents: z.array(consentView) });

export const giveConsentInput = z.strictObject({ purpose, textVersion: version });
export const gaveConsent = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true) }),
  /** The page shows words that are no longer the ones to agree to. */
  z.strictObject({ ok: z.literal(false), reason: z.enum(["textChanged"]) }),
]);
export const withdrawConsentInput = z.strictObject({ purpose });
