"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../data/trpc";
import { NO_LISTS, type OwnLists } from "../form/own-lists";
import { useUnsentItems } from "./use-unsent-items";

/** What the person's references can name: their lists as far as they are known, with what this phone has not sent yet. */
export function useOwnLists(): OwnLists {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.ownItem.listOwn.queryOptions());
  const items = useUnsentItems(data?.items ?? []);
  if (!data && items.length === 0) return NO_LISTS;
  const of = (kind: (typeof items)[number]["kind"]) => items.filter((item) => item.kind === kind && !item.retired);
  return {
    value: of("value"),
    belief: of("belief"),
    behaviour: of("behaviour"),
    sign: of("sign"),
    phrase: of("phrase"),
    step: data?.steps ?? [],
    record: data?.records ?? [],
  };
}
