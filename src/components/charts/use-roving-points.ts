"use client";
import { type KeyboardEvent, useState } from "react";

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Makes the points of a plot one tab stop, first the latest: arrows, Home and End move between them, Escape goes back to
 * the chart's card. The element around the points has `data-points`.
 */
export function useRovingPoints(ids: readonly string[]) {
  const [current, setCurrent] = useState<string | null>(null);
  const stop = current !== null && ids.includes(current) ? current : ids.at(-1);
  function move(event: KeyboardEvent<HTMLElement>) {
    const point = event.currentTarget;
    if (event.key === "Escape") return point.closest("section")?.focus();
    const from = ids.indexOf(point.dataset.point ?? "");
    const to = event.key === "Home" ? 0 : event.key === "End" ? ids.length - 1 : from + (STEPS[event.key] ?? 0);
    if (to === from || to < 0 || to >= ids.length) return;
    event.preventDefault();
    point.closest("[data-points]")?.querySelectorAll<HTMLElement>("[data-point]")[to]?.focus();
  }
  return (id: string) => ({
    "data-point": id,
    tabIndex: id === stop ? 0 : -1,
    onFocus: () => setCurrent(id),
    onKeyDown: move,
  });
}
