import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { StaffAccount } from "@/components/setting/staff-account";
import { Skeleton } from "@/components/ui/skeleton";
import { roleMay } from "@/domain/access/permissions";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requireStaff } from "../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("therapist"))("settings.heading") };
}

export default async function StaffAccountPage() {
  const { role } = await requireStaff();
  if (roleMay(role, "setting:write:own")) {
    void prefetch(trpc.setting.getReadingDays.queryOptions());
    void prefetch(trpc.setting.getAnswering.queryOptions());
  }
  void prefetch(trpc.secondFactor.status.queryOptions());
  void prefetch(trpc.passkey.list.queryOptions());
  void prefetch(trpc.session.list.queryOptions());
  const t = await getTranslations("therapist");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton label={t("loading")} />}>
        <StaffAccount role={role} />
      </Suspense>
    </HydrateClient>
  );
}
