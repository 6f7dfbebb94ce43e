"use client";
import { useTranslations } from "next-intl";
import { inGroups } from "@/domain/access/second-factor-code";
import { QrCode } from "../ui/qr-code";

/** The secret for an authenticator app: to scan, or to type where there is no camera. */
export function AppSecret({ uri, secret }: { uri: string; secret: string }) {
  const t = useTranslations("secondFactor.setUp");
  return (
    <div className="grid gap-3">
      <p>{t("scan")}</p>
      <QrCode text={uri} label={t("qrName")} className="w-56 rounded-control border border-line" />
      <p>
        {t("orType")}
        <code className="mt-1 block break-words font-sans font-semibold tabular-nums tracking-wide">{inGroups(secret, " ")}</code>
      </p>
    </div>
  );
}
