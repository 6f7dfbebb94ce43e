"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { inGroups } from "@/domain/access/second-factor-code";
import { QrCode } from "../ui/qr-code";

/** The secret for an authenticator app: to scan, or to type where there is no camera. */
export function AppSecret({ uri, secret }: { uri: string; secret: string }) {
  const t = useTranslations("secondFactor.setUp");
  const first = useRef<HTMLParagraphElement>(null);
  // Not the code's field: a phone's keyboard would lie over the QR code.
  useEffect(() => first.current?.focus(), []);
  return (
    <div className="grid gap-3">
      <p ref={first} tabIndex={-1} className="outline-none">
        {t("scan")}
      </p>
      <QrCode text={uri} label={t("qrName")} className="w-56 rounded-control border border-line" />
      <p>
        {t("orType")}
        <code className="mt-1 block break-words font-sans font-semibold tabular-nums tracking-wide">{inGroups(secret, " ")}</code>
      </p>
    </div>
  );
}
