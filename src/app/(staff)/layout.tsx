import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { StepUpProvider } from "@/components/account/step-up-dialog";
import { ChartReader } from "@/components/charts/chart-reader";
import { DataProvider } from "@/components/data/trpc";
import { IdleLock } from "@/components/staff/idle-lock";
import { TopBar } from "@/components/staff/top-bar";
import { ToastProvider } from "@/components/ui/toast";
import { roleMay } from "@/domain/access/permissions";
import { demoAccounts } from "@/server/session/demo";
import { requireStaff } from "./staff-session";

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const session = await requireStaff();
  const {
    therapist,
    ui,
    charts,
    record,
    rhythm,
    ownList,
    preview,
    library,
    secondFactor,
    account,
    person,
    notice,
    supervision,
    privateNote,
  } = await getMessages();
  // Long, and for those alone who look after people.
  const admins = roleMay(session.role, "person:read:practice") ? { person } : {};
  // The words of the editor, for those alone who write exercises.
  const authors = roleMay(session.role, "exercise:write:own") ? { library } : {};
  const t = await getTranslations("therapist");
  return (
    <NextIntlClientProvider
      messages={{
        therapist,
        ui,
        charts,
        record,
        rhythm,
        ownList,
        preview,
        secondFactor,
        account,
        notice,
        supervision,
        privateNote,
        ...admins,
        ...authors,
      }}
    >
      <DataProvider>
        <ToastProvider>
          <IdleLock userId={session.userId}>
            <div className="min-h-dvh text-base">
              <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-40 focus:bg-surface focus:p-3">
                {t("nav.skip")}
              </a>
              <TopBar displayName={session.displayName} role={session.role} />
              <main id="content" className="mx-auto max-w-laptop px-gutter-laptop pt-4 pb-10 max-sm:px-4">
                <StepUpProvider staff demoPassphrase={demoAccounts()?.passphrase}>
                  <ChartReader id={session.userId}>{children}</ChartReader>
                </StepUpProvider>
              </main>
            </div>
          </IdleLock>
        </ToastProvider>
      </DataProvider>
    </NextIntlClientProvider>
  );
}
