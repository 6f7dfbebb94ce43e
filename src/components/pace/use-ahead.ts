"use client";
import { useEffect, useState } from "react";

/**
 * A part that no page waits for, fetched once the page stands, so that it is there when it is wanted, with a connection or
 * without. Null until then. It never throws: where it could not be fetched, what needs it is not offered.
 * @param load a function that stays the same, with one `import()` in it
 */
export function useAhead<Part>(load: () => Promise<Part>): Part | null {
  const [part, setPart] = useState<{ value: Part } | null>(null);
  useEffect(() => {
    let gone = false;
    const fetchPart = () =>
      load().then(
        (value) => {
          if (!gone) setPart({ value });
        },
        () => {},
      );
    void fetchPart();
    // Without a connection just then: once there is one.
    window.addEventListener("online", fetchPart);
    return () => {
      gone = true;
      window.removeEventListener("online", fetchPart);
    };
  }, [load]);
  return part?.value ?? null;
}
