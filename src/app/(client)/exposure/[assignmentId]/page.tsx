import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ExposureScreen } from "@/components/record/exposure-screen";
import { allDefinitions } from "@/domain/exercise/registry";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requireClient } from "../../client-session";
import { isId } from "../../is-id";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("client.title"))("exposure") };
}

type Props = { params: Promise<{ assignmentId: string }>; searchParams: Promise<{ way?: string }> };

export default async function ExposurePage({ params, searchParams }: Props) {
  await requireClient();
  const { assignmentId } = await params;
  if (!isId(assignmentId)) notFound();
  await Promise.all([prefetch(trpc.assignment.getOwn.queryOptions({ assignmentId })), prefetch(trpc.today.get.queryOptions())]);
  return (
    <HydrateClient>
      <ExposureScreen
        assignmentId={assignmentId}
        notThisTime={(await searchParams).way === "not-this-time"}
        definitions={allDefinitions()}
      />
    </HydrateClient>
  );
}
