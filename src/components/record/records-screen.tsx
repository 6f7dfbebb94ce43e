"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { listedDrafts } from "@/offline/sync-state";
import { useDeviceSnapshot } from "../client/device-provider";
import { LoadFailed } from "../client/load-failed";
import { RowsSkeleton } from "../client/skeleton";
import { useFrame } from "../client/use-frame";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { NeedsYou } from "../sync/needs-you";
import { EmptyState } from "../ui/empty-state";
import { OwnDrafts } from "./own-drafts";
import { RecordRow } from "./record-row";
import { FIRST_PAGE } from "./records-page-size";

type Page = RouterOutputs["record"]["listOwn"];

/** What was recorded, newest first; what is only on this phone stands above it. */
export function RecordsScreen() {
  const t = useTranslations("record.page");
  const trpc = useTRPC();
  const first = useQuery(trpc.record.listOwn.queryOptions(FIRST_PAGE));
  const { drafts, outbox } = useDeviceSnapshot();
  const timeZone = useFrame()?.timeZone ?? "UTC";
  const earlier = useEarlierPages(first.data ?? null);
  const records = [...(first.data?.records ?? []), ...earlier.records];
  // A draft of this device whose prediction the server has too is shown once, as the draft.
  const own = new Set(listedDrafts(drafts, outbox).map((draft) => draft.recordId));
  const shown = records.filter((record) => !own.has(record.id));

  return (
    <>
      <div className="mt-2.5 flex flex-wrap items-baseline justify-between gap-x-4">
        <h1 className="text-display">{t("heading")}</h1>
        {records.length > 0 && (
          <Link
            href="/records/over-time"
            className="inline-flex min-h-target items-center text-action underline decoration-1 underline-offset-4"
          >
            {t("overTime")}
          </Link>
        )}
      </div>
      <NeedsYou />
      <OwnDrafts />
      {first.isPending && <RowsSkeleton />}
      {first.isError && !first.data && <LoadFailed error={first.error} onAgain={() => void first.refetch()} />}
      {first.data && records.length === 0 && own.size === 0 && <EmptyState>{t("empty")}</EmptyState>}
      <ul className="mt-2">
        {shown.map((record) => (
          <RecordRow key={record.id} record={record} timeZone={timeZone} />
        ))}
      </ul>
      {earlier.hasMore && (
        <button
          type="button"
          aria-busy={earlier.isLoading}
          onClick={() => void earlier.load()}
          className="mt-2 mb-4 min-h-[54px] w-full rounded-control border-[1.5px] border-line-strong bg-surface px-4 font-semibold"
        >
          {t("earlier")}
        </button>
      )}
      {earlier.error !== null && <LoadFailed error={earlier.error} onAgain={() => void earlier.load()} />}
    </>
  );
}

/** Pages after the first, asked for one at a time. They start anew when the first page's end has moved. */
function useEarlierPages(first: Page | null) {
  const client = useTRPCClient();
  const end = first?.next ? `${first.next.occurredAt} ${first.next.id}` : "";
  const [loaded, setLoaded] = useState<{ end: string; pages: Page[] }>({ end, pages: [] });
  const [isLoading, setIsLoading] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const pages = loaded.end === end ? loaded.pages : [];
  const next = pages.length > 0 ? (pages.at(-1)?.next ?? null) : (first?.next ?? null);

  return {
    records: pages.flatMap((page) => page.records),
    hasMore: next !== null,
    isLoading,
    error,
    async load() {
      if (!next || isLoading) return;
      setIsLoading(true);
      setError(null);
      try {
        const page = await client.record.listOwn.query({ cursor: next, limit: FIRST_PAGE.limit });
        setLoaded({ end, pages: [...pages, page] });
      } catch (failure) {
        setError(failure);
      } finally {
        setIsLoading(false);
      }
    },
  };
}
