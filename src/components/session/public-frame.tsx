import { LifeBuoy } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { WordmarkGlyph } from "../ui/wordmark";

/** The frame of the pages before sign-in: spare, so that a glance at the phone reveals nothing. */
export async function PublicFrame({ heading, children }: { heading: ReactNode; children: ReactNode }) {
  const t = await getTranslations("public");
  return (
    <div className="flex min-h-dvh flex-col text-lg">
      <main className="mx-auto flex w-full max-w-phone flex-1 flex-col px-gutter-phone pt-[8vh] pb-8">
        <WordmarkGlyph className="w-10" />
        <p className="mt-4 font-semibold text-question">{t("name")}</p>
        <h1 className="mt-4 text-display">{heading}</h1>
        <div className="mt-8">{children}</div>
        <p className="mt-auto pt-10 text-ink-2 text-md">{t("purpose")}</p>
      </main>
      <footer className="sticky bottom-0 border-line border-t bg-paper pb-[env(safe-area-inset-bottom)]">
        <div className="mx-auto flex min-h-dock w-full max-w-phone items-center justify-between gap-4 px-gutter-phone py-2.5">
          <p className="text-ink-3 text-md">{t("helpNote")}</p>
          <Link
            href="/help"
            prefetch={false}
            className="inline-flex min-h-12 shrink-0 items-center gap-2 rounded-control border-[1.5px] border-ink bg-surface px-4 font-semibold"
          >
            <LifeBuoy aria-hidden="true" size={20} strokeWidth={1.75} />
            {t("helpNow")}
          </Link>
        </div>
      </footer>
    </div>
  );
}
