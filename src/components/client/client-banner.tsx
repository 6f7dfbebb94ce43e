"use client";
import { CloudOff, Info } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useSignedOut } from "../data/trpc";
import { useDeviceSnapshot } from "./device-provider";

/** One banner at most, the most serious: signed out, nothing can be kept, refused, offline. */
export function ClientBanner() {
  const t = useTranslations("client.banner");
  const { status, outbox, isOnline, signInNeeded } = useDeviceSnapshot();
  const signedOut = useSignedOut();
  const refused = outbox.filter((entry) => entry.state === "attention").length;
  if (signInNeeded || signedOut) {
    return (
      <Frame icon={<Info aria-hidden className="size-5 flex-none" strokeWidth={1.75} />}>
        {t("signIn")}{" "}
        <a href="/sign-in" className="font-semibold text-action underline underline-offset-4">
          {t("signInAction")}
        </a>
      </Frame>
    );
  }
  if (status === "unavailable")
    return <Frame icon={<Info aria-hidden className="size-5 flex-none" strokeWidth={1.75} />}>{t("noStore")}</Frame>;
  if (refused > 0) {
    return (
      <Frame icon={<Info aria-hidden className="size-5 flex-none" strokeWidth={1.75} />}>
        {t("needsYou", { count: refused })}{" "}
        <Link href="/records#needs-you" className="font-semibold text-action underline underline-offset-4">
          {t("needsYouAction")}
        </Link>
      </Frame>
    );
  }
  if (!isOnline) return <Frame icon={<CloudOff aria-hidden className="size-5 flex-none" strokeWidth={1.75} />}>{t("offline")}</Frame>;
  return null;
}

function Frame({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div role="status" className="mt-1 mb-2 flex items-start gap-3 rounded-control border border-ink bg-surface px-3.5 py-3 text-md">
      {icon}
      <p>{children}</p>
    </div>
  );
}
