"use client";
import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from "react";

export type Point = { id: string; label: string; content?: ReactNode };
type PointButtonsProps = {
  label: string;
  points: readonly Point[];
  onOpen: (id: string) => void;
  className: string;
  pointClassName: string;
  style?: CSSProperties;
};

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The points of a plot as one tab stop: arrows move between them, Enter opens, Escape leaves. Each has a whole sentence as its name. */
export function PointButtons({ label, points, onOpen, className, pointClassName, style }: PointButtonsProps) {
  const [current, setCurrent] = useState(points.length - 1);
  const list = useRef<HTMLUListElement>(null);
  const stop = Math.min(current, points.length - 1);
  function move(event: KeyboardEvent) {
    if (event.key === "Escape") return (document.activeElement as HTMLElement | null)?.blur();
    const to = event.key === "Home" ? 0 : event.key === "End" ? points.length - 1 : stop + (STEPS[event.key] ?? 0);
    if (to === stop || to < 0 || to >= points.length) return;
    event.preventDefault();
    setCurrent(to);
    list.current?.querySelectorAll("button")[to]?.focus();
  }
  return (
    <ul ref={list} aria-label={label} className={className} style={style}>
      {points.map((point, index) => (
        <li key={point.id} className="contents">
          <button
            type="button"
            tabIndex={index === stop ? 0 : -1}
            aria-label={point.label}
            title={point.label}
            className={pointClassName}
            onFocus={() => setCurrent(index)}
            onKeyDown={move}
            onClick={() => onOpen(point.id)}
          >
            {point.content}
          </button>
        </li>
      ))}
    </ul>
  );
}
