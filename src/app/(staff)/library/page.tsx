import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { LibraryScreen } from "@/components/library/library-screen";
import { Skeleton } from "@/components/ui/skeleton";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requirePermission } from "../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("library"))("heading") };
}

export default async function LibraryPage() {
  await requirePermission("exercise:read:practice");
  void prefetch(trpc.exercise.list.queryOptions());
  const t = await getTranslations("therapist");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton lines={9} label={t("loading")} />}>
        <LibraryScreen />
      </Suspense>
    </HydrateClient>
  );
}
