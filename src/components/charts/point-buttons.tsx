"use client";
import { useTranslations } from "next-intl";
import { type CSSProperties, type ReactNode, useId } from "react";
import { useLookAt } from "./point-words";
import { useRovingPoints } from "./use-roving-points";

export type Point = {
  readonly id: string;
  /** A whole sentence. */
  readonly label: string;
  /** The record whose words stand under the chart while the point is looked at. */
  readonly recordId?: string;
  readonly content?: ReactNode;
  readonly style?: CSSProperties;
};
type PointButtonsProps = {
  label: string;
  points: readonly Point[];
  /** Without it the points only say what they are. */
  onOpen?: (id: string) => void;
  /** The point whose record is open beside the chart. */
  currentId?: string;
  className: string;
  pointClassName: string;
  style?: CSSProperties;
};

/** The points of a plot, drawn under or in them, as one tab stop; Enter or a tap opens the record. */
export function PointButtons({ label, points, onOpen, currentId, className, pointClassName, style }: PointButtonsProps) {
  const t = useTranslations("charts");
  const hint = useId();
  const rove = useRovingPoints(points.map((point) => point.id));
  const lookAt = useLookAt();
  const handlersOf = (point: Point) => {
    const roving = rove(point.id);
    const look = () => lookAt(point.recordId ?? null);
    return {
      ...roving,
      onPointerEnter: look,
      onFocus: () => {
        roving.onFocus();
        look();
      },
    };
  };
  const shape = `group/point focus-visible:z-10 focus-visible:-outline-offset-2 ${pointClassName}`;
  return (
    <>
      <p id={hint} hidden>
        {t(onOpen ? "hint" : "hintOnly")}
      </p>
      <ul aria-label={label} aria-describedby={hint} data-points="" className={className} style={style}>
        {points.map((point) => (
          <li key={point.id} className="contents">
            {onOpen ? (
              <button
                type="button"
                {...handlersOf(point)}
                aria-label={point.label}
                aria-current={point.id === currentId ? "true" : undefined}
                title={point.label}
                style={point.style}
                className={`${shape} ${point.id === currentId ? "bg-ink/7" : "hover:bg-ink/4"}`}
                onClick={() => onOpen(point.id)}
              >
                {point.content}
              </button>
            ) : (
              <span role="img" {...handlersOf(point)} aria-label={point.label} title={point.label} style={point.style} className={shape}>
                {point.content}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One or two records: a list of sentences, each opening its record. */
export function PointList({ points, onOpen }: { points: readonly Point[]; onOpen?: (id: string) => void }) {
  return (
    <ul>
      {points.map((point) => (
        <li key={point.id}>
          {onOpen ? (
            <button
              type="button"
              className="min-h-8 pointer-coarse:min-h-target text-left underline decoration-line-strong underline-offset-4"
              onClick={() => onOpen(point.id)}
            >
              {point.label}
            </button>
          ) : (
            <p className="py-1">{point.label}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
