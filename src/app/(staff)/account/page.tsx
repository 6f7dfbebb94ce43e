import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { StaffAccount } from "@/components/setting/staff-account";
import { Skeleton } from "@/components/ui/skeleton";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("therapist"))("settings.heading") };
}

export default async function StaffAccountPage() {
  void prefetch(trpc.setting.getReadingDays.queryOptions());
  const t = await getTranslations("therapist");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton label={t("loading")} />}>
        <StaffAccount />
      </Suspense>
    </HydrateClient>
  );
}
