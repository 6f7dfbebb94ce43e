"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import { shortestPassphrase } from "@/domain/access/passphrase-length";
import { CONSENT_TEXT_VERSION } from "@/domain/consent/purpose";
import type { invitationPreview } from "@/server/invitation/schema";
import { ConsentAgreement, ConsentPoints } from "../consent/consent-text";
import { useTRPC } from "../data/trpc";
import { NewPassphraseField } from "../passphrase/new-passphrase-field";
import { useNewPassphrase } from "../passphrase/use-new-passphrase";
import { useSignIn } from "../session/use-sign-in";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { FieldError } from "../ui/field-error";

type Preview = Extract<z.infer<typeof invitationPreview>, { ok: true }>;

export function AcceptForm({ token, preview }: { token: string; preview: Preview }) {
  const t = useTranslations("public.invitation");
  const trpc = useTRPC();
  const chosen = useNewPassphrase(shortestPassphrase(["client"]));
  const { passphrase } = chosen;
  const [agreed, setAgreed] = useState(false);
  const [agreesToSupervision, setAgreesToSupervision] = useState(false);
  const [missing, setMissing] = useState<"consent" | null>(null);
  const accept = useMutation(trpc.invitation.accept.mutationOptions());
  const { trySignIn, busy, problem } = useSignIn();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const isLongEnough = chosen.isLongEnough();
    setMissing(agreed || !isLongEnough ? null : "consent");
    if (!isLongEnough || !agreed || accept.isPending) return;
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const answer = await accept
      .mutateAsync({ token, passphrase, timeZone, consentTextVersion: CONSENT_TEXT_VERSION.care, agreesToSupervision })
      .catch(() => null);
    if (answer && !answer.ok && answer.reason === "passphrase") chosen.refuse(answer.problem);
    if (answer?.ok) await trySignIn({ email: answer.email, passphrase });
  }

  const answered = accept.data && !accept.data.ok && accept.data.reason !== "passphrase" ? accept.data.reason : null;
  const refusal = answered ?? (accept.isError ? "unreachable" : problem ? "signInFailed" : null);
  return (
    <form onSubmit={submit} className="grid gap-6" method="post" noValidate>
      <p>{t("from", { name: preview.displayName, therapist: preview.therapistName, practice: preview.practiceName })}</p>
      <p className="text-ink-2 text-md">{t("address", { email: preview.email })}</p>
      {/* Password managers file the passphrase under this address. */}
      <input type="text" name="username" autoComplete="username" value={preview.email} readOnly hidden />
      <NewPassphraseField chosen={chosen} />
      <section aria-labelledby="consent" className="grid gap-3">
        <h2 id="consent" className="text-question">
          {t("consent.heading")}
        </h2>
        <ConsentPoints purpose="care" version={CONSENT_TEXT_VERSION.care} therapistName={preview.therapistName} />
        <Checkbox
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
          aria-describedby={missing === "consent" ? "consent-missing" : undefined}
        >
          <ConsentAgreement purpose="care" version={CONSENT_TEXT_VERSION.care} therapistName={preview.therapistName} />
        </Checkbox>
        {missing === "consent" && <FieldError id="consent-missing" problem={t("consent.missing")} />}
      </section>
      <section aria-labelledby="consent-supervision" className="grid gap-3">
        <h2 id="consent-supervision" className="text-question">
          {t("supervision")} <span className="font-normal text-ink-3">{t("optional")}</span>
        </h2>
        <ConsentPoints purpose="supervision" version={CONSENT_TEXT_VERSION.supervision} therapistName={preview.therapistName} />
        <Checkbox checked={agreesToSupervision} onChange={(event) => setAgreesToSupervision(event.target.checked)}>
          <ConsentAgreement purpose="supervision" version={CONSENT_TEXT_VERSION.supervision} therapistName={preview.therapistName} />
        </Checkbox>
      </section>
      {refusal && <FieldError id="accept-problem" problem={t(`problem.${refusal}`)} />}
      <Button type="submit" variant="primary" size="phone" busy={busy || accept.isPending}>
        {busy || accept.isPending ? t("busy") : t("action")}
      </Button>
    </form>
  );
}
