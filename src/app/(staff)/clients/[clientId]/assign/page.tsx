import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { AssignScreen } from "@/components/assignment/assign-screen";
import { Skeleton } from "@/components/ui/skeleton";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requirePermission } from "../../../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("therapist"))("assign.title") };
}

type Props = { params: Promise<{ clientId: string }>; searchParams: Promise<{ stepId?: string | string[]; exercise?: string | string[] }> };

export default async function Page({ params, searchParams }: Props) {
  await requirePermission("assignment:write:caseload");
  const { clientId } = await params;
  const { stepId, exercise } = await searchParams;
  if (!z.uuid().safeParse(clientId).success) notFound();
  void prefetch(trpc.client.overview.queryOptions({ clientId }));
  void prefetch(trpc.exposure.listSteps.queryOptions({ clientId }));
  void prefetch(trpc.exercise.list.queryOptions());
  void prefetch(trpc.assignment.list.queryOptions({ clientId }));
  void prefetch(trpc.ownItem.list.queryOptions({ clientId }));
  void prefetch(trpc.pace.standing.queryOptions({ clientId }));
  const wanted = typeof stepId === "string" ? `step:${stepId}` : typeof exercise === "string" ? `exercise:${exercise}` : null;
  const t = await getTranslations("therapist");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton lines={9} label={t("loading")} />}>
        <AssignScreen clientId={clientId} wanted={wanted} />
      </Suspense>
    </HydrateClient>
  );
}
