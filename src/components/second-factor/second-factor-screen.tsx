"use client";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { CodeForm } from "./code-form";
import type { DemoCode } from "./demo-code";
import { FirstApp } from "./first-app";
import { FirstPasskey } from "./first-passkey";
import { RecoveryCodes } from "./recovery-codes";

/**
 * Between passphrase and practice: staff show their second factor, or set up their first one.
 * @param next where to go on afterwards, a path of this app
 */
export function SecondFactorScreen({ demo, next }: { demo: readonly DemoCode[] | null; next: string | null }) {
  const t = useTranslations("secondFactor");
  const trpc = useTRPC();
  const { data: has, refetch } = useSuspenseQuery(trpc.secondFactor.status.queryOptions());
  const codes = useMutation(trpc.secondFactor.makeRecoveryCodes.mutationOptions());
  // A full load, so that nothing of the half-open session stays in this page's memory.
  const goOn = () => window.location.assign(next ?? "/");

  if (codes.data?.ok) return <RecoveryCodes codes={codes.data.recoveryCodes} size="phone" onKept={goOn} />;
  if (codes.isError || codes.data)
    return (
      <div className="grid gap-4">
        <FieldError id="codes-failed" problem={t("recovery.failed")} />
        <Button variant="primary" size="phone" onClick={goOn}>
          {t("recovery.later")}
        </Button>
      </div>
    );
  const hasAny = has.totp === "on" || has.passkeys > 0;
  return (
    <>
      {hasAny ? (
        <CodeForm
          has={{ app: has.totp === "on", passkey: has.passkeys > 0, recoveryCodes: has.recoveryCodesLeft > 0 }}
          demo={demo}
          onShown={goOn}
        />
      ) : (
        <div className="grid gap-8">
          <FirstApp onSetUp={() => codes.mutate()} />
          <FirstPasskey onSetUp={() => codes.mutate()} onMade={() => void refetch()} />
        </div>
      )}
      <p className="mt-8 border-line border-t pt-2">
        <Button variant="quiet" size="phone" className="-ml-5" onClick={() => void signOut({ redirectTo: "/sign-in" })}>
          {t("signOut")}
        </Button>
      </p>
    </>
  );
}
