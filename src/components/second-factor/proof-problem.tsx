"use client";
import { useTranslations } from "next-intl";
import { FieldError } from "../ui/field-error";
import type { ProofProblem } from "./use-proof";

/** Why a code did not go through, and the way on where there is one. */
export function ProofProblemNote({ id, problem }: { id: string; problem: ProofProblem }) {
  const t = useTranslations("account.proofProblem");
  return (
    <div>
      <FieldError id={id} problem={t(problem)} />
      {problem === "signedOut" && (
        <a href="/sign-in" className="mt-1 inline-flex min-h-target items-center text-action text-md underline underline-offset-4">
          {t("toSignIn")}
        </a>
      )}
    </div>
  );
}
