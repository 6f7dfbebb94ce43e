"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "../data/trpc";
import { ChooseNew } from "./choose-new";
import { useLinkToken } from "./use-link-token";

/** Says whether a link to a new passphrase works, and where it does, asks for one. */
export function OpenReset() {
  const t = useTranslations("public.newPassphrase");
  const trpc = useTRPC();
  const token = useLinkToken();
  const { mutate, data: preview, isError } = useMutation(trpc.passphrase.previewReset.mutationOptions());
  useEffect(() => {
    if (token) mutate({ token });
  }, [token, mutate]);

  if (isError) return <p role="alert">{t("problem.unreachable")}</p>;
  if (token && preview?.ok) return <ChooseNew key={token} token={token} shortest={preview.shortest} />;
  if (token === undefined || (token && !preview)) return <p role="status">{t("looking")}</p>;
  const reason = preview && !preview.ok ? preview.reason : "link";
  return (
    <div role="alert" className="grid gap-4">
      <p>{t(`problem.${reason}`)}</p>
      <Link href="/forgot" className="font-semibold text-action underline underline-offset-4">
        {t("askAgain")}
      </Link>
    </div>
  );
}
