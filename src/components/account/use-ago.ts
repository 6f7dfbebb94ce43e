"use client";
import { useFormatter } from "next-intl";

/**
 * How long ago something was, in words: "2 hours ago". The same on the server and in the browser, whatever time zone either is in.
 * @param asOf when the answer came, in ms (a query's `dataUpdatedAt`)
 */
export function useAgo(asOf: number): (iso: string) => string {
  const format = useFormatter();
  return (iso) => {
    const then = new Date(iso);
    // Two clocks: what just happened must not lie in the future.
    return format.relativeTime(then, new Date(Math.max(asOf, then.getTime())));
  };
}
