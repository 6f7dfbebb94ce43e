import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { DayScreen } from "@/components/caseload/day-screen";
import { Skeleton } from "@/components/ui/skeleton";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requirePermission } from "../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("therapist"))("nav.day") };
}

export default async function DayPage() {
  await requirePermission("caseload:read:own");
  void prefetch(trpc.notice.list.queryOptions({ cursor: null }));
  void prefetch(trpc.caseload.day.queryOptions());
  const t = await getTranslations("therapist");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton lines={9} label={t("loading")} />}>
        <DayScreen />
      </Suspense>
    </HydrateClient>
  );
}
