"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { Step } from "./use-ladder";

type Related = Pick<Step, "id" | "title" | "parentId" | "variesId" | "varied" | "combines">;
type StepRelationsProps = {
  step: Related;
  steps: readonly Related[];
  /** In whose words: the ladder of the therapist's screen or the client's own. */
  words: "therapist.ladder" | "client.ladder";
  /** The step it is a part of: said always where it does not stand below it, else only for those who do not see the indent. */
  below: boolean;
  className: string;
};

/** What a step has to do with others: a part of one, a variation of one, or two brought together. */
export function StepRelations({ step, steps, words, below, className }: StepRelationsProps) {
  const t = useTranslations(words);
  const format = useFormatter();
  const titleOf = (id: string | null) => steps.find((one) => one.id === id)?.title;
  const parent = titleOf(step.parentId);
  const varies = titleOf(step.variesId);
  const [first, second] = step.combines.map(titleOf);
  return (
    <>
      {parent && <p className={below ? "sr-only" : className}>{t("smallerOf", { title: parent })}</p>}
      {varies && (
        <p className={className}>
          {t("variationOf", { title: varies, kinds: format.list(step.varied.map((kind) => t(`varied.${kind}`))) })}
        </p>
      )}
      {first && second && <p className={className}>{t("combinesTwo", { first, second })}</p>}
    </>
  );
}
