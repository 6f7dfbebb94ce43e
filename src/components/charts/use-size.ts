"use client";
import { useCallback, useState } from "react";
import { flushSync } from "react-dom";

export type Size = {
  /** Width of the element, px. */
  readonly width: number;
  /** The reader's text size against 16 px; drawings grow with it. */
  readonly scale: number;
  readonly printing: boolean;
};

/** Charts are drawn this wide on paper (A4 or Letter with margins, less the card's own); their boxes have `print:w-[600px]`. */
const PRINT_WIDTH = 600;

/** The element's width, measured before the first paint and again on every change; null until then. Paper has a width of its own. */
export function useSize(): [ref: (element: HTMLElement | null) => (() => void) | undefined, size: Size | null] {
  const [size, setSize] = useState<Size | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    let onPaper = false;
    const measure = () => {
      if (onPaper) return;
      const width = Math.floor(element.getBoundingClientRect().width);
      if (width === 0) return;
      const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      setSize((old) => (old?.width === width && old.scale === scale && !old.printing ? old : { width, scale, printing: false }));
    };
    // Paper is laid out right after this event: the drawing has to be done by its end.
    const toPaper = () => {
      onPaper = true;
      flushSync(() => setSize({ width: PRINT_WIDTH, scale: 1, printing: true }));
    };
    const fromPaper = () => {
      onPaper = false;
      measure();
    };
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(element);
    window.addEventListener("beforeprint", toPaper);
    window.addEventListener("afterprint", fromPaper);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", toPaper);
      window.removeEventListener("afterprint", fromPaper);
    };
  }, []);
  return [ref, size];
}
