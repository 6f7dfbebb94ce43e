"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef } from "react";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { NewPassphraseField } from "./new-passphrase-field";
import { useNewPassphrase } from "./use-new-passphrase";

/** Sets a new passphrase by a link. Signing in is the next step and a page of its own. */
export function ChooseNew({ token, shortest }: { token: string; shortest: number }) {
  const t = useTranslations("public.newPassphrase");
  const trpc = useTRPC();
  const chosen = useNewPassphrase(shortest);
  const reset = useMutation(
    trpc.passphrase.reset.mutationOptions({
      onSuccess: (answer) => {
        if (!answer.ok && answer.reason === "passphrase") chosen.refuse(answer.problem);
      },
    }),
  );
  const said = useRef<HTMLParagraphElement>(null);
  const isDone = reset.data?.ok === true;
  useEffect(() => {
    if (isDone) said.current?.focus();
  }, [isDone]);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen.isLongEnough() && !reset.isPending) reset.mutate({ token, passphrase: chosen.passphrase });
  }

  if (isDone) {
    return (
      <div className="grid gap-4">
        <p ref={said} tabIndex={-1}>
          {t("done")}
        </p>
        <p className="text-ink-2 text-md">{t("doneFactors")}</p>
        <Link
          href="/sign-in"
          className="flex min-h-[54px] items-center justify-center rounded-control bg-action px-5 font-semibold text-on-action hover:bg-action-hover"
        >
          {t("toSignIn")}
        </Link>
      </div>
    );
  }
  const answered = reset.data && !reset.data.ok && reset.data.reason !== "passphrase" ? reset.data.reason : null;
  const refusal = answered ?? (reset.isError ? "unreachable" : null);
  return (
    <form onSubmit={submit} className="grid gap-5" method="post" noValidate>
      <NewPassphraseField chosen={chosen} label={t("label")} />
      <p className="text-ink-2 text-md">{t("ends")}</p>
      {refusal && <FieldError id="new-passphrase-problem" problem={t(`problem.${refusal}`)} />}
      {refusal === "link" && (
        <Link href="/forgot" className="font-semibold text-action underline underline-offset-4">
          {t("askAgain")}
        </Link>
      )}
      <Button type="submit" variant="primary" size="phone" busy={reset.isPending}>
        {reset.isPending ? t("busy") : t("action")}
      </Button>
    </form>
  );
}
