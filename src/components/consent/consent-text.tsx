import { useTranslations } from "next-intl";
import type { ConsentPurpose } from "@/domain/consent/purpose";

type Of = { purpose: ConsentPurpose; version: number; therapistName: string };

/** What a person should know before they agree, in the words of one version. */
export function ConsentPoints({ purpose, version, therapistName }: Of) {
  const t = useTranslations(`consentText.${purpose}.v${version}`);
  const points: Record<string, unknown> = t.raw("points");
  return (
    <ul className="grid list-disc gap-2 pl-5 text-md">
      {Object.keys(points).map((point) => (
        <li key={point}>{t(`points.${point}`, { therapist: therapistName })}</li>
      ))}
    </ul>
  );
}

/** The sentence that is agreed to. */
export function ConsentAgreement({ purpose, version, therapistName }: Of) {
  const t = useTranslations(`consentText.${purpose}.v${version}`);
  return <>{t("agree", { therapist: therapistName })}</>;
}
