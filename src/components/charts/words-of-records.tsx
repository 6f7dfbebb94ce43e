"use client";
import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useTRPC } from "../data/trpc";

type WordsOfRecords = {
  /** By record; of those in which something was written. */
  readonly words: ReadonlyMap<string, string>;
  /** Records whose words are on their way. */
  readonly coming: ReadonlySet<string>;
};
type Answer = { records: { recordId: string; words: string }[] };
type Asked = { data?: ReadonlyMap<string, string>; isPlaceholderData: boolean; fetchStatus: string };

const NONE: WordsOfRecords = { words: new Map(), coming: new Set() };
const NO_RECORDS: readonly string[] = [];
const Words = createContext(NONE);
const byRecord = ({ records }: Answer) => new Map(records.map(({ recordId, words }) => [recordId, words]));

/** The words that stand beside the points around here; none where nobody asks for any. */
export function useWordsOfRecords(): WordsOfRecords {
  return useContext(Words);
}

type Props = { /** None before the charts stand. */ recordIds: readonly string[] | undefined; children: ReactNode };

/**
 * Around charts for staff: asks for the client's own words of these records as soon as somebody comes near a chart, since most visits look at no
 * point and need open no seal. Without an answer charts are complete.
 */
export function WordsForStaff({ clientId, recordIds = NO_RECORDS, children }: Props & { clientId: string }) {
  const { chartWords } = useTRPC().client;
  const [isNear, near] = useNear();
  const asked = useQuery(chartWords.queryOptions({ clientId, recordIds: [...recordIds] }, rulesFor(recordIds, isNear)));
  return (
    <Words value={useAsked(asked, recordIds)}>
      <div className="contents" {...near}>
        {children}
      </div>
    </Words>
  );
}

/** The same around the client's own charts. */
export function OwnWords({ recordIds = NO_RECORDS, children }: Props) {
  const { ownChartWords } = useTRPC().client;
  const [isNear, near] = useNear();
  const asked = useQuery(ownChartWords.queryOptions({ recordIds: [...recordIds] }, rulesFor(recordIds, isNear)));
  return (
    <Words value={useAsked(asked, recordIds)}>
      <div className="contents" {...near}>
        {children}
      </div>
    </Words>
  );
}

/** Whether a pointer, a finger or the focus has come among the charts, and what hears of it. */
function useNear() {
  const [isNear, setNear] = useState(false);
  const hear = () => setNear(true);
  return [isNear, { onPointerEnter: hear, onFocus: hear }] as const;
}

// Words do not depend on what was chosen: those that came before stand until the others do.
function rulesFor(recordIds: readonly string[], isNear: boolean) {
  return { enabled: isNear && recordIds.length > 0, placeholderData: (earlier: Answer | undefined) => earlier, select: byRecord };
}

function useAsked({ data, isPlaceholderData, fetchStatus }: Asked, recordIds: readonly string[]): WordsOfRecords {
  const isComing = fetchStatus === "fetching" && (data === undefined || isPlaceholderData);
  return useMemo(() => {
    const words = data ?? NONE.words;
    return { words, coming: isComing ? new Set(recordIds.filter((id) => !words.has(id))) : NONE.coming };
  }, [data, isComing, recordIds]);
}
