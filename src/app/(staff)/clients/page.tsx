import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { CaseloadScreen } from "@/components/caseload/caseload-screen";
import { Skeleton } from "@/components/ui/skeleton";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requirePermission } from "../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("therapist"))("nav.caseload") };
}

export default async function CaseloadPage() {
  await requirePermission("caseload:read:own");
  void prefetch(trpc.caseload.day.queryOptions());
  void prefetch(trpc.invitation.list.queryOptions());
  const t = await getTranslations("therapist");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton lines={9} label={t("loading")} />}>
        <CaseloadScreen />
      </Suspense>
    </HydrateClient>
  );
}
