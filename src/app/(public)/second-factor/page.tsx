import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { SecondFactorScreen } from "@/components/second-factor/second-factor-screen";
import { PublicFrame } from "@/components/session/public-frame";
import { Skeleton } from "@/components/ui/skeleton";
import { homeOf } from "@/domain/access/home";
import { needsSecondFactor } from "@/domain/access/permissions";
import { readReturnPath } from "@/domain/access/return-path";
import { currentSession, HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { demoCodes } from "@/server/second-factor/demo-codes";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("secondFactor"))("title") };
}

export default async function SecondFactorPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  if (!needsSecondFactor(session.role) || session.assurance === "secondFactor") redirect(homeOf(session.role));
  void prefetch(trpc.secondFactor.status.queryOptions());
  const { public: publicWords, ui, secondFactor, account } = await getMessages();
  const t = await getTranslations("secondFactor");
  const { next } = await searchParams;
  return (
    <NextIntlClientProvider messages={{ public: publicWords, ui, secondFactor, account }}>
      <PublicFrame heading={t("heading")}>
        <HydrateClient>
          <Suspense fallback={<Skeleton label={t("loading")} />}>
            <SecondFactorScreen demo={await demoCodes(await headers(), new Date())} next={readReturnPath(next)} />
          </Suspense>
        </HydrateClient>
      </PublicFrame>
    </NextIntlClientProvider>
  );
}
