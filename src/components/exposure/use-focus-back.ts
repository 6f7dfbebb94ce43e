"use client";
import { type RefObject, useEffect } from "react";

/**
 * Keeps the focus with what is done: in the form that opens, and, when it closes, where it came from. Both wait two frames: a
 * menu that closes gives the focus back to its own button first, and the rows of a list stand only a frame after it.
 */
export function useFocusBack(root: RefObject<HTMLElement | null>, writing: object | null, cameFrom: string | null): void {
  useEffect(() => {
    if (writing === null && cameFrom === null) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const form = root.current?.querySelector("form");
        if (writing !== null && form?.contains(document.activeElement)) return;
        const target = writing === null ? root.current?.querySelector<HTMLElement>(`[data-key="${cameFrom}"]`) : firstFieldOf(form);
        (target ?? root.current?.querySelector<HTMLElement>('[data-key="new"]'))?.focus();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [root, writing, cameFrom]);
}

function firstFieldOf(form: HTMLFormElement | null | undefined): HTMLElement | null {
  return form?.querySelector<HTMLElement>("input, select, textarea") ?? null;
}
