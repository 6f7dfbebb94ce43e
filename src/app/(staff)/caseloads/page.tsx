import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { CaseloadsScreen } from "@/components/supervision/caseloads-screen";
import { Skeleton } from "@/components/ui/skeleton";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requirePermission } from "../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("supervision"))("heading") };
}

export default async function CaseloadsPage() {
  await requirePermission("caseload:read:supervised");
  void prefetch(trpc.notice.list.queryOptions({ cursor: null }));
  void prefetch(trpc.supervision.caseloads.queryOptions());
  void prefetch(trpc.breakGlass.listOwn.queryOptions());
  const t = await getTranslations("supervision");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton lines={9} label={t("loading")} />}>
        <CaseloadsScreen />
      </Suspense>
    </HydrateClient>
  );
}
