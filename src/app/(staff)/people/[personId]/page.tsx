import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { PersonScreen } from "@/components/person/person-screen";
import { Skeleton } from "@/components/ui/skeleton";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requirePermission } from "../../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("person"))("detail.title") };
}

export default async function PersonPage({ params }: { params: Promise<{ personId: string }> }) {
  await requirePermission("person:read:practice");
  const { personId } = await params;
  if (!z.uuid().safeParse(personId).success) notFound();
  void prefetch(trpc.person.get.queryOptions({ personId }));
  void prefetch(trpc.person.listChoices.queryOptions());
  const t = await getTranslations("person");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton lines={9} label={t("loading")} />}>
        <PersonScreen key={personId} personId={personId} />
      </Suspense>
    </HydrateClient>
  );
}
