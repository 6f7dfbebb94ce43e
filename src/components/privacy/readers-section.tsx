import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RouterOutputs } from "../data/router-types";

type Consents = RouterOutputs["consent"]["list"]["consents"];

/** Who may read what, in plain words, as it stands now. */
export function ReadersSection({ therapistName, consents, careEnded }: { therapistName: string; consents: Consents; careEnded: boolean }) {
  const t = useTranslations("privacy.readers");
  const stateOf = (purpose: Consents[number]["purpose"]) => consents.find((consent) => consent.purpose === purpose)?.state;
  const isRead = !careEnded && stateOf("care") !== "withdrawn";
  const isSupervised = isRead && stateOf("supervision") === "given";
  return (
    <section aria-labelledby="readers">
      <h2 id="readers" className="font-semibold text-lg">
        {t("heading")}
      </h2>
      <dl className="mt-2 border-line border-y [&>div+div]:border-line [&>div+div]:border-t">
        <Reader who={t("you")}>{t("youRead")}</Reader>
        <Reader who={therapistName}>{t(isRead ? "therapistReads" : "therapistNothing")}</Reader>
        <Reader who={t("supervisor", { name: therapistName })}>{t(isSupervised ? "supervisorReads" : "supervisorNothing")}</Reader>
        <Reader who={t("emergency")}>{t("emergencyReads")}</Reader>
        <Reader who={t("admin")}>{t("adminReads")}</Reader>
      </dl>
      <p className="mt-2 text-ink-2">{t("nobody")}</p>
      <Link
        href="/settings/access"
        className="mt-1 inline-flex min-h-target items-center font-semibold text-action underline underline-offset-4"
      >
        {t("log")}
      </Link>
    </section>
  );
}

function Reader({ who, children }: { who: string; children: ReactNode }) {
  return (
    <div className="py-2.5">
      <dt className="inline font-semibold">{who}: </dt>
      <dd className="inline text-ink-2">{children}</dd>
    </div>
  );
}
