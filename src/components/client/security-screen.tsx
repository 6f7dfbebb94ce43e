"use client";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { SecuritySection } from "../account/security-section";

/** A client's passphrase, passkeys and sessions. */
export function SecurityScreen() {
  const t = useTranslations("account.security");
  return (
    <>
      <Link href="/settings" className="-ml-1 mt-1 inline-flex min-h-target items-center gap-1 self-start text-action">
        <ChevronLeft aria-hidden="true" size={20} strokeWidth={1.75} />
        {t("back")}
      </Link>
      <h1 className="mb-5 text-display">{t("heading")}</h1>
      <SecuritySection staff={false} />
    </>
  );
}
