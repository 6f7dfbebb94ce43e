"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Skeleton } from "../ui/skeleton";

const OpenNotes = lazy(() => import("./open-notes").then((module) => ({ default: module.OpenNotes })));

/** A therapist's notes for themselves: closed, and not even loaded, until they open them. The client may be looking at this screen too. */
export function PrivateNotes({ clientId }: { clientId: string }) {
  const t = useTranslations("privateNote");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="mt-5 rounded-card border border-line bg-surface px-5 py-3 max-sm:px-4 print:hidden"
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className="min-h-7 cursor-pointer py-1">
        <Lock aria-hidden="true" size={15} strokeWidth={1.75} className="mr-1.5 mb-0.5 inline-block text-ink-2" />
        <span className="font-semibold">{t("heading")}</span> <span className="text-ink-2">{t("lead")}</span>
      </summary>
      {isOpen && (
        <Suspense fallback={<Skeleton label={t("loading")} />}>
          <OpenNotes clientId={clientId} />
        </Suspense>
      )}
    </details>
  );
}
