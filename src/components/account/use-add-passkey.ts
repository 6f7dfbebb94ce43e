"use client";
import { useState } from "react";
import { useTRPCClient } from "../data/trpc";

export type AddPasskeyProblem =
  | "showFactorFirst"
  | "needsHostName"
  | "notValid"
  | "alreadyThere"
  | "tooMany"
  /** The browser's dialog was closed, or ran out. */
  | "notMade"
  | "failed";

const NAMES: Record<string, AddPasskeyProblem> = { InvalidStateError: "alreadyThere", NotAllowedError: "notMade", AbortError: "notMade" };

/** What the browser refused, in our words; the library keeps the browser's name for it. */
function problemOf(error: unknown): AddPasskeyProblem {
  return (error instanceof Error && NAMES[error.name]) || "failed";
}

/** Runs an act that may ask to show again who one is; null where that was declined (`useStepUp`). */
type Guard = <T>(act: () => Promise<T>) => Promise<T | null>;
const unguarded: Guard = (act) => act();

/**
 * Makes a passkey on this device and keeps it for the account.
 * @param guard left out where nobody can be asked: the first factor of a sign-in
 */
export function useAddPasskey(guard: Guard = unguarded) {
  const client = useTRPCClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AddPasskeyProblem | null>(null);

  async function make(): Promise<{ passkeyId: string } | AddPasskeyProblem | null> {
    const started = await guard(() => client.passkey.startRegistration.mutate());
    if (!started) return null;
    if (!started.ok) return started.reason;
    const { startRegistration } = await import("@simplewebauthn/browser");
    const { id, response } = await startRegistration({ optionsJSON: started.options });
    const { clientDataJSON, attestationObject, transports = [] } = response;
    const finished = await client.passkey.finishRegistration.mutate({
      challengeId: started.challengeId,
      credentialId: id,
      clientDataJSON,
      attestationObject,
      transports,
    });
    return finished.ok ? { passkeyId: finished.passkeyId } : finished.reason;
  }

  /** @returns the new passkey's id; null where none came of it */
  async function add(): Promise<string | null> {
    setBusy(true);
    setProblem(null);
    const made = await make().catch(problemOf);
    setBusy(false);
    if (typeof made === "string") setProblem(made);
    return made && typeof made === "object" ? made.passkeyId : null;
  }
  return { add, busy, problem };
}
