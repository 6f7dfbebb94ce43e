import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { MoreMessages } from "@/components/data/more-messages";
import { OwnChartsScreen } from "@/components/own-charts/own-charts-screen";
import { ALL_DAYS } from "@/domain/chart/charts";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requireClient } from "../../../client-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("client.title"))("overTime") };
}

export default async function OverTimePage() {
  await requireClient();
  await prefetch(trpc.client.ownCharts.queryOptions({ choice: ALL_DAYS }));
  const { charts } = await getMessages();
  return (
    <HydrateClient>
      <MoreMessages messages={{ charts }}>
        <OwnChartsScreen />
      </MoreMessages>
    </HydrateClient>
  );
}
