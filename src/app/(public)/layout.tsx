import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { DataProvider } from "@/components/data/trpc";

/** Pages before sign-in. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const messages = await getMessages();
  return (
    <NextIntlClientProvider messages={{ public: messages.public, consentText: messages.consentText, ui: messages.ui, help: messages.help }}>
      <DataProvider>{children}</DataProvider>
    </NextIntlClientProvider>
  );
}
