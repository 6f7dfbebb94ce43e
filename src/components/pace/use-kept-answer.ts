"use client";
import { useEffect, useState } from "react";
import type { PaceChange } from "@/domain/pace/change";

export type AnswerFields = { words: string; changes: PaceChange[]; from: string; to: string };
const EMPTY: AnswerFields = { words: "", changes: [], from: "", to: "" };

/** An answer that is being written, kept for as long as this tab lives, so that an error, a reload or another page loses nothing. */
export function useKeptAnswer(clientId: string) {
  const key = `foothold.pace.${clientId}`;
  const [fields, setFields] = useState(EMPTY);
  const [isReady, setIsReady] = useState(false);
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept) setFields({ ...EMPTY, ...(JSON.parse(kept) as Partial<AnswerFields>) });
    setIsReady(true);
  }, [key]);
  return {
    fields,
    /** False until the page has come to life: what is typed before would be lost. */
    isReady,
    set(part: Partial<AnswerFields>) {
      const next = { ...fields, ...part };
      setFields(next);
      sessionStorage.setItem(key, JSON.stringify(next));
    },
    forget: () => sessionStorage.removeItem(key),
  };
}
