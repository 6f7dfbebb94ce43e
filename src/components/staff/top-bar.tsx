"use client";
import { User } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { homeOf } from "@/domain/access/home";
import { type Permission, type Role, roleMay } from "@/domain/access/permissions";
import { WordmarkGlyph } from "../ui/wordmark";
import { ClientSearch } from "./client-search";

const PLACES = [
  { href: "/day", name: "day", permission: "caseload:read:own" },
  { href: "/clients", name: "caseload", permission: "caseload:read:own" },
  { href: "/library", name: "library", permission: "exercise:read:practice" },
  { href: "/caseloads", name: "caseloads", permission: "caseload:read:supervised" },
  { href: "/people", name: "people", permission: "person:read:practice" },
  { href: "/audit", name: "audit", permission: "audit:read:practice" },
] as const satisfies readonly { href: string; name: string; permission: Permission }[];

export function TopBar({ displayName, role }: { displayName: string; role: Role }) {
  const t = useTranslations("therapist.nav");
  const path = usePathname();
  return (
    <header className="border-line border-b print:hidden">
      <div className="mx-auto flex min-h-[52px] max-w-laptop flex-wrap items-center gap-x-7 gap-y-1 px-gutter-laptop max-sm:px-4">
        <Link href={homeOf(role)} className="flex items-center gap-2 font-semibold">
          <WordmarkGlyph className="w-5" />
          {t("name")}
        </Link>
        <nav aria-label={t("main")} className="flex self-stretch">
          {PLACES.filter(({ permission }) => roleMay(role, permission)).map(({ href, name }) => {
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
          {roleMay(role, "caseload:read:own") && <ClientSearch />}
          <Link
            href="/account"
            aria-current={path === "/account" ? "page" : undefined}
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
