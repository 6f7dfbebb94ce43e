"use client";
import { useTranslations } from "next-intl";
import { CONSENT_TEXT_VERSION } from "@/domain/consent/purpose";
import { ConsentAgreement, ConsentPoints } from "../consent/consent-text";
import { Checkbox } from "../ui/checkbox";
import { FieldError } from "../ui/field-error";

type Props = {
  therapistName: string;
  agreed: boolean;
  onAgree(agreed: boolean): void;
  /** The person went on without agreeing to care. */
  isMissing: boolean;
  agreesToSupervision: boolean;
  onAgreeToSupervision(agrees: boolean): void;
};

/** What a client agrees to before there is an account: care, without which nothing is stored, and supervision, which is up to them. */
export function AcceptConsent({ therapistName, agreed, onAgree, isMissing, agreesToSupervision, onAgreeToSupervision }: Props) {
  const t = useTranslations("public.invitation");
  const care = { purpose: "care", version: CONSENT_TEXT_VERSION.care, therapistName } as const;
  const supervision = { purpose: "supervision", version: CONSENT_TEXT_VERSION.supervision, therapistName } as const;
  return (
    <>
      <section aria-labelledby="consent" className="grid gap-3">
        <h2 id="consent" className="text-question">
          {t("consent.heading")}
        </h2>
        <ConsentPoints {...care} />
        <Checkbox
          checked={agreed}
          onChange={(event) => onAgree(event.target.checked)}
          aria-describedby={isMissing ? "consent-missing" : undefined}
        >
          <ConsentAgreement {...care} />
        </Checkbox>
        {isMissing && <FieldError id="consent-missing" problem={t("consent.missing")} />}
      </section>
      <section aria-labelledby="consent-supervision" className="grid gap-3">
        <h2 id="consent-supervision" className="text-question">
          {t("supervision")} <span className="font-normal text-ink-3">{t("optional")}</span>
        </h2>
        <ConsentPoints {...supervision} />
        <Checkbox checked={agreesToSupervision} onChange={(event) => onAgreeToSupervision(event.target.checked)}>
          <ConsentAgreement {...supervision} />
        </Checkbox>
      </section>
    </>
  );
}
