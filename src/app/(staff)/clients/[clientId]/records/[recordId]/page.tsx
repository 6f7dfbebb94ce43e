import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { RecordReading } from "@/components/record-review/record-reading";
import { RecordReview } from "@/components/record-review/record-review";
import { Skeleton } from "@/components/ui/skeleton";
import { roleMay } from "@/domain/access/permissions";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requirePermission } from "../../../../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("therapist"))("review.title") };
}

const isId = (id: string) => z.uuid().safeParse(id).success;

export default async function Page({ params }: { params: Promise<{ clientId: string; recordId: string }> }) {
  const { role } = await requirePermission("record:review:caseload", "client:read:supervised");
  const { clientId, recordId } = await params;
  if (!isId(clientId) || !isId(recordId)) notFound();
  const shown = { clientId, recordId };
  if (roleMay(role, "record:review:caseload")) return <RecordReview key={recordId} {...shown} />;
  void prefetch(trpc.client.overview.queryOptions({ clientId }));
  void prefetch(trpc.record.read.queryOptions({ clientId, recordId }));
  const t = await getTranslations("therapist.review");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton lines={8} label={t("loading")} />}>
        <RecordReading {...shown} />
      </Suspense>
    </HydrateClient>
  );
}
