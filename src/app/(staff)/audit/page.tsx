import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AuditScreen } from "@/components/audit/audit-screen";
import { EVENTS_PER_PAGE, EVERYTHING } from "@/components/audit/filter";
import { Skeleton } from "@/components/ui/skeleton";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requirePermission } from "../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage() {
  await requirePermission("audit:read:practice");
  void prefetch(trpc.audit.people.queryOptions());
  void prefetch(trpc.audit.list.queryOptions({ filter: EVERYTHING, cursor: null, limit: EVENTS_PER_PAGE }));
  const { therapist, ui, audit } = await getMessages();
  const t = await getTranslations("audit");
  return (
    <NextIntlClientProvider messages={{ therapist, ui, audit }}>
      <HydrateClient>
        <Suspense fallback={<Skeleton lines={9} label={t("loading")} />}>
          <AuditScreen />
        </Suspense>
      </HydrateClient>
    </NextIntlClientProvider>
  );
}
