"use client";
import { useTranslations } from "next-intl";
import type { FieldKind } from "@/domain/exercise/field";
import { EXAMPLES } from "./examples";
import { KindSection } from "./kind-section";
import { PartsSection } from "./parts-section";

const KINDS = Object.keys(EXAMPLES) as FieldKind[];

/** Every kind of field, to be filled in and read, each in all its states. What is tried here is kept nowhere. */
export function ControlsScreen() {
  const t = useTranslations("controls");
  const names = useTranslations("library.kinds");
  return (
    <main className="mx-auto max-w-laptop px-gutter-phone py-8 text-lg lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-10 lg:px-gutter-laptop">
      <div>
        <h1 className="text-display">{t("title")}</h1>
        <p className="mt-3 text-ink-2 text-md">{t("about")}</p>
        <nav aria-label={t("contents")} className="mt-5 lg:sticky lg:top-6">
          <ul className="grid grid-cols-2 gap-x-4 lg:grid-cols-1">
            {[...KINDS, "parts" as const].map((kind) => (
              <li key={kind}>
                <a
                  href={`#${kind}`}
                  className="flex min-h-target items-center text-action text-md underline decoration-line-strong underline-offset-4 lg:min-h-8"
                >
                  {kind === "parts" ? t("parts.title") : names(kind)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <div className="mt-8 grid min-w-0 gap-10 lg:mt-0">
        {KINDS.map((kind) => (
          <KindSection key={kind} kind={kind} />
        ))}
        <PartsSection />
      </div>
    </main>
  );
}
