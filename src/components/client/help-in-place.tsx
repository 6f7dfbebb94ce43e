"use client";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { HelpLines } from "./help-lines";
import { Sheet } from "./sheet";

/**
 * Help now without the network: the address becomes /help and the lines open over the screen, so that nothing has to
 * be fetched, nothing half written is lost, and Back closes it. Without script the link leads to the public page.
 */
export function useHelpInPlace(): { open(event: MouseEvent): void; sheet: ReactNode } {
  const t = useTranslations("help");
  const isOpen = usePathname() === "/help";
  return {
    open(event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (!isOpen) window.history.pushState(null, "", "/help");
    },
    sheet: isOpen && (
      <Sheet title={t("title")} size="full" onClose={() => window.history.back()}>
        <HelpLines />
        <button
          type="button"
          onClick={() => window.history.back()}
          className="mt-6 min-h-[54px] w-full rounded-control border-[1.5px] border-line-strong bg-surface px-4 font-semibold"
        >
          {t("back")}
        </button>
      </Sheet>
    ),
  };
}
