"use client";
import { useSuspenseQueries } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFrame } from "../client/use-frame";
import { useTRPC } from "../data/trpc";
import { ConsentSection } from "./consent-section";
import { EraseSection } from "./erase-section";
import { ExportSection } from "./export-section";
import { ProfileSection } from "./profile-section";
import { ReadersSection } from "./readers-section";

/** Who reads, what was agreed to, a copy of everything, corrections, and the way out with everything. */
export function PrivacyScreen() {
  const t = useTranslations("privacy");
  const pace = useTranslations("pace");
  const trpc = useTRPC();
  const [{ data: consent }, { data: profile }] = useSuspenseQueries({
    queries: [trpc.consent.list.queryOptions(), trpc.profile.get.queryOptions()],
  });
  const frame = useFrame();
  const name = frame?.therapistName ?? pace("yourTherapist");
  return (
    <div className="grid gap-9">
      <div>
        <Link href="/settings" className="-ml-1.5 inline-flex min-h-target items-center gap-1 text-ink-2 hover:text-ink">
          <ChevronLeft aria-hidden size={20} strokeWidth={1.75} />
          {t("back")}
        </Link>
        <h1 className="text-display">{t("title")}</h1>
      </div>
      <ReadersSection therapistName={name} consents={consent.consents} careEnded={(frame?.careEndedAt ?? null) !== null} />
      <ConsentSection therapistName={name} consents={consent.consents} timeZone={profile.timeZone} />
      <ExportSection timeZone={profile.timeZone} />
      <ProfileSection therapistName={name} profile={profile} />
      <EraseSection therapistName={name} />
    </div>
  );
}
