"use client";
import { Settings } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { OverallBadge } from "../sync/overall-badge";

const TABS = [
  { href: "/today", name: "today" },
  { href: "/ladder", name: "ladder" },
  { href: "/records", name: "records" },
] as const;

/** The three places of a client, how far everything written has come, and the way to the settings. */
export function TabsHeader() {
  const t = useTranslations("client");
  const path = usePathname();
  return (
    <header className="grid min-h-14 grid-cols-[minmax(0,auto)_1fr_auto] items-center">
      <nav aria-label={t("nav.main")} className="-ml-3 flex flex-wrap gap-x-1 max-[24.3rem]:-ml-2">
        {TABS.map(({ href, name }) => {
          const isCurrent = path === href || path.startsWith(`${href}/`);
          return (
            <Link
              key={href}
              href={href}
              aria-current={isCurrent ? "page" : undefined}
              className="relative flex min-h-target items-center px-3 font-medium text-[1rem] text-ink-2 after:absolute after:inset-x-3 after:bottom-1.5 after:h-[2.5px] after:rounded-full hover:text-ink aria-[current]:font-[650] aria-[current]:text-ink aria-[current]:after:bg-action max-[24.3rem]:px-2 max-[24.3rem]:after:inset-x-2"
            >
              {t(`title.${name}`)}
            </Link>
          );
        })}
      </nav>
      <Link
        href="/settings"
        aria-current={path === "/settings" ? "page" : undefined}
        aria-label={t("nav.settings")}
        className="-mr-3 col-start-3 row-start-1 grid size-target place-items-center text-ink-2 aria-[current]:text-ink"
      >
        <Settings aria-hidden className="size-5" strokeWidth={1.75} />
      </Link>
      <OverallBadge />
    </header>
  );
}
