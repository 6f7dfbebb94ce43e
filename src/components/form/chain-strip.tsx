"use client";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import type { Group } from "@/domain/exercise/answer";
import { type LinkRoles, multipliedPercent } from "@/domain/exercise/chain";
import { type Frame, framesOf, type LinkOutcome, stoppedAt } from "@/domain/exercise/frames";
import { OutcomeSquare } from "../charts/marks";
import { asUtcDay } from "./calendar-day";

type Props = {
  roles: LinkRoles;
  links: readonly Group[];
  outcomes: readonly LinkOutcome[];
  /** What can be made of one link, under its frame. */
  waysOf?: (entry: number) => ReactNode;
};

/** The film, frame by frame, and where it stopped in real life. The product stands there only once it is asked for. */
export function ChainStrip({ roles, links, outcomes, waysOf }: Props) {
  const t = useTranslations("record.strip");
  const id = useId();
  const frames = framesOf(roles, links, outcomes);
  const stopped = stoppedAt(frames);
  return (
    <section aria-labelledby={id} className="mt-7">
      <h2 id={id} className="font-semibold text-lg">
        {t("heading")}
      </h2>
      <p className="mt-1 text-ink-2 text-md">{stopped === null ? t("open") : t("stopped", { n: stopped + 1, of: frames.length })}</p>
      <ol className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {frames.map((frame, entry) => (
          // A link has no id of its own; its place is what it goes by.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={entry} className="grid content-start gap-2">
            <FrameCard frame={frame} entry={entry} />
            {waysOf?.(entry)}
          </li>
        ))}
      </ol>
      <Product percent={multipliedPercent(roles, links)} />
    </section>
  );
}

function FrameCard({ frame, entry }: { frame: Frame; entry: number }) {
  const t = useTranslations("record.strip");
  const outcomeWords = useTranslations("record.outcome");
  const format = useFormatter();
  const isReached = frame.cameTo !== false || frame.outcome !== null;
  const day =
    frame.decideBy === null ? null : format.dateTime(asUtcDay(frame.decideBy), { day: "numeric", month: "long", timeZone: "UTC" });
  return (
    <div
      className={`grid content-start lg:min-h-36 gap-1.5 rounded-card border bg-surface p-3.5 ${isReached ? "border-line-strong" : "border-line border-dashed"}`}
    >
      <p className="flex justify-between gap-2 text-ink-3 text-sm">
        <span>{t("frame", { n: entry + 1 })}</span>
        <span className="tabular-nums">{frame.likelihood === null ? t("noNumber") : t("likely", { likelihood: frame.likelihood })}</span>
      </p>
      <p className={`break-words font-words leading-words ${isReached ? "" : "text-ink-3"}`}>{frame.words ?? "–"}</p>
      <p className="mt-auto flex items-center gap-2 text-ink-2 text-sm">
        {frame.outcome !== null && (
          <svg aria-hidden width={14} height={14} className="flex-none">
            <OutcomeSquare x={7} y={7} outcome={frame.outcome} size={11} />
          </svg>
        )}
        {frame.outcome !== null
          ? outcomeWords(frame.outcome)
          : frame.cameTo === false
            ? t("notReached")
            : day
              ? t("by", { day })
              : t("noDay")}
      </p>
    </div>
  );
}

function Product({ percent }: { percent: number | null }) {
  const t = useTranslations("record.strip");
  const [isShown, setIsShown] = useState(false);
  if (percent === null) return null;
  return (
    <p role="status" className="mt-2">
      {isShown ? (
        <span className="text-ink-2">{percent < 1 ? t("productSmall") : t("product", { percent: Math.round(percent) })}</span>
      ) : (
        <button
          type="button"
          onClick={() => setIsShown(true)}
          className="inline-flex min-h-target items-center font-medium text-[1rem] text-ink-2 underline decoration-line-strong underline-offset-4"
        >
          {t("multiply")}
        </button>
      )}
    </p>
  );
}
