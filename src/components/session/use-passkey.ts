"use client";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { readProofRefusal } from "@/domain/access/proof-code";
import { useTRPCClient } from "../data/trpc";

export type PasskeyProblem = "wrong" | "tooManyAttempts" | "signedOut" | "notShown" | "unreachable";

/** The browser says no more than that for a closed dialog, a time-out and a device without a passkey. */
const isNotShown = (error: unknown) => error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError");

function readRefusal(code: string | null | undefined): PasskeyProblem {
  const refusal = readProofRefusal(code);
  return refusal === "tooManyAttempts" || refusal === "signedOut" ? refusal : "wrong";
}

/**
 * Signs in with a passkey.
 * @param again as a second factor or once more: only a passkey of the person who is signed in counts
 */
export function usePasskey(again: boolean) {
  const client = useTRPCClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<PasskeyProblem | null>(null);

  async function ask(): Promise<PasskeyProblem | null> {
    // Both at once: a browser shows its dialog only shortly after a tap.
    const [{ startAuthentication }, started] = await Promise.all([import("@simplewebauthn/browser"), client.passkey.startSignIn.mutate()]);
    if (!started.ok) return started.reason === "tooManyAttempts" ? "tooManyAttempts" : "unreachable";
    const { id, response } = await startAuthentication({ optionsJSON: started.options });
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    const assertion = JSON.stringify({ credentialId: id, clientDataJSON, authenticatorData, signature, userHandle });
    // A form sends an absent value as the word "undefined".
    const proof = { challengeId: started.challengeId, assertion, ...(again ? { again: "1" } : {}) };
    const answer = await signIn("passkey", { ...proof, redirect: false });
    return answer?.error ? readRefusal(answer.code) : null;
  }

  /** @returns whether it went through */
  async function show(): Promise<boolean> {
    setBusy(true);
    setProblem(null);
    const found = await ask().catch((error: unknown) => (isNotShown(error) ? "notShown" : "unreachable") as PasskeyProblem);
    setProblem(found);
    setBusy(false);
    return found === null;
  }
  return { show, busy, problem };
}
