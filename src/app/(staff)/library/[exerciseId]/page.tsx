import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ExerciseScreen } from "@/components/library/exercise-screen";
import { Skeleton } from "@/components/ui/skeleton";
import { exerciseRef } from "@/server/exercise/schema";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requirePermission } from "../../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("library"))("heading") };
}

type Props = { params: Promise<{ exerciseId: string }>; searchParams: Promise<{ version?: string | string[] }> };

export default async function ExercisePage({ params, searchParams }: Props) {
  await requirePermission("exercise:read:practice");
  const ref = exerciseRef.safeParse({ id: (await params).exerciseId, version: Number((await searchParams).version ?? 1) });
  if (!ref.success) notFound();
  void prefetch(trpc.exercise.get.queryOptions(ref.data));
  void prefetch(trpc.exercise.list.queryOptions());
  const t = await getTranslations("therapist");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton lines={9} label={t("loading")} />}>
        <ExerciseScreen {...ref.data} />
      </Suspense>
    </HydrateClient>
  );
}
