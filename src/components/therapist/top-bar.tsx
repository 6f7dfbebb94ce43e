"use client";
import { User } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { WordmarkGlyph } from "../ui/wordmark";
import { ClientSearch } from "./client-search";

const PLACES = [
  { href: "/day", name: "day" },
  { href: "/clients", name: "caseload" },
] as const;

export function TopBar({ displayName }: { displayName: string }) {
  const t = useTranslations("therapist.nav");
  const path = usePathname();
  return (
    <header className="border-line border-b print:hidden">
      <div className="mx-auto flex min-h-[52px] max-w-laptop flex-wrap items-center gap-x-7 gap-y-1 px-gutter-laptop max-sm:px-4">
        <Link href="/day" className="flex items-center gap-2 font-semibold">
          <WordmarkGlyph className="w-5" />
          {t("name")}
        </Link>
        <nav aria-label={t("main")} className="flex self-stretch">
          {PLACES.map(({ href, name }) => {
            const here = path === href || path.startsWith(`${href}/`);
            return (
              <Link
                key={href}
                href={href}
                aria-current={here ? "page" : undefined}
                className={`flex min-h-[52px] items-center border-b-[2.5px] px-3 ${here ? "border-action font-semibold" : "border-transparent text-ink-2 hover:text-ink"}`}
              >
                {t(name)}
              </Link>
            );
          })}
        </nav>
        <div className="ml-auto flex items-center gap-6">
          <ClientSearch />
          <Link
            href="/therapist-settings"
            aria-current={path === "/therapist-settings" ? "page" : undefined}
            className="flex min-h-9 items-center gap-2 text-ink-2 hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
          >
            <User aria-hidden="true" size={18} strokeWidth={1.75} className="max-sm:hidden" />
            {displayName}
            <span className="sr-only">{t("settings")}</span>
          </Link>
        </div>
      </div>
    </header>
  );
}
