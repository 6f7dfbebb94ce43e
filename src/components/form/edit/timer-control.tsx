"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { highestOf } from "@/domain/exercise/highest";
import { clockFace } from "../clock-words";
import type { EditControlProps } from "../edit-control-props";
import { keepRun, type Run, runSeconds, startRun, storedRun } from "../timer-run";

/**
 * A calm clock: it counts what was done, not what is left. It can be stopped at any moment and gone on with; a closed tab
 * loses nothing, because what is kept is when it began. The minutes can be typed instead.
 */
export function TimerControl({ field, answer, onAnswer, answers, labelledBy, describedBy }: EditControlProps) {
  const t = useTranslations("record.timer");
  const id = useId();
  const before = typeof answer === "number" ? answer : 0;
  const [run, setRun] = useState<Run | null>(null);
  const [now, setNow] = useState(0);
  const [typed, setTyped] = useState(false);
  const clock = useRef<HTMLButtonElement>(null);
  const most = highestOf(field) ?? Number.POSITIVE_INFINITY;
  // The clock of this device, and what its storage kept, are known only in the browser.
  useEffect(() => {
    setRun(storedRun(field.id));
    setNow(Date.now());
  }, [field.id]);
  useEffect(() => {
    if (!run) return;
    const tick = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(tick);
  }, [run]);
  const shown = Math.min(most, run ? runSeconds(run, now) : before);
  const planned = field.plannedBy === undefined ? undefined : answers[field.plannedBy];
  const plannedSeconds = typeof planned === "number" && planned > 0 ? planned * 60 : null;

  function start() {
    const begun = startRun(before, Date.now());
    keepRun(field.id, begun);
    setNow(Date.now());
    setRun(begun);
    setTyped(false);
  }
  function stop() {
    if (!run) return;
    onAnswer(Math.min(most, runSeconds(run, Date.now())));
    keepRun(field.id, null);
    setRun(null);
  }
  return (
    <fieldset aria-labelledby={labelledBy} aria-describedby={describedBy} className="mt-4 min-w-0">
      <p className="text-ink-2 text-md">{plannedSeconds ? t("planned", { minutes: plannedSeconds / 60 }) : t("open")}</p>
      <p role="timer" className="mt-2 font-semibold text-[3rem] tabular-nums leading-none tracking-tight">
        {clockFace(shown)}
      </p>
      <p role="status" className="mt-1 min-h-6 text-ink-2 text-md">
        {run && (plannedSeconds && shown >= plannedSeconds ? t("reached") : t("running"))}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <button
          ref={clock}
          type="button"
          onClick={run ? stop : start}
          className="min-h-[54px] flex-1 rounded-control border-[1.5px] border-line-strong bg-surface px-4 font-semibold text-[1rem]"
        >
          {t(run ? "stop" : before > 0 ? "goOn" : "start")}
        </button>
        {!run && before > 0 && (
          <button
            type="button"
            onClick={() => {
              onAnswer(null);
              setTyped(false);
              // This button goes; the focus goes on from where one starts anew.
              clock.current?.focus();
            }}
            className="min-h-[54px] px-3 font-medium text-[1rem] text-ink-2"
          >
            {t("again")}
          </button>
        )}
      </div>
      {!run && !typed && (
        <button type="button" onClick={() => setTyped(true)} className="mt-1 min-h-target text-ink-2 text-md underline underline-offset-4">
          {t("type")}
        </button>
      )}
      {!run && typed && (
        <label htmlFor={id} className="mt-3 flex items-center gap-3 text-ink-2">
          <input
            id={id}
            // biome-ignore lint/a11y/noAutofocus: it was asked for with the button that stood here
            autoFocus
            inputMode="numeric"
            autoComplete="off"
            defaultValue={before > 0 ? Math.round(before / 60) : ""}
            onChange={(event) => {
              const digits = event.target.value.replace(/\D/g, "").slice(0, 3);
              event.target.value = digits;
              onAnswer(digits === "" ? null : Math.min(most, Number(digits) * 60));
            }}
            className="h-14 w-28 rounded-control border-[1.5px] border-line-strong bg-surface px-4 text-rating"
          />
          {t("typed")}
        </label>
      )}
    </fieldset>
  );
}
