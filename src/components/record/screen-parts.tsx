"use client";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ClientDefinition } from "@/domain/exercise/definition";
import type { DraftPlace } from "@/offline/draft";
import type { SyncState } from "@/offline/sync-state";
import { NotMonitored } from "../client/not-monitored";
import { useFrame } from "../client/use-frame";
import { phasesAsked } from "../form/form-path";
import { SyncBadge } from "../sync/sync-badge";

/** The top of a form: leaving it keeps the draft. */
export function FormHeader({ state }: { state: SyncState }) {
  const t = useTranslations("client.nav");
  const frame = useFrame();
  return (
    <header className="flex min-h-14 flex-wrap items-center justify-between gap-x-3">
      <Link href="/today" className="-ml-1.5 inline-flex min-h-target items-center gap-2 font-medium text-[1rem] text-ink-2">
        <ChevronLeft aria-hidden className="size-5" strokeWidth={1.75} />
        {t("leave")}
      </Link>
      <SyncBadge state={state} therapistName={frame?.therapistName ?? null} />
    </header>
  );
}

/** Before — After — What I learned, and which part of it this is: words, no bar, no percentage. */
export function PhaseWords({ definition, place }: { definition: ClientDefinition; place: Extract<DraftPlace, { kind: "question" }> }) {
  const t = useTranslations("record.phase");
  const phases = phasesAsked(definition);
  const current = phases.findIndex((phase) => phase.id === place.phaseId);
  const sections = phases[current]?.sections ?? [];
  const section = sections.findIndex((one) => one.fields.some((field) => field.id === place.fieldId));
  const part =
    sections.length > 1 ? t("section", { part: section + 1, parts: sections.length, title: sections[section]?.title ?? "" }) : null;
  // One phase alone needs no name: the exercise has one.
  if (phases.length === 1) return part && <p className="font-medium text-base text-ink-3">{part}</p>;
  return (
    <div className="font-medium text-base text-ink-3">
      <span className="sr-only">{t("of", { part: current + 1, parts: phases.length, title: phases[current]?.title ?? "" })}</span>
      <div aria-hidden className="flex flex-wrap items-center gap-1.5">
        {phases.map((phase, index) => (
          <span key={phase.id} className={`flex items-center gap-1.5 ${index === current ? "font-[650] text-ink" : ""}`}>
            {index > 0 && <span className="h-px w-3.5 bg-line-strong" />}
            {phase.title}
          </span>
        ))}
      </div>
      {part && <p className="mt-0.5 text-md">{part}</p>}
    </div>
  );
}

/**
 * What one presses at the end of a screen, directly above the dock. In a low window the line about who reads scrolls
 * with the words, in a very low one the action does too: the question needs the room.
 */
export function Actions({ children }: { children: ReactNode }) {
  return (
    <>
      <NotMonitored className="mt-auto pt-3 [@media(min-height:44rem)]:hidden" />
      <div className="z-10 -mx-1 -mb-4 bg-paper px-1 pt-3 pb-4 [@media(min-height:32rem)]:sticky [@media(min-height:32rem)]:bottom-[calc(var(--spacing-dock)+env(safe-area-inset-bottom)-0.25rem)] [@media(min-height:44rem)]:mt-auto">
        <NotMonitored className="hidden [@media(min-height:44rem)]:block" />
        <div className="flex items-center gap-2.5 [@media(min-height:44rem)]:mt-2.5">{children}</div>
      </div>
    </>
  );
}

/** Back one question: the 54 px chevron at the left of the action. */
export function BackButton({ onClick }: { onClick(): void }) {
  const t = useTranslations("record");
  return (
    <button
      type="button"
      aria-label={t("back")}
      onClick={onClick}
      className="grid size-[54px] flex-none place-items-center rounded-control border-[1.5px] border-line-strong bg-surface"
    >
      <ChevronLeft aria-hidden className="size-5" strokeWidth={1.75} />
    </button>
  );
}

/** A quiet text button of full height, for ways that are there but not offered first. */
export function QuietButton({ onClick, children }: { onClick(): void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-target items-center font-medium text-[1rem] text-ink-2 underline decoration-line-strong underline-offset-4"
    >
      {children}
    </button>
  );
}
