"use client";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { readSignInCode, type SignInRefusal } from "@/domain/access/sign-in-code";

type Credentials = { email: string; passphrase: string; practiceId?: string };
export type SignInProblem = SignInRefusal | { readonly code: "unreachable" };

/**
 * Signs in and goes on to `next`, or to the person's first page. What was typed stays where it is when it does not go through.
 */
export function useSignIn(next: string | null = null) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);

  async function trySignIn(credentials: Credentials): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await signIn("credentials", { ...credentials, redirect: false });
      if (!answer.error) {
        // A full load, so that nothing of an earlier person's stays in this page's memory.
        window.location.assign(next ?? "/");
        return;
      }
      setProblem(readSignInCode(answer.code));
    } catch {
      setProblem({ code: "unreachable" });
    }
    setBusy(false);
  }
  return { trySignIn, busy, problem };
}
