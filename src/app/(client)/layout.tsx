import type { Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { StepUpProvider } from "@/components/account/step-up-dialog";
import { ClientShell } from "@/components/client/client-shell";
import { DeviceProvider } from "@/components/client/device-provider";
import { DataProvider } from "@/components/data/trpc";
import { ToastProvider } from "@/components/ui/toast";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { demoAccounts } from "@/server/session/demo";
import { requireClient } from "./client-session";

/** The dock has to stay above the keyboard, so the keyboard takes room from the page instead of lying over it. */
export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover", interactiveWidget: "resizes-content" };

export default async function ClientLayout({ children }: { children: ReactNode }) {
  const session = await requireClient();
  // The dock and the line about who reads when need it on every screen.
  await prefetch(trpc.today.get.queryOptions());
  const { client, record, rhythm, ownList, sync, pace, help, ui, account } = await getMessages();
  return (
    <NextIntlClientProvider locale="en-GB" messages={{ client, record, rhythm, ownList, sync, pace, help, ui, account }}>
      <DataProvider>
        <HydrateClient>
          <ToastProvider>
            <StepUpProvider demoPassphrase={demoAccounts()?.passphrase}>
              <DeviceProvider userId={session.userId}>
                <ClientShell>{children}</ClientShell>
              </DeviceProvider>
            </StepUpProvider>
          </ToastProvider>
        </HydrateClient>
      </DataProvider>
    </NextIntlClientProvider>
  );
}
