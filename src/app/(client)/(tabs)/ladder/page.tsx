import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { LadderScreen } from "@/components/client/ladder-screen";
import { MoreMessages } from "@/components/data/more-messages";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requireClient } from "../../client-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("client.title"))("ladder") };
}

export default async function LadderPage() {
  await requireClient();
  await prefetch(trpc.exposure.listOwn.queryOptions());
  const { charts } = await getMessages();
  return (
    <HydrateClient>
      <MoreMessages messages={{ charts }}>
        <LadderScreen />
      </MoreMessages>
    </HydrateClient>
  );
}
