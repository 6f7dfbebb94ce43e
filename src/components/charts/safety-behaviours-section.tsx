"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { DayChoice } from "@/domain/chart/charts";
import { ChartsStateLine } from "./charts-state-line";
import { SafetyBehavioursChart } from "./safety-behaviours-chart";
import { useSafetyBehaviours } from "./use-charts";

type Props = { clientId: string; choice: DayChoice; timeZone: string; onOpenRecord: (recordId: string) => void };

/** Chart F comes when it is asked for: it opens what the client planned in each exposure, and that stands in the trail. */
export function SafetyBehavioursSection({ clientId, choice, ...place }: Props) {
  const t = useTranslations("charts.behaviours");
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { chart, state, again } = useSafetyBehaviours(clientId, choice, isOpen);
  return (
    <div className="grid gap-2 print:hidden">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-target items-center gap-2 justify-self-start text-ink-2 underline decoration-line-strong underline-offset-4"
      >
        <ChevronDown aria-hidden="true" className={`size-4 ${isOpen ? "rotate-180" : ""}`} strokeWidth={1.75} />
        {t(isOpen ? "hide" : "show", { title: t("title") })}
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && state !== "shown" && <ChartsStateLine state={state} again={again} />}
        {isOpen && chart && <SafetyBehavioursChart chart={chart} {...place} />}
      </div>
    </div>
  );
}
