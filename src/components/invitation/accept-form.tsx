"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import { shortestPassphrase } from "@/domain/access/passphrase-length";
import { CONSENT_TEXT_VERSION } from "@/domain/consent/purpose";
import type { invitationPreview } from "@/server/invitation/schema";
import { useTRPC } from "../data/trpc";
import { NewPassphraseField } from "../passphrase/new-passphrase-field";
import { useNewPassphrase } from "../passphrase/use-new-passphrase";
import { useSignIn } from "../session/use-sign-in";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { AcceptConsent } from "./accept-consent";

type Preview = Extract<z.infer<typeof invitationPreview>, { ok: true }>;

/** A passphrase, and from a client their consent; staff are asked for a second factor once they have signed in. */
export function AcceptForm({ token, preview }: { token: string; preview: Preview }) {
  const t = useTranslations("public.invitation");
  const trpc = useTRPC();
  const chosen = useNewPassphrase(shortestPassphrase([preview.role]));
  const { passphrase } = chosen;
  const [agreed, setAgreed] = useState(false);
  const [agreesToSupervision, setAgreesToSupervision] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const needsConsent = preview.role === "client";
  const accept = useMutation(trpc.invitation.accept.mutationOptions());
  const { trySignIn, busy, problem } = useSignIn();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const isLongEnough = chosen.isLongEnough();
    const lacksConsent = needsConsent && !agreed;
    setIsMissing(isLongEnough && lacksConsent);
    if (!isLongEnough || lacksConsent || accept.isPending) return;
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const answer = await accept
      .mutateAsync({
        token,
        passphrase,
        timeZone,
        consentTextVersion: needsConsent ? CONSENT_TEXT_VERSION.care : null,
        agreesToSupervision,
      })
      .catch(() => null);
    if (answer && !answer.ok && answer.reason === "passphrase") chosen.refuse(answer.problem);
    if (answer?.ok) await trySignIn({ email: answer.email, passphrase });
  }

  const answered = accept.data && !accept.data.ok && accept.data.reason !== "passphrase" ? accept.data.reason : null;
  const refusal = answered ?? (accept.isError ? "unreachable" : problem ? "signInFailed" : null);
  const { displayName: name, practiceName: practice } = preview;
  const from =
    preview.role === "client"
      ? t("from", { name, therapist: preview.therapistName, practice })
      : t("staff.from", {
          name,
          practice,
          role: preview.role,
          by: preview.invitedBy ?? "",
          hasInviter: String(preview.invitedBy !== null),
        });
  return (
    <form onSubmit={submit} className="grid gap-6" method="post" noValidate>
      <p>{from}</p>
      <p className="text-ink-2 text-md">{t("address", { email: preview.email })}</p>
      {/* Password managers file the passphrase under this address. */}
      <input type="text" name="username" autoComplete="username" value={preview.email} readOnly hidden />
      <NewPassphraseField chosen={chosen} />
      {preview.role === "client" ? (
        <AcceptConsent
          therapistName={preview.therapistName}
          agreed={agreed}
          onAgree={setAgreed}
          isMissing={isMissing}
          agreesToSupervision={agreesToSupervision}
          onAgreeToSupervision={setAgreesToSupervision}
        />
      ) : (
        <p className="text-ink-2 text-md">{t("staff.next")}</p>
      )}
      {refusal && (
        <FieldError
          id="accept-problem"
          problem={t(`problem.${refusal}`)}
          advice={refusal === "addressInUse" ? t("addressInUseAdvice") : undefined}
        />
      )}
      <Button type="submit" variant="primary" size="phone" busy={busy || accept.isPending}>
        {busy || accept.isPending ? t("busy") : t("action")}
      </Button>
    </form>
  );
}
