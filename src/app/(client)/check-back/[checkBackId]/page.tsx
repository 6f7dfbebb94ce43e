import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CheckBackScreen } from "@/components/check-back/check-back-screen";
import { requireClient } from "../../client-session";
import { isId } from "../../is-id";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("client.title"))("checkBack") };
}

type Props = { params: Promise<{ checkBackId: string }> };

/** What it asks stands in what the layout has read for every screen. */
export default async function CheckBackPage({ params }: Props) {
  await requireClient();
  const { checkBackId } = await params;
  if (!isId(checkBackId)) notFound();
  return <CheckBackScreen checkBackId={checkBackId} />;
}
