import type { Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { StepUpProvider } from "@/components/account/step-up-dialog";
import { ClientShell } from "@/components/client/client-shell";
import { DeviceProvider } from "@/components/client/device-provider";
import { WithoutServer } from "@/components/client/without-server";
import { DataProvider } from "@/components/data/trpc";
import { EARLY_TAP_SCRIPT } from "@/components/pace/early-tap";
import { ToastProvider } from "@/components/ui/toast";
import { HydrateClient, prefetch, trpc } from "@/server/prefetch";
import { demoAccounts } from "@/server/session/demo";
import { clientIfReachable } from "./client-session";

/** The dock has to stay above the keyboard, so the keyboard takes room from the page instead of lying over it. */
export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover", interactiveWidget: "resizes-content" };

export default async function ClientLayout({ children }: { children: ReactNode }) {
  const session = await clientIfReachable();
  // The dock and the line about who reads when need it on every screen.
  if (session) await prefetch(trpc.today.get.queryOptions());
  const { client, record, rhythm, ownList, sync, pace, help, ui, account } = await getMessages();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <NextIntlClientProvider locale="en-GB" messages={{ client, record, rhythm, ownList, sync, pace, help, ui, account }}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own, and it has to run before the app does */}
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: EARLY_TAP_SCRIPT }} />
      <DataProvider>
        <HydrateClient>
          <ToastProvider>
            <StepUpProvider demoPassphrase={demoAccounts()?.passphrase}>
              {session ? (
                <DeviceProvider userId={session.userId}>
                  <ClientShell>{children}</ClientShell>
                </DeviceProvider>
              ) : (
                <WithoutServer />
              )}
            </StepUpProvider>
          </ToastProvider>
        </HydrateClient>
      </DataProvider>
    </NextIntlClientProvider>
  );
}
