"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "../data/trpc";
import { AcceptForm } from "./accept-form";

/** Reads the token from the link's fragment, which browsers keep to themselves: it stands in no log and no request line. */
export function AcceptInvitation() {
  const t = useTranslations("public.invitation");
  const trpc = useTRPC();
  const [token, setToken] = useState<string | null>(null);
  const { mutate, data: preview, isError } = useMutation(trpc.invitation.preview.mutationOptions());

  useEffect(() => {
    const found = window.location.hash.slice(1);
    setToken(found);
    if (found.length >= 20) mutate({ token: found });
  }, [mutate]);

  if (isError) return <p role="alert">{t("problem.unreachable")}</p>;
  if (token !== null && token.length < 20) return <p role="alert">{t("problem.notFound")}</p>;
  if (!token || !preview) return <p role="status">{t("looking")}</p>;
  if (!preview.ok) {
    return (
      <div role="alert" className="grid gap-4">
        <p>{t(`problem.${preview.reason}`)}</p>
        <Link href="/sign-in" className="font-semibold text-action underline underline-offset-4">
          {t("toSignIn")}
        </Link>
      </div>
    );
  }
  return <AcceptForm token={token} preview={preview} />;
}
