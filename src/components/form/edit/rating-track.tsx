"use client";
import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { onScale, opensNumberField, type RatingScale, valueAfterKey, valueAt } from "../rating-scale";

type Props = {
  scale: RatingScale;
  value: number | null;
  ends: { low: string; high: string } | undefined;
  labelledBy: string;
  describedBy: string | undefined;
  /** It stands in the place of the number field that the person has just left: the focus goes on from here. */
  takeFocus: boolean;
  onValue(value: number): void;
  /** A key on the unset line: the number field opens, with the digit that was typed, if any. */
  onType(digit: string): void;
};

const TICKS = [0, 25, 50, 75, 100];

/** The line itself, with its value above and both ends in words. Unset: dashed, no thumb, no number. */
export function RatingTrack({ scale, value, ends, labelledBy, describedBy, takeFocus, onValue, onType }: Props) {
  const t = useTranslations("record.rating");
  const track = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takeFocus) track.current?.focus({ preventScroll: true });
  }, [takeFocus]);
  const share = value === null ? 0 : (value / scale.max) * 100;

  function follow(event: PointerEvent<HTMLDivElement>) {
    const box = track.current?.getBoundingClientRect();
    if (box) onValue(valueAt(event.clientX, box.left, box.width, scale));
  }
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (value === null) {
      if (!opensNumberField(event.key)) return;
      event.preventDefault();
      onType(/^\d$/.test(event.key) ? event.key : "");
      return;
    }
    const moved = valueAfterKey(event.key, value, scale);
    if (moved === null) return;
    event.preventDefault();
    onValue(moved);
  }

  return (
    <div>
      <div className="flex min-h-14 items-center justify-between gap-3">
        {value === null ? (
          <span className="text-ink-2">{t("unset")}</span>
        ) : (
          <>
            <span className="text-rating" aria-hidden>
              {value}
            </span>
            <span className="flex gap-2">
              <Stepper label={t("less", { step: scale.step })} onClick={() => onValue(onScale(value - scale.step, scale))}>
                <Minus aria-hidden className="size-5" strokeWidth={1.75} />
              </Stepper>
              <Stepper label={t("more", { step: scale.step })} onClick={() => onValue(onScale(value + scale.step, scale))}>
                <Plus aria-hidden className="size-5" strokeWidth={1.75} />
              </Stepper>
            </span>
          </>
        )}
      </div>
      <div
        ref={track}
        role="slider"
        tabIndex={0}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-valuemin={0}
        aria-valuemax={scale.max}
        aria-valuenow={value ?? undefined}
        aria-valuetext={value === null ? t("notSet") : undefined}
        data-unset={value === null || undefined}
        className="relative h-14 cursor-pointer touch-none rounded-tag"
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
        }}
      >
        <span
          className={`absolute inset-x-0 top-[26px] border-t-4 border-line-strong ${value === null ? "border-dashed" : "border-solid"}`}
        />
        {TICKS.map((tick) => (
          <span key={tick} className="-ml-px absolute top-[18px] h-5 border-line-strong border-l-[1.5px]" style={{ left: `${tick}%` }} />
        ))}
        {value !== null && (
          <>
            <span className="absolute top-[26px] left-0 border-action border-t-4" style={{ width: `${share}%` }} />
            <span className="-ml-4 absolute top-3 size-8 rounded-full bg-action outline-4 outline-paper" style={{ left: `${share}%` }} />
          </>
        )}
      </div>
      {ends && (
        <div className="flex justify-between gap-4 text-base text-ink-2" aria-hidden>
          <span>{t("end", { value: 0, words: ends.low })}</span>
          <span className="text-right">{t("end", { value: scale.max, words: ends.high })}</span>
        </div>
      )}
    </div>
  );
}

function Stepper({ label, onClick, children }: { label: string; onClick(): void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="grid size-12 place-items-center rounded-control border-[1.5px] border-line-strong bg-surface"
    >
      {children}
    </button>
  );
}
