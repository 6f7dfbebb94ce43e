/** Why a second factor, or a proof of identity shown again, did not go through, as a screen needs to know it. */
export const PROOF_REFUSALS = [
  "wrong",
  /** The code was right and has been used. */
  "used",
  "tooManyAttempts",
  /** Nobody is signed in any more, so there is nothing to add a factor to. */
  "signedOut",
  /** This person is not asked for it: a client, or somebody who has shown it. */
  "notAsked",
  /** There is no authenticator app yet. */
  "notSetUp",
  /** There is one already, so another is not set up in this way. */
  "setUpAlready",
  /** The secret that is being set up was offered too long ago. */
  "offerExpired",
] as const;
export type ProofRefusal = (typeof PROOF_REFUSALS)[number];

/** Reads the code of a sign-in answer; anything unknown counts as a wrong proof. */
export function readProofRefusal(code: string | null | undefined): ProofRefusal {
  return PROOF_REFUSALS.find((known) => known === code) ?? "wrong";
}
