import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { EditorScreen } from "@/components/library/editor-screen";
import { Skeleton } from "@/components/ui/skeleton";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requirePermission } from "../../../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("library"))("editor.heading") };
}

export default async function EditExercisePage({ params }: { params: Promise<{ exerciseId: string }> }) {
  await requirePermission("exercise:write:own");
  const { exerciseId } = await params;
  void prefetch(trpc.library.getDraft.queryOptions({ id: exerciseId }));
  const t = await getTranslations("therapist");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton lines={9} label={t("loading")} />}>
        <EditorScreen key={exerciseId} id={exerciseId} />
      </Suspense>
    </HydrateClient>
  );
}
