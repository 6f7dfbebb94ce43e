"use client";
import { useTranslations } from "next-intl";
import { SelectField } from "../audit/select-field";

/** What a reader chooses to see: the last so many weeks (null: all), and one step (null: every one). */
export type ChartFilter = { readonly weeks: number | null; readonly stepId: string | null };
export const NO_FILTER: ChartFilter = { weeks: null, stepId: null };
const WEEKS = [4, 12, 26];

type ChartFiltersProps = {
  filter: ChartFilter;
  steps: readonly { readonly id: string; readonly title: string }[];
  onFilter: (filter: ChartFilter) => void;
};

/** The range and the step of all charts on the page, above them. */
export function ChartFilters({ filter, steps, onFilter }: ChartFiltersProps) {
  const t = useTranslations("charts.filter");
  return (
    <fieldset className="flex flex-wrap gap-3 print:hidden">
      <legend className="sr-only">{t("legend")}</legend>
      <SelectField
        label={t("range")}
        value={filter.weeks === null ? "" : String(filter.weeks)}
        onChange={(weeks) => onFilter({ ...filter, weeks: weeks === "" ? null : Number(weeks) })}
      >
        <option value="">{t("all")}</option>
        {WEEKS.map((weeks) => (
          <option key={weeks} value={weeks}>
            {t("weeks", { weeks })}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("step")}
        value={filter.stepId ?? ""}
        onChange={(stepId) => onFilter({ ...filter, stepId: stepId === "" ? null : stepId })}
      >
        <option value="">{t("everyStep")}</option>
        {steps.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
    </fieldset>
  );
}
