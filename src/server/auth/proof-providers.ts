import { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import type { ProofRefusal } from "@/domain/access/proof-code";
import { AppError } from "@/domain/errors";
import { type ProofResult, refusedProof, showSecondFactor } from "./second-factor";
import { stepUp } from "./step-up";

/** A proof that was refused; its code goes to the screen. */
export class RefusedProof extends CredentialsSignin {
  constructor(readonly refusal: ProofRefusal) {
    super();
    this.code = refusal;
  }
}

/** As at sign-in, the "user" is the session: its id is all that goes on into the token. */
export async function userOf(proof: Promise<ProofResult>): Promise<{ id: string }> {
  const result = await proof.catch((error: unknown) => {
    // Another tab was faster: the session that was to be replaced is gone, and nothing was used up.
    if (error instanceof AppError && error.code === "UNAUTHENTICATED") return refusedProof("signedOut");
    throw error;
  });
  if (!result.ok) throw new RefusedProof(result.refusal);
  return { id: result.sessionId };
}

export const secondFactorProvider = Credentials({
  id: "second-factor",
  credentials: { code: {}, offer: {} },
  authorize: (input, request) => userOf(showSecondFactor(input, request.headers, new Date())),
});

export const stepUpProvider = Credentials({
  id: "step-up",
  credentials: { passphrase: {}, code: {} },
  authorize: (input, request) => userOf(stepUp(input, request.headers, new Date())),
});
