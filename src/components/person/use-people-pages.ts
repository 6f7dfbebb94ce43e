"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { PEOPLE_PER_PAGE } from "./people-page-size";

type Page = RouterOutputs["person"]["list"];
export type Person = Page["people"][number];
export type PeopleFilter = { search: string; role: Person["role"] | null; state: Person["state"] | null };

/** The practice's people under one filter, by name: the first page from the cache, further ones as they are asked for. */
export function usePeoplePages(filter: PeopleFilter) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { data: first } = useSuspenseQuery({
    ...trpc.person.list.queryOptions({ ...filter, cursor: null, limit: PEOPLE_PER_PAGE }),
    // Each reading is an event of its own: not again because a window came to the front.
    refetchOnWindowFocus: false,
  });
  const [further, setFurther] = useState<Page[]>([]);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const next = (further.at(-1) ?? first).next;
  return {
    ownId: first.ownId,
    asOf: first.asOf,
    people: [first, ...further].flatMap((page) => page.people),
    hasMore: next !== null,
    state,
    async showMore() {
      if (next === null || state === "loading") return;
      setState("loading");
      try {
        const page = await client.person.list.query({ ...filter, cursor: next, limit: PEOPLE_PER_PAGE });
        setFurther((pages) => [...pages, page]);
        setState("idle");
      } catch {
        setState("failed");
      }
    },
  };
}
