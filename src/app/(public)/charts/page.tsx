import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ChartExamplesScreen } from "@/components/chart-examples/chart-examples-screen";
import { EXAMPLE_COUNTS } from "@/components/chart-examples/example-points";
import { env } from "@/server/env";

type Props = { searchParams: Promise<{ n?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("chartExamples"))("name") };
}

/** The charts from no record to many. Made-up records alone, and only where the demo runs. */
export default async function ChartsPage({ searchParams }: Props) {
  if (env().FOOTHOLD_MODE !== "demo") notFound();
  const { n } = await searchParams;
  const { charts, chartExamples } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ charts, chartExamples }}>
      <ChartExamplesScreen count={EXAMPLE_COUNTS.find((count) => String(count) === n) ?? 7} />
    </NextIntlClientProvider>
  );
}
