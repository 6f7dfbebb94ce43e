import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AccessScreen } from "@/components/access-log/access-screen";
import { ENTRIES_PER_PAGE } from "@/components/access-log/page-size";
import { RowsSkeleton } from "@/components/client/skeleton";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requireClient } from "../../../client-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accessLog"))("title") };
}

export default async function AccessPage() {
  await requireClient();
  void prefetch(trpc.audit.listOwn.queryOptions({ cursor: null, limit: ENTRIES_PER_PAGE }));
  const { client, ui, accessLog } = await getMessages();
  return (
    <NextIntlClientProvider locale="en-GB" messages={{ client, ui, accessLog }}>
      <HydrateClient>
        <Suspense fallback={<RowsSkeleton />}>
          <AccessScreen />
        </Suspense>
      </HydrateClient>
    </NextIntlClientProvider>
  );
}
