"use client";
import { useTranslations } from "next-intl";
import { errorCodeOf } from "../data/query-client";

/** A read that did not come. Never loses anything: what is written is on the device. */
export function LoadFailed({ error, onAgain }: { error: unknown; onAgain(): void }) {
  const t = useTranslations("client.error");
  if (errorCodeOf(error) === "NOT_FOUND") return <p className="mt-8 text-title">{t("notFound")}</p>;
  return (
    <div role="alert" className="mt-8">
      <p className="text-title">{t("title")}</p>
      <p className="mt-2 text-ink-2">{t("body")}</p>
      <button
        type="button"
        onClick={onAgain}
        className="mt-4 min-h-target rounded-control border-[1.5px] border-line-strong bg-surface px-4 font-semibold"
      >
        {t("again")}
      </button>
    </div>
  );
}
