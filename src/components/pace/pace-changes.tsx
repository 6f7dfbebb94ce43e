"use client";
import { useTranslations } from "next-intl";
import { daysBefore } from "@/domain/calendar/plain-days";
import type { PaceChange } from "@/domain/pace/change";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";
import type { AnswerFields } from "./use-kept-answer";

const OWN: readonly PaceChange[] = ["smallerSteps", "fewerThings", "restWeek", "otherExercise", "talkFirst", "nothing"];
/** Whoever covers plans nothing for another's client. */
const COVER: readonly PaceChange[] = ["fewerThings", "otherExercise", "talkFirst", "nothing"];

type PaceChangesProps = {
  clientName: string;
  asCover: boolean;
  fields: AnswerFields;
  onChange: (part: Partial<AnswerFields>) => void;
  /** The client's calendar day. */
  today: string;
  /** Why the days of the rest week do not fit. */
  problem: string | null;
};

/** What an answer changes. Nothing stands beside "nothing". */
export function PaceChanges({ clientName, asCover, fields, onChange, today, problem }: PaceChangesProps) {
  const t = useTranslations("therapist.pace");
  function toggle(change: PaceChange) {
    const { changes } = fields;
    if (changes.includes(change)) return onChange({ changes: changes.filter((one) => one !== change) });
    const next = change === "nothing" ? [change] : [...changes.filter((one) => one !== "nothing"), change];
    const days = change === "restWeek" && fields.from === "" ? { from: today, to: daysBefore(today, -6) } : {};
    onChange({ changes: next, ...days });
  }
  return (
    <>
      <fieldset>
        <legend className="mb-1.5 text-ink-2 text-sm">{t("changesLegend", { name: clientName })}</legend>
        <div className="flex flex-wrap gap-2">
          {(asCover ? COVER : OWN).map((change) => (
            <label
              key={change}
              className="inline-flex min-h-9 cursor-pointer items-center gap-2 rounded-field border-[1.5px] border-pace-line bg-surface px-3 hover:bg-pace-soft has-checked:border-pace has-checked:font-semibold has-checked:text-pace max-lg:min-h-11"
            >
              <input
                type="checkbox"
                checked={fields.changes.includes(change)}
                onChange={() => toggle(change)}
                className="size-4 shrink-0 accent-pace"
              />
              {t(`change.${change}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {fields.changes.includes("restWeek") && (
        <div className="w-full">
          <div className="flex flex-wrap gap-3">
            <TextField
              type="date"
              label={t("restFrom")}
              min={today}
              value={fields.from}
              onChange={(event) => onChange({ from: event.target.value })}
            />
            <TextField
              type="date"
              label={t("restTo")}
              min={fields.from || today}
              value={fields.to}
              onChange={(event) => onChange({ to: event.target.value })}
            />
          </div>
          {problem && <FieldError id="rest-days" problem={problem} />}
        </div>
      )}
    </>
  );
}
