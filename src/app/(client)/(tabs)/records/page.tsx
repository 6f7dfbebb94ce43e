import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FIRST_PAGE } from "@/components/record/records-page-size";
import { RecordsScreen } from "@/components/record/records-screen";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requireClient } from "../../client-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("client.title"))("records") };
}

export default async function RecordsPage() {
  await requireClient();
  await prefetch(trpc.record.listOwn.queryOptions(FIRST_PAGE));
  return (
    <HydrateClient>
      <RecordsScreen />
    </HydrateClient>
  );
}
