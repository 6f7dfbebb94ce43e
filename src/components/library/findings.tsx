"use client";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../data/router-types";

export type Finding = Extract<RouterOutputs["library"]["importFile"], { ok: false }>["problems"][number];

/** What is wrong with an exercise, place by place, in words. */
export function Findings({ findings, onGo }: { findings: readonly Finding[]; onGo?: (at: string) => void }) {
  const t = useTranslations("library");
  return (
    <ul className="grid gap-2.5">
      {findings.map((finding) => (
        <li key={`${finding.path} ${finding.problem} ${finding.detail}`} className="border-ink border-l-[3px] pl-3">
          <p>
            {t.has(`problem.${finding.problem}`)
              ? t(`problem.${finding.problem}` as "problem.missing", { detail: finding.detail ?? "" })
              : finding.problem}
          </p>
          {(finding.at || finding.path) && (
            <p className="text-ink-2 text-sm">
              {onGo && finding.at ? (
                <button type="button" className="min-h-7 underline underline-offset-4" onClick={() => onGo(finding.at)}>
                  {t("atQuestion", { id: finding.at })}
                </button>
              ) : (
                t("at", { path: finding.path || finding.at })
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
