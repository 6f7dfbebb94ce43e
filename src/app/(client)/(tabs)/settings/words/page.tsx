import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnListsScreen } from "@/components/own-list/own-lists-screen";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requireClient } from "../../../client-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ownList"))("heading") };
}

export default async function OwnWordsPage() {
  await requireClient();
  await prefetch(trpc.ownItem.listOwn.queryOptions());
  return (
    <HydrateClient>
      <OwnListsScreen />
    </HydrateClient>
  );
}
