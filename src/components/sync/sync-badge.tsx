"use client";
import { CheckCheck, CloudOff, Eye, Lock, PencilLine, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SyncState } from "@/offline/sync-state";

const ICONS = { draft: PencilLine, saved: Smartphone, sent: CheckCheck, private: Lock, opened: Eye, needsYou: CloudOff } as const;

/** How far what is written has come: an icon and words, never a spinner. Reserves its line while nothing is known. */
export function SyncBadge({ state, therapistName }: { state: SyncState | null; therapistName: string | null }) {
  const t = useTranslations("sync");
  const Icon = state && ICONS[state];
  const words = state && (state === "opened" ? (therapistName ? t("opened", { name: therapistName }) : t("openedPlain")) : t(state));
  return (
    <span
      role="status"
      className={`inline-flex items-center gap-1.5 text-ink-2 text-sm ${state === "needsYou" ? "font-semibold text-ink" : "font-medium"}`}
    >
      {Icon && <Icon aria-hidden className="size-4 flex-none" strokeWidth={1.75} />}
      {words}
    </span>
  );
}
