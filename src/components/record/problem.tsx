"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AnswerProblem } from "./answer-problem";

/** Why one cannot go on from here yet, in a sentence under the control; `children` say it better where the screen can. */
export function Problem({ id, problem, children }: { id: string; problem: AnswerProblem; children?: ReactNode }) {
  const t = useTranslations("record");
  return (
    <p id={id} role="alert" className="mt-3 border-ink border-l-[3px] pl-3 font-semibold text-md">
      {children}
      {!children && problem.kind === "missing" && t(`missing.${problem.of}`)}
      {problem.kind === "tooLong" && t("problem.tooLong", { max: problem.max, over: problem.over })}
      {problem.kind === "tooHigh" && t("problem.tooHigh", { max: problem.max })}
    </p>
  );
}
