"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";

const LINK = "font-semibold text-action underline underline-offset-4";

/** Asks for a link to a new passphrase. What is said afterwards is the same for every address. */
export function AskReset({ road }: { road: "smtp" | "files" }) {
  const t = useTranslations("public.forgot");
  const trpc = useTRPC();
  const [address, setAddress] = useState("");
  const [missing, setMissing] = useState(false);
  const ask = useMutation(trpc.passphrase.askReset.mutationOptions());
  const said = useRef<HTMLParagraphElement>(null);
  const isAsked = ask.data?.ok === true;
  // The form is gone, and with it the place where a keyboard and a screen reader were.
  useEffect(() => {
    if (isAsked) said.current?.focus();
  }, [isAsked]);

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(address.trim() === "");
    if (address.trim() !== "" && !ask.isPending) ask.mutate({ address });
  }

  if (isAsked) {
    return (
      <div className="grid gap-4">
        <p ref={said} tabIndex={-1} className="[overflow-wrap:anywhere]">
          {t("asked", { address: address.trim() })}
        </p>
        <p className="text-ink-2 text-md">{road === "files" ? t("files") : t("askedNote")}</p>
        <p className="text-ink-2 text-md">{t("factors")}</p>
        <Button size="phone" onClick={() => ask.reset()}>
          {t("another")}
        </Button>
        <Link href="/sign-in" className={LINK}>
          {t("toSignIn")}
        </Link>
      </div>
    );
  }
  const refusal = ask.data && !ask.data.ok ? ask.data.reason : ask.isError ? "unreachable" : null;
  return (
    <form onSubmit={submit} className="grid gap-5" method="post" noValidate>
      <p>{t("intro")}</p>
      <TextField
        label={t("email")}
        type="email"
        required
        autoComplete="username"
        fieldSize="phone"
        value={address}
        error={missing ? t("emailMissing") : refusal === "address" ? t("problem.address") : undefined}
        onChange={(event) => setAddress(event.target.value)}
      />
      {refusal && refusal !== "address" && <FieldError id="reset-problem" problem={t(`problem.${refusal}`)} />}
      <Button type="submit" variant="primary" size="phone" busy={ask.isPending}>
        {ask.isPending ? t("busy") : t("action")}
      </Button>
      <Link href="/sign-in" className={LINK}>
        {t("toSignIn")}
      </Link>
    </form>
  );
}
