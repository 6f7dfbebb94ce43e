import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { EVERYBODY, PEOPLE_PER_PAGE } from "@/components/person/people-page-size";
import { PeopleScreen } from "@/components/person/people-screen";
import { Skeleton } from "@/components/ui/skeleton";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { requirePermission } from "../staff-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("person"))("list.heading") };
}

export default async function PeoplePage() {
  await requirePermission("person:read:practice");
  void prefetch(trpc.notice.list.queryOptions({ cursor: null }));
  void prefetch(trpc.person.list.queryOptions({ ...EVERYBODY, cursor: null, limit: PEOPLE_PER_PAGE }));
  void prefetch(trpc.person.listInvitations.queryOptions());
  const t = await getTranslations("person");
  return (
    <HydrateClient>
      <Suspense fallback={<Skeleton lines={9} label={t("loading")} />}>
        <PeopleScreen />
      </Suspense>
    </HydrateClient>
  );
}
