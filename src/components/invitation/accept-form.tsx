"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import { CONSENT_TEXT_VERSION } from "@/domain/consent/purpose";
import type { invitationPreview } from "@/server/invitation/schema";
import { ConsentAgreement, ConsentPoints } from "../consent/consent-text";
import { useTRPC } from "../data/trpc";
import { PassphraseField } from "../session/passphrase-field";
import { useSignIn } from "../session/use-sign-in";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { FieldError } from "../ui/field-error";

const SHORTEST_PASSPHRASE = 12;

type Preview = Extract<z.infer<typeof invitationPreview>, { ok: true }>;

export function AcceptForm({ token, preview }: { token: string; preview: Preview }) {
  const t = useTranslations("public.invitation");
  const trpc = useTRPC();
  const [passphrase, setPassphrase] = useState("");
  const [agreed, setAgreed] = useState(false);
  const [agreesToSupervision, setAgreesToSupervision] = useState(false);
  const [missing, setMissing] = useState<"passphrase" | "consent" | null>(null);
  const accept = useMutation(trpc.invitation.accept.mutationOptions());
  const { trySignIn, busy, problem } = useSignIn();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const lacking = passphrase.length < SHORTEST_PASSPHRASE ? "passphrase" : agreed ? null : "consent";
    setMissing(lacking);
    if (lacking || accept.isPending) return;
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const answer = await accept
      .mutateAsync({ token, passphrase, timeZone, consentTextVersion: CONSENT_TEXT_VERSION.care, agreesToSupervision })
      .catch(() => null);
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
