"use client";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useCallback } from "react";
import { DOCK_ID, Dock } from "../pace/dock";
import { PaceProvider } from "../pace/pace-provider";
import { useToast } from "../ui/toast";
import { useDeviceSnapshot, useDropped } from "./device-provider";
import { SCREEN_ID, SHEET_ROOT_ID, useFocusNoted } from "./sheet";
import { useFrame } from "./use-frame";

const SKIP_LINK =
  "sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-40 focus:rounded-control focus:bg-surface focus:px-4 focus:py-3";

/** The frame of every client screen: the screen, then sheets, then the dock. */
export function ClientShell({ children }: { children: ReactNode }) {
  const t = useTranslations("client");
  const sync = useTranslations("sync.dropped");
  const pace = useTranslations("pace");
  const { isOnline } = useDeviceSnapshot();
  const showToast = useToast();
  const name = useFrame()?.therapistName ?? pace("yourTherapist");

  useFocusNoted();
  useDropped(
    useCallback(
      (dropped) => {
        for (const { operation, rejection } of dropped) {
          const isStopped = rejection === "CONSENT_WITHDRAWN" || rejection === "CARE_ENDED";
          // The server has these already, or they are no longer of use: nothing a person has to know.
          if (operation.type === "record.openAfter" || (operation.type === "record.share" && !isStopped)) continue;
          if (rejection === "ALREADY_OPENED") showToast({ message: sync("alreadyOpened", { name }) });
          else if (rejection === "ALREADY_ANSWERED") showToast({ message: sync("alreadyAnswered", { name }) });
          else if (rejection === "CONSENT_WITHDRAWN") showToast({ message: sync("consentWithdrawn") });
          else if (rejection === "CARE_ENDED") showToast({ message: sync("careEnded") });
          else showToast({ message: sync("other") });
        }
      },
      [showToast, sync, name],
    ),
  );

  /** Without a connection another page cannot be fetched; leaving this one would only show the browser's own error. */
  function holdOffline(event: MouseEvent<HTMLDivElement>) {
    if (isOnline || !(event.target instanceof Element)) return;
    const link = event.target.closest("a[href^='/']");
    if (!link || link.getAttribute("href") === "/help") return;
    event.preventDefault();
    event.stopPropagation();
    showToast({ message: t("banner.offlineLink") });
  }

  return (
    <PaceProvider>
      <div className="flex min-h-dvh flex-col text-lg" onClickCapture={holdOffline}>
        <a href="#content" className={SKIP_LINK}>
          {t("nav.skipToContent")}
        </a>
        <a href={`#${DOCK_ID}`} className={SKIP_LINK}>
          {pace("skipToDock")}
        </a>
        <div id={SCREEN_ID} className="mx-auto flex w-full max-w-phone flex-1 flex-col px-gutter-phone pb-4 max-[24.3rem]:px-4">
          {children}
        </div>
        <div id={SHEET_ROOT_ID} />
        <Dock />
      </div>
    </PaceProvider>
  );
}
