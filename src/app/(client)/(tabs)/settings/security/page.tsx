import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { SecurityScreen } from "@/components/client/security-screen";
import { RowsSkeleton } from "@/components/client/skeleton";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requireClient } from "../../../client-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.security"))("title") };
}

export default async function SecurityPage() {
  await requireClient();
  void prefetch(trpc.passkey.list.queryOptions());
  void prefetch(trpc.session.list.queryOptions());
  return (
    <HydrateClient>
      <Suspense fallback={<RowsSkeleton />}>
        <SecurityScreen />
      </Suspense>
    </HydrateClient>
  );
}
