"use client";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC, useTRPCClient } from "../data/trpc";

type Page = RouterOutputs["notice"]["list"];
export type NoticeView = Page["notices"][number];

const withSeen = (page: Page, noticeId: string, seenAt: string | null): Page => ({
  ...page,
  notices: page.notices.map((notice) => (notice.id === noticeId ? { ...notice, seenAt } : notice)),
});

/**
 * What this person has to know, newest first: the first page from the cache, earlier ones as they are asked for.
 * @param onSeenFailed a notice that was marked as seen on the screen is back among the unseen
 */
export function useNoticePages(onSeenFailed: () => void) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const options = trpc.notice.list.queryOptions({ cursor: null });
  const { data: first } = useSuspenseQuery(options);
  const [more, setMore] = useState<Page[]>([]);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const next = (more.at(-1) ?? first).next;

  /** On the screen at once, wherever the notice stands. */
  function show(noticeId: string, seenAt: string | null): void {
    queryClient.setQueryData(options.queryKey, (page) => page && withSeen(page, noticeId, seenAt));
    setMore((pages) => pages.map((page) => withSeen(page, noticeId, seenAt)));
  }
  const seen = useMutation(
    trpc.notice.markSeen.mutationOptions({
      onMutate: ({ noticeId }) => show(noticeId, new Date().toISOString()),
      onError: (_error, { noticeId }) => {
        show(noticeId, null);
        onSeenFailed();
      },
    }),
  );
  const byId = new Map([first, ...more].flatMap((page) => page.notices.map((notice) => [notice.id, notice])));
  const notices = [...byId.values()];
  return {
    unseen: notices.filter(({ seenAt }) => seenAt === null),
    earlier: notices.filter(({ seenAt }) => seenAt !== null),
    hasMore: next !== null,
    state,
    markSeen: (noticeId: string) => seen.mutate({ noticeId }),
    async showMore() {
      if (next === null || state === "loading") return;
      setState("loading");
      try {
        const page = await client.notice.list.query({ cursor: next });
        setMore((pages) => [...pages, page]);
        setState("idle");
      } catch {
        setState("failed");
      }
    },
  };
}
