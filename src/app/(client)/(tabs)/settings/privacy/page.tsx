import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { RowsSkeleton } from "@/components/client/skeleton";
import { PrivacyScreen } from "@/components/privacy/privacy-screen";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requireClient } from "../../../client-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privacy"))("title") };
}

export default async function PrivacyPage() {
  await requireClient();
  void prefetch(trpc.consent.list.queryOptions());
  void prefetch(trpc.profile.get.queryOptions());
  // The words of the agreements and of the exported page are needed here only.
  const { client, pace, record, account, ui, privacy, consentText } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ client, pace, record, account, ui, privacy, consentText }}>
      <HydrateClient>
        <Suspense fallback={<RowsSkeleton />}>
          <PrivacyScreen />
        </Suspense>
      </HydrateClient>
    </NextIntlClientProvider>
  );
}
