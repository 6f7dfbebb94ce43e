"use client";
import { useTranslations } from "next-intl";
import type { Condition } from "@/domain/exercise/condition";
import type { Field } from "@/domain/exercise/field";
import { highestOf } from "@/domain/exercise/highest";
import { SelectField } from "../audit/select-field";
import { Checkbox } from "../ui/checkbox";
import { TextField } from "../ui/text-field";

type Props = { earlier: readonly Field[]; condition: Condition | undefined; onCondition(condition: Condition | null): void };

/** When a question is asked: always, or only after a certain answer to one before it. */
export function ConditionPart({ earlier, condition, onCondition }: Props) {
  const t = useTranslations("library.editor");
  const possible = earlier.filter((field) => field.kind !== "note");
  if (possible.length === 0) return null;
  // Several conditions at once come from a catalog copy; they stay as they are until they are taken away.
  if (condition && ("all" in condition || "any" in condition)) {
    return (
      <Checkbox checked onChange={() => onCondition(null)}>
        {t("manyConditions")}
      </Checkbox>
    );
  }
  const field = possible.find(({ id }) => id === condition?.field);
  const first = (of: Field): Condition =>
    of.options ? { field: of.id, isOneOf: [of.options[0]?.value ?? ""] } : { field: of.id, isAnswered: true };
  return (
    <fieldset className="grid gap-3">
      <SelectField
        label={t("shownWhen")}
        value={condition?.field ?? ""}
        onChange={(id) => {
          const chosen = possible.find((one) => one.id === id);
          onCondition(chosen ? first(chosen) : null);
        }}
      >
        <option value="">{t("always")}</option>
        {possible.map((one) => (
          <option key={one.id} value={one.id}>
            {t("onlyAfter", { question: one.question || one.id })}
          </option>
        ))}
      </SelectField>
      {field?.options && condition && (
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {field.options.map((option) => {
            const chosen = "isOneOf" in condition ? condition.isOneOf : [];
            return (
              <Checkbox
                key={option.value}
                checked={chosen.includes(option.value)}
                onChange={(event) => {
                  const next = event.target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value);
                  if (next.length > 0) onCondition({ field: field.id, isOneOf: next });
                }}
              >
                {option.label || option.value}
              </Checkbox>
            );
          })}
        </div>
      )}
      {field && highestOf(field) !== null && condition && (
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            label={t("compare")}
            value={"atLeast" in condition ? "atLeast" : "atMost" in condition ? "atMost" : "isAnswered"}
            onChange={(how) =>
              onCondition(
                how === "atLeast"
                  ? { field: field.id, atLeast: 1 }
                  : how === "atMost"
                    ? { field: field.id, atMost: 0 }
                    : { field: field.id, isAnswered: true },
              )
            }
          >
            <option value="isAnswered">{t("answered")}</option>
            <option value="atLeast">{t("atLeast")}</option>
            <option value="atMost">{t("atMost")}</option>
          </SelectField>
          {("atLeast" in condition || "atMost" in condition) && (
            <TextField
              label={t("number")}
              inputMode="numeric"
              value={String("atLeast" in condition ? condition.atLeast : condition.atMost)}
              onChange={(event) => {
                const number = Number(event.target.value.replace(/\D/g, "").slice(0, 5));
                onCondition("atLeast" in condition ? { field: field.id, atLeast: number } : { field: field.id, atMost: number });
              }}
            />
          )}
        </div>
      )}
    </fieldset>
  );
}
