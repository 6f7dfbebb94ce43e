import { useTranslations } from "next-intl";
import type { ConsentPurpose } from "@/domain/consent/purpose";

/** The most points that a version has; each version counts its own from 1. */
const MOST_POINTS = 12;

type Of = { purpose: ConsentPurpose; version: number; therapistName: string };

/** What a person should know before they agree, in the words of one version. */
export function ConsentPoints({ purpose, version, therapistName }: Of) {
  const t = useTranslations(`consentText.${purpose}.v${version}`);
  const points = Array.from({ length: MOST_POINTS }, (_, index) => `points.${index + 1}`).filter((point) => t.has(point));
  return (
    <ul className="grid list-disc gap-2 pl-5 text-md">
      {points.map((point) => (
        <li key={point}>{t(point, { therapist: therapistName })}</li>
      ))}
    </ul>
  );
}

/** The sentence that is agreed to. */
export function ConsentAgreement({ purpose, version, therapistName }: Of) {
  const t = useTranslations(`consentText.${purpose}.v${version}`);
  return <>{t("agree", { therapist: therapistName })}</>;
}
