"use client";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../data/router-types";
import { StepRelations } from "../exposure/step-relations";
import { Tag } from "../ui/tag";

export type Step = RouterOutputs["exposure"]["listOwn"]["steps"][number];
type LadderRungProps = {
  step: Step;
  steps: readonly Step[];
  /** On the ladder, within the step it is a part of, or apart with what rests or was put aside. */
  at: "ladder" | "below" | "apart";
  onHistory: (step: Step) => void;
};

/** One step in the client's own words for it. How it went is a tap away, once it was tried. */
export function LadderRung({ step, steps, at, onHistory }: LadderRungProps) {
  const t = useTranslations("client.ladder");
  const Heading = at === "ladder" ? "h2" : "h3";
  const expected = t("expected", { value: step.predictedSuds });
  return (
    <>
      <div className="flex items-start justify-between gap-3">
        <Heading className="min-w-0 break-words font-semibold">{step.title}</Heading>
        {step.assigned && <Tag tone="new">{t("next")}</Tag>}
      </div>
      <StepRelations
        step={step}
        steps={steps}
        words="client.ladder"
        below={at === "below"}
        className="mt-1 break-words text-ink-2 text-md"
      />
      <p className="mt-1 break-words text-ink-2 text-md">{t("smallest", { words: step.minimumVersion })}</p>
      <p className="mt-1 text-ink-3 text-md">
        {step.timesTried === 0 ? (
          `${t("tried", { count: 0 })} · ${expected}`
        ) : (
          <>
            <button
              type="button"
              aria-haspopup="dialog"
              aria-label={t("triedOf", { count: step.timesTried, title: step.title })}
              className="-my-2.5 min-h-target text-ink-2 underline decoration-line-strong underline-offset-4"
              onClick={() => onHistory(step)}
            >
              {t("tried", { count: step.timesTried })}
            </button>
            {` · ${expected}`}
          </>
        )}
      </p>
      {/* It holds a smaller step that there is something to do with. */}
      {at === "ladder" && step.state !== "active" && <p className="mt-1 text-ink-2 text-md">{t(step.state)}</p>}
    </>
  );
}
