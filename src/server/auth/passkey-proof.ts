import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import { decodeAttestationObject, isoBase64URL } from "@simplewebauthn/server/helpers";
import type { Assertion, FinishRegistrationInput } from "../passkey/schema";

/** EdDSA, ES256, RS256: in the order of preference, as WebAuthn numbers them. */
export const PASSKEY_ALGORITHMS = [-8, -7, -257];

/** What an answer has to be made for: this question, on this page, for this name. */
export type Expected = { readonly challenge: string; readonly origin: string; readonly host: string };
type Bytes = Uint8Array<ArrayBuffer>;
export type NewPasskey = { readonly credentialId: Bytes; readonly publicKey: Bytes; readonly counter: number };

/** A certificate would make the library ask its issuer over the network whether it still holds; we ask for none and take none. */
function hasCertificate(attestationObject: string): boolean {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = decoded.get("fmt");
  return format !== "none" && (format !== "packed" || decoded.get("attStmt").get("x5c") !== undefined);
}

/**
 * Checks a passkey that was made just now: our question, our page, our name, and that the device verified its person.
 * @returns null where anything does not hold
 */
export async function checkNewPasskey(input: FinishRegistrationInput, expected: Expected): Promise<NewPasskey | null> {
  const { credentialId, clientDataJSON, attestationObject } = input;
  try {
    if (hasCertificate(attestationObject)) return null;
    const checked = await verifyRegistrationResponse({
      response: {
        id: credentialId,
        rawId: credentialId,
        type: "public-key",
        clientExtensionResults: {},
        response: { clientDataJSON, attestationObject },
      },
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: expected.host,
      requireUserVerification: true,
      supportedAlgorithmIDs: PASSKEY_ALGORITHMS,
    });
    if (!checked.verified) return null;
    const { credential } = checked.registrationInfo;
    // The id that is signed counts, and the one beside it has to be the same.
    if (credential.id !== credentialId) return null;
    return { credentialId: isoBase64URL.toBuffer(credential.id), publicKey: credential.publicKey, counter: credential.counter };
  } catch {
    // The library throws for whatever does not hold; which of it, nobody needs to hear.
    return null;
  }
}

/**
 * Checks that a passkey answered: the signature over our question, our page and name, with the person verified, and a
 * counter that went on. An authenticator without a counter always says 0.
 * @returns the new counter; null where anything does not hold
 */
export async function checkAssertion(
  assertion: Assertion,
  passkey: { readonly publicKey: Uint8Array; readonly counter: bigint },
  expected: Expected,
): Promise<number | null> {
  const { credentialId, ...response } = assertion;
  try {
    const checked = await verifyAuthenticationResponse({
      response: { id: credentialId, rawId: credentialId, type: "public-key", clientExtensionResults: {}, response },
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: expected.host,
      credential: { id: credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: Number(passkey.counter) },
      requireUserVerification: true,
    });
    return checked.verified ? checked.authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
