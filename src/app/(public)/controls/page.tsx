import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ControlsScreen } from "@/components/controls/controls-screen";
import { env } from "@/server/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("controls"))("title") };
}

/** Every control in all its states, for who builds on them. Made-up words alone, and only where the demo runs. */
export default async function ControlsPage() {
  if (env().FOOTHOLD_MODE !== "demo") notFound();
  const { controls, record, library } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ controls, record, library: { kinds: library.kinds } }}>
      <ControlsScreen />
    </NextIntlClientProvider>
  );
}
