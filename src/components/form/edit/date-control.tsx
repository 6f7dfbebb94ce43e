"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { addDays, asUtcDay } from "../calendar-day";
import type { EditControlProps } from "../edit-control-props";
import { OPTION_INPUT, OPTION_ROW } from "../option-style";

/** A day: one of the offered distances, or a day of one's own. */
export function DateControl({ field, answer, onAnswer, labelledBy, describedBy, today }: EditControlProps) {
  const t = useTranslations("record.date");
  const format = useFormatter();
  const id = useId();
  const chosen = typeof answer === "string" ? answer : null;
  const offered = (field.offeredDays ?? []).map((days) => ({ days, date: addDays(today, days) }));
  const isOwn = chosen !== null && !offered.some((offer) => offer.date === chosen);
  const [ownOpen, setOwnOpen] = useState(isOwn || offered.length === 0);

  return (
    <fieldset aria-labelledby={labelledBy} aria-describedby={describedBy} className="mt-2.5 grid min-w-0 gap-[7px]">
      {offered.map(({ days, date }) => (
        <label key={date} className={OPTION_ROW}>
          <input
            type="radio"
            name={id}
            checked={!ownOpen && chosen === date}
            onChange={() => {
              setOwnOpen(false);
              onAnswer(date);
            }}
            className={OPTION_INPUT}
          />
          <span className="flex flex-1 flex-wrap justify-between gap-x-4">
            <span>{t("inDays", { days })}</span>
            <span className="font-normal text-ink-2 text-md">
              {format.dateTime(asUtcDay(date), { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" })}
            </span>
          </span>
        </label>
      ))}
      {offered.length > 0 && (
        <label className={OPTION_ROW}>
          <input
            type="radio"
            name={id}
            checked={ownOpen}
            onChange={() => {
              setOwnOpen(true);
              onAnswer(null);
            }}
            className={OPTION_INPUT}
          />
          {t("own")}
        </label>
      )}
      {ownOpen && (
        <label htmlFor={`${id}-own`} className="mt-1 block text-ink-2 text-md">
          <span id={`${id}-label`}>{t("ownLabel")}</span>
          <input
            id={`${id}-own`}
            aria-labelledby={`${labelledBy} ${id}-label`}
            aria-describedby={describedBy}
            type="date"
            value={chosen ?? ""}
            min={addDays(today, 1)}
            onChange={(event) => onAnswer(event.target.value === "" ? null : event.target.value)}
            className="mt-1 block min-h-[54px] w-full rounded-control border-[1.5px] border-line-strong bg-surface px-4 text-ink text-lg"
          />
        </label>
      )}
    </fieldset>
  );
}
