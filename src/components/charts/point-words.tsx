"use client";
import { createContext, type ReactNode, useContext, useState } from "react";
import { PersonWords } from "../ui/person-words";

const ShowWords = createContext<(words: string | null) => void>(() => undefined);

/** What a point calls when it is looked at; outside of a card nothing happens. */
export function useShownWords(): (words: string | null) => void {
  return useContext(ShowWords);
}

/** Around a drawing: the client's own words of the point that was looked at last stand under it. */
export function PointWords({ children }: { children: ReactNode }) {
  const [words, setWords] = useState<string | null>(null);
  return (
    <ShowWords value={setWords}>
      {children}
      <div aria-live="polite" className="print:hidden">
        {words !== null && (
          <div className="mt-2">
            <PersonWords>{words}</PersonWords>
          </div>
        )}
      </div>
    </ShowWords>
  );
}
