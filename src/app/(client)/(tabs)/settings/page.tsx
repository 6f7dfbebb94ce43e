import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsScreen } from "@/components/client/settings-screen";
import { requireClient } from "../../client-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("client.title"))("settings") };
}

export default async function SettingsPage() {
  const session = await requireClient();
  return <SettingsScreen name={session.displayName} practiceName={session.practiceName} />;
}
