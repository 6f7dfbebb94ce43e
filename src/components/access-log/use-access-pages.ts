"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { ENTRIES_PER_PAGE } from "./page-size";

type Page = RouterOutputs["audit"]["listOwn"];

/** What others did with a client's things: the first page from the cache, earlier ones as they are asked for. */
export function useAccessPages() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { data: first } = useSuspenseQuery(trpc.audit.listOwn.queryOptions({ cursor: null, limit: ENTRIES_PER_PAGE }));
  const [earlier, setEarlier] = useState<Page[]>([]);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const next = (earlier.at(-1) ?? first).next;
  // Something that was done meanwhile moves the first page; each entry is shown once.
  const bySeq = new Map([first, ...earlier].flatMap((page) => page.entries.map((entry) => [entry.seq, entry])));
  return {
    entries: [...bySeq.values()].sort((a, b) => b.seq - a.seq),
    timeZone: first.timeZone,
    hasEarlier: next !== null,
    state,
    async showEarlier() {
      if (next === null || state === "loading") return;
      setState("loading");
      try {
        const page = await client.audit.listOwn.query({ cursor: next, limit: ENTRIES_PER_PAGE });
        setEarlier((pages) => [...pages, page]);
        setState("idle");
      } catch {
        setState("failed");
      }
    },
  };
}
