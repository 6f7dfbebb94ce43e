import { useEffect, useEffectEvent, useState } from "react";

const STORED = "foothold.reviewKeys";

export type ReviewKeys = { onNext(): void; onPrevious(): void; onReply(): void; onReviewed(): void; onHelp(): void };

/**
 * Keys for going through what waits: single letters only while nothing is being typed, and only while they are switched on;
 * Ctrl or ⌘ with Enter always, because a hand on the words reaches it.
 */
export function useReviewKeys(keys: ReviewKeys): { areOn: boolean; switchTo(on: boolean): void } {
  const [areOn, setAreOn] = useState(true);
  useEffect(() => setAreOn(window.localStorage.getItem(STORED) !== "off"), []);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") return act(event, keys.onReviewed);
    if (!areOn || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const byKey: Record<string, () => void> = {
      j: keys.onNext,
      n: keys.onNext,
      k: keys.onPrevious,
      p: keys.onPrevious,
      r: keys.onReply,
      "?": keys.onHelp,
    };
    const chosen = Object.hasOwn(byKey, event.key) ? byKey[event.key] : undefined;
    if (chosen) act(event, chosen);
  });
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return {
    areOn,
    switchTo: (on) => {
      window.localStorage.setItem(STORED, on ? "on" : "off");
      setAreOn(on);
    },
  };
}

function act(event: KeyboardEvent, run: () => void): void {
  event.preventDefault();
  run();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
}
