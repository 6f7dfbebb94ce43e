"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { type AuditFilter, EVENTS_PER_PAGE } from "./filter";

type Page = RouterOutputs["audit"]["list"];

/** The trail under one filter: the first page from the cache, earlier ones as they are asked for. */
export function useAuditPages(filter: AuditFilter) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { data: first } = useSuspenseQuery({
    ...trpc.audit.list.queryOptions({ filter, cursor: null, limit: EVENTS_PER_PAGE }),
    // Each reading is an event of its own: not again because a window came to the front.
    refetchOnWindowFocus: false,
  });
  const [earlier, setEarlier] = useState<Page[]>([]);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const next = (earlier.at(-1) ?? first).next;
  return {
    events: [first, ...earlier].flatMap((page) => page.events),
    hasEarlier: next !== null,
    state,
    async showEarlier() {
      if (next === null || state === "loading") return;
      setState("loading");
      try {
        const page = await client.audit.list.query({ filter, cursor: next, limit: EVENTS_PER_PAGE });
        setEarlier((pages) => [...pages, page]);
        setState("idle");
      } catch {
        setState("failed");
      }
    },
  };
}
