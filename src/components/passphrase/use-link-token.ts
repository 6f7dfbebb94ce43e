"use client";
import { useEffect, useState } from "react";

const SHORTEST_TOKEN = 20;

/**
 * The token in the link's fragment, which browsers keep to themselves: it stands in no log and no request line.
 * @returns undefined before the page knows; null where there is none, or too little of it
 */
export function useLinkToken(): string | null | undefined {
  const [token, setToken] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    // A second link that is opened in the same tab changes the fragment alone and loads nothing.
    const read = () => {
      const found = window.location.hash.slice(1);
      setToken(found.length >= SHORTEST_TOKEN ? found : null);
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return token;
}
