import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RecordScreen } from "@/components/record/record-screen";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requireClient } from "../../../client-session";
import { isId } from "../../../is-id";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("client.title"))("records") };
}

export default async function RecordPage({ params }: { params: Promise<{ recordId: string }> }) {
  await requireClient();
  const { recordId } = await params;
  if (!isId(recordId)) notFound();
  await prefetch(trpc.record.getOwn.queryOptions({ recordId }));
  return (
    <HydrateClient>
      <RecordScreen recordId={recordId} />
    </HydrateClient>
  );
}
