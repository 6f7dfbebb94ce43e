"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import type { invitationPreview } from "@/server/invitation/schema";
import { useTRPC } from "../data/trpc";
import { PassphraseField } from "../session/passphrase-field";
import { useSignIn } from "../session/use-sign-in";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { FieldError } from "../ui/field-error";

/** Counts up when the words of consent change; what was agreed to is stored with it. */
const CONSENT_TEXT_VERSION = 1;
const SHORTEST_PASSPHRASE = 12;

type Preview = Extract<z.infer<typeof invitationPreview>, { ok: true }>;

export function AcceptForm({ token, preview }: { token: string; preview: Preview }) {
  const t = useTranslations("public.invitation");
  const trpc = useTRPC();
  const [passphrase, setPassphrase] = useState("");
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState<"passphrase" | "consent" | null>(null);
  const accept = useMutation(trpc.invitation.accept.mutationOptions());
  const { trySignIn, busy, problem } = useSignIn();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const lacking = passphrase.length < SHORTEST_PASSPHRASE ? "passphrase" : agreed ? null : "consent";
    setMissing(lacking);
    if (lacking || accept.isPending) return;
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const answer = await accept.mutateAsync({ token, passphrase, timeZone, consentTextVersion: CONSENT_TEXT_VERSION }).catch(() => null);
    if (answer?.ok) await trySignIn({ email: answer.email, passphrase });
  }

  const refusal = accept.data && !accept.data.ok ? accept.data.reason : accept.isError ? "unreachable" : problem ? "signInFailed" : null;
  return (
    <form onSubmit={submit} className="grid gap-6" method="post" noValidate>
      <p>{t("from", { name: preview.displayName, therapist: preview.therapistName, practice: preview.practiceName })}</p>
      <p className="text-ink-2 text-md">{t("address", { email: preview.email })}</p>
      {/* Password managers file the passphrase under this address. */}
      <input type="text" name="username" autoComplete="username" value={preview.email} readOnly hidden />
      <PassphraseField
        note={t("passphraseRule")}
        autoComplete="new-password"
        maxLength={128}
        value={passphrase}
        error={missing === "passphrase" ? t("passphraseShort") : undefined}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <section aria-labelledby="consent" className="grid gap-3">
        <h2 id="consent" className="text-question">
          {t("consent.heading")}
        </h2>
        <ul className="grid list-disc gap-2 pl-5 text-md">
          <li>{t("consent.keeps", { therapist: preview.therapistName })}</li>
          <li>{t("consent.drafts")}</li>
          <li>{t("consent.sealed")}</li>
          <li>{t("consent.withdraw", { therapist: preview.therapistName })}</li>
          <li>{t("consent.notMonitored", { therapist: preview.therapistName })}</li>
        </ul>
        <Checkbox
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
          aria-describedby={missing === "consent" ? "consent-missing" : undefined}
        >
          {t("consent.agree")}
        </Checkbox>
        {missing === "consent" && <FieldError id="consent-missing" problem={t("consent.missing")} />}
      </section>
      {refusal && <FieldError id="accept-problem" problem={t(`problem.${refusal}`)} />}
      <Button type="submit" variant="primary" size="phone" busy={busy || accept.isPending}>
        {busy || accept.isPending ? t("busy") : t("action")}
      </Button>
    </form>
  );
}
