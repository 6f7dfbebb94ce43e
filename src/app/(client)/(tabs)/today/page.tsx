import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TodayScreen } from "@/components/client/today-screen";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requireClient } from "../../client-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("client.title"))("today") };
}

export default async function TodayPage() {
  await requireClient();
  await prefetch(trpc.today.get.queryOptions());
  return (
    <HydrateClient>
      <TodayScreen />
    </HydrateClient>
  );
}
