"use client";
import { createContext, type ReactNode, useContext, useState } from "react";
import { PersonWords } from "../ui/person-words";
import { useWordsOfRecords } from "./words-of-records";

const LookAt = createContext<(recordId: string | null) => void>(() => undefined);

/** What a point calls when it is looked at, with its record; outside of a card nothing happens. */
export function useLookAt(): (recordId: string | null) => void {
  return useContext(LookAt);
}

/** Around a drawing: the client's own words of the point that was looked at last stand under it. */
export function PointWords({ children }: { children: ReactNode }) {
  const [recordId, lookAt] = useState<string | null>(null);
  const { words, coming } = useWordsOfRecords();
  const said = recordId === null ? undefined : words.get(recordId);
  return (
    <LookAt value={lookAt}>
      {children}
      <div aria-live="polite" className="print:hidden">
        {said !== undefined && (
          <div className="mt-2">
            <PersonWords>{said}</PersonWords>
          </div>
        )}
        {/* A line's room for words on their way, so that nothing moves when they come. */}
        {recordId !== null && coming.has(recordId) && <div className="mt-2 min-h-[22px]" />}
      </div>
    </LookAt>
  );
}
