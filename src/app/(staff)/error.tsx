"use client";
import { useTranslations } from "next-intl";
import { errorCodeOf } from "@/components/data/query-client";
import { Button } from "@/components/ui/button";

/** What is not there, or what broke. What was typed in forms is kept by the forms. */
export default function TherapistError({ error, reset }: { error: Error; reset: () => void }) {
  const t = useTranslations("therapist.error");
  const missing = errorCodeOf(error) === "NOT_FOUND";
  return (
    <div role="alert" className="grid justify-items-start gap-4 py-10">
      <h1 className="text-title">{missing ? t("notFound") : t("broken")}</h1>
      {!missing && <Button onClick={reset}>{t("again")}</Button>}
    </div>
  );
}
