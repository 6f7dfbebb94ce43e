import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

/** Settings with a page of their own. */
const PAGES = ["words", "privacy", "access", "security"] as const;

export function SettingsLinks() {
  const t = useTranslations("client.settings.page");
  return (
    <ul className="mt-7 border-line border-y [&>li+li]:border-line [&>li+li]:border-t">
      {PAGES.map((page) => (
        <li key={page}>
          <Link href={`/settings/${page}`} className="flex min-h-[54px] items-center justify-between gap-3 py-2 hover:text-action">
            <span>
              <span className="block font-semibold">{t(`${page}.name`)}</span>
              <span className="block text-ink-2 text-md">{t(`${page}.about`)}</span>
            </span>
            <ChevronRight aria-hidden="true" size={20} strokeWidth={1.75} className="shrink-0 text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
