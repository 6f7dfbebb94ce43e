"use client";
import { useFormatter } from "next-intl";

/**
 * How long ago something was, in words: "2 hours ago". The same on the server and in the browser, whatever time zone either is in.
 * @param asOf when the server answered (ISO): the screen has no clock of its own, so that both say the same
 */
export function useAgo(asOf: string): (iso: string) => string {
  const format = useFormatter();
  return (iso) => {
    const [then, now] = [new Date(iso), new Date(asOf)];
    return format.relativeTime(then, then > now ? then : now);
  };
}
