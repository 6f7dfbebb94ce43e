"use client";
import { useEffect, useState } from "react";

/** A text that is being typed, kept for as long as this tab lives, so that a reload or a refusal loses nothing. */
export function useKeptText(key: string, start = ""): [string, (text: string) => void, () => void] {
  const [text, setText] = useState(start);
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept !== null) setText(kept);
  }, [key]);
  return [
    text,
    (typed) => {
      setText(typed);
      sessionStorage.setItem(key, typed);
    },
    () => {
      setText(start);
      sessionStorage.removeItem(key);
    },
  ];
}
