import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ExerciseScreen } from "@/components/record/exercise-screen";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requireClient } from "../../client-session";
import { isId } from "../../is-id";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("client.title"))("exercise") };
}

type Props = { params: Promise<{ assignmentId: string }>; searchParams: Promise<{ way?: string }> };

export default async function ExercisePage({ params, searchParams }: Props) {
  await requireClient();
  const { assignmentId } = await params;
  if (!isId(assignmentId)) notFound();
  await Promise.all([
    prefetch(trpc.assignment.getOwn.queryOptions({ assignmentId })),
    prefetch(trpc.today.get.queryOptions()),
    prefetch(trpc.ownItem.listOwn.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <ExerciseScreen assignmentId={assignmentId} notThisTime={(await searchParams).way === "not-this-time"} />
    </HydrateClient>
  );
}
