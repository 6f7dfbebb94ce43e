"use client";
import { useTranslations } from "next-intl";
import type { AnswerProblem } from "./answer-problem";

/** Why one cannot go on from here yet, in a sentence under the control. */
export function Problem({ id, problem }: { id: string; problem: AnswerProblem }) {
  const t = useTranslations("record");
  return (
    <p id={id} role="alert" className="mt-3 border-ink border-l-[3px] pl-3 font-semibold text-md">
      {problem.kind === "missing" && t(`missing.${problem.of}`)}
      {problem.kind === "tooLong" && t("problem.tooLong", { max: problem.max, over: problem.over })}
      {problem.kind === "tooHigh" && t("problem.tooHigh", { max: problem.max })}
    </p>
  );
}
