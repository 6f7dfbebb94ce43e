"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { RECORDS_PER_PAGE } from "./records-page-size";

type Page = RouterOutputs["record"]["list"];

/** A client's records, newest first: the first page from the cache, earlier ones as they are asked for. */
export function useRecordPages(clientId: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { data: first } = useSuspenseQuery(trpc.record.list.queryOptions({ clientId, cursor: null, limit: RECORDS_PER_PAGE }));
  const [earlier, setEarlier] = useState<Page[]>([]);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const next = (earlier.at(-1) ?? first).next;
  // A record that was recorded meanwhile moves the pages; each is shown once.
  const byId = new Map(
    [...earlier]
      .reverse()
      .concat(first)
      .flatMap((page) => page.records.map((record) => [record.id, record])),
  );
  const order = new Set([first, ...earlier].flatMap((page) => page.records.map((record) => record.id)));
  return {
    records: [...order].flatMap((id) => byId.get(id) ?? []),
    hasEarlier: next !== null,
    state,
    async showEarlier() {
      if (next === null || state === "loading") return;
      setState("loading");
      try {
        const page = await client.record.list.query({ clientId, cursor: next, limit: RECORDS_PER_PAGE });
        setEarlier((pages) => [...pages, page]);
        setState("idle");
      } catch {
        setState("failed");
      }
    },
  };
}
