"use client";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { ClientShell } from "./client-shell";
import { DeviceProvider, whoIsHere } from "./device-provider";
import { LoadFailed } from "./load-failed";

const never = () => () => {};

/**
 * While the server cannot say who asks: nothing can be shown, but Slower, Pause and Help now are there for whoever was
 * signed in on this phone. What is tapped is kept here and goes out once the server answers, to that person's account alone.
 */
export function WithoutServer() {
  const t = useTranslations("help");
  const userId = useSyncExternalStore(never, whoIsHere, () => null);
  const failed = <LoadFailed error={null} onAgain={() => window.location.reload()} />;
  if (userId) {
    return (
      <DeviceProvider userId={userId}>
        <ClientShell>
          <main id="content">{failed}</main>
        </ClientShell>
      </DeviceProvider>
    );
  }
  return (
    <main className="mx-auto max-w-phone px-gutter-phone text-lg">
      {failed}
      <a href="/help" className="mt-4 inline-flex min-h-target items-center font-semibold text-action underline underline-offset-4">
        {t("title")}
      </a>
    </main>
  );
}
