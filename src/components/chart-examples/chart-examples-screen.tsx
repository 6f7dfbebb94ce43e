"use client";
import { useTranslations } from "next-intl";
import { prepareBelief } from "@/domain/chart/prepare-belief";
import { prepareCalibration } from "@/domain/chart/prepare-calibration";
import { prepareLikelihoodSlopes } from "@/domain/chart/prepare-likelihood-slopes";
import { prepareMeasure } from "@/domain/chart/prepare-measure";
import { prepareOutcomeSquares } from "@/domain/chart/prepare-outcome-counts";
import { preparePeakAnxiety } from "@/domain/chart/prepare-peak-anxiety";
import { prepareSafetyBehaviours } from "@/domain/chart/prepare-safety-behaviours";
import { prepareStepOverTime } from "@/domain/chart/prepare-step-over-time";
import { BeliefChart } from "../charts/belief-chart";
import { CalibrationChart } from "../charts/calibration-chart";
import { LikelihoodChart } from "../charts/likelihood-chart";
import { MeasureChart } from "../charts/measure-chart";
import { OutcomeCountsChart } from "../charts/outcome-counts-chart";
import { PeakAnxietyChart } from "../charts/peak-anxiety-chart";
import { SafetyBehavioursChart } from "../charts/safety-behaviours-chart";
import { StepOverTimeChart } from "../charts/step-over-time-chart";
import {
  EXAMPLE_COUNTS,
  EXAMPLE_SCALE,
  EXAMPLE_STEP,
  exampleBehaviours,
  exampleBeliefs,
  exampleExposures,
  examplePredictions,
  exampleScores,
} from "./example-points";

/** The charts of made-up records, from none to many, for who draws them. */
export function ChartExamplesScreen({ count }: { count: number }) {
  const t = useTranslations("chartExamples");
  // There is nothing behind these points to open.
  const place = { timeZone: "Europe/Berlin", onOpenRecord: () => undefined };
  return (
    <main className="mx-auto max-w-laptop px-gutter-phone py-6 lg:px-gutter-laptop">
      <h1 className="text-title">{t("title", { count })}</h1>
      <nav aria-label={t("counts")} className="mt-2 print:hidden">
        <ul className="flex flex-wrap gap-x-4">
          {EXAMPLE_COUNTS.map((one) => (
            <li key={one}>
              <a
                href={`/charts?n=${one}`}
                aria-current={one === count ? "page" : undefined}
                className="inline-flex min-h-target items-center text-action underline underline-offset-4 aria-[current]:font-semibold aria-[current]:no-underline"
              >
                {one}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-4 grid min-w-0 gap-3">
        <LikelihoodChart chart={prepareLikelihoodSlopes(examplePredictions(count))} withChange {...place} />
        <PeakAnxietyChart chart={preparePeakAnxiety(exampleExposures(count, false))} {...place} />
        <OutcomeCountsChart chart={prepareOutcomeSquares(examplePredictions(count))} {...place} />
        <BeliefChart chart={prepareBelief(exampleBeliefs(count))} {...place} />
        <SafetyBehavioursChart chart={prepareSafetyBehaviours(exampleBehaviours(count))} {...place} />
        <MeasureChart title={t("measure")} chart={prepareMeasure(exampleScores(count), EXAMPLE_SCALE)} {...place} />
        <CalibrationChart chart={prepareCalibration(examplePredictions(count))} timeZone={place.timeZone} />
        <StepOverTimeChart chart={prepareStepOverTime(exampleExposures(count, true), EXAMPLE_STEP)} {...place} />
      </div>
    </main>
  );
}
