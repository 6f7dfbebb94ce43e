"use client";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { type ProofRefusal, readProofRefusal } from "@/domain/access/proof-code";

export type ProofProblem = ProofRefusal | "unreachable";
/** Only what was filled in: a form sends an absent value as the word "undefined". */
export type Proof = { code: string; offer?: string } | { passphrase: string };

/** Shows a proof of identity to the server: the second factor of a sign-in, or who is there again. */
export function useProof(provider: "second-factor" | "step-up") {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProofProblem | null>(null);

  /** @returns null where it went through */
  async function show(proof: Proof): Promise<ProofProblem | null> {
    setBusy(true);
    setProblem(null);
    // next-auth answers ok to a refused sign-in too; only the absence of an error says that it went through.
    const found = await signIn(provider, { ...proof, redirect: false }).then(
      (answer) => (answer?.error ? readProofRefusal(answer.code) : null),
      () => "unreachable" as const,
    );
    setProblem(found);
    setBusy(false);
    return found;
  }
  return { show, busy, problem, setProblem };
}
