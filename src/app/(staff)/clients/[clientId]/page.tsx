import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { ClientPage } from "@/components/client-page/client-page";
import { RECORDS_PER_PAGE } from "@/components/client-page/records-page-size";
import { Skeleton } from "@/components/ui/skeleton";
import { roleMay } from "@/domain/access/permissions";
import { ALL_DAYS } from "@/domain/chart/charts";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requirePermission } from "../../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("therapist"))("client.title") };
}

export default async function Page({ params }: { params: Promise<{ clientId: string }> }) {
  const { role } = await requirePermission("client:read:caseload", "client:read:supervised");
  const { clientId } = await params;
  if (!z.uuid().safeParse(clientId).success) notFound();
  void prefetch(trpc.client.overview.queryOptions({ clientId }));
  void prefetch(trpc.client.charts.queryOptions({ clientId, choice: ALL_DAYS }));
  void prefetch(trpc.record.list.queryOptions({ clientId, cursor: null, limit: RECORDS_PER_PAGE }));
  const t = await getTranslations("therapist");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton lines={9} label={t("loading")} />}>
        <ClientPage clientId={clientId} mayWrite={roleMay(role, "step:write:caseload")} />
      </Suspense>
    </HydrateClient>
  );
}
