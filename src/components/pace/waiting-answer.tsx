"use client";
import { useQuery } from "@tanstack/react-query";
import { useNow, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { unanswered } from "@/domain/pace/hold";
import { localDay } from "../client-page/local-day";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { AnswerPace } from "./answer-pace";
import type { SentAnswer } from "./answered-pace";

type WaitingAnswerProps = {
  client: RouterOutputs["client"]["overview"];
  /** Opened by a tap: then the words are where one goes on. */
  focused?: boolean;
  onSent: (sent: SentAnswer) => void;
};

/** What waits of one client, to be answered right here. Where each request was made comes with the day. */
export function WaitingAnswer({ client, focused = false, onSent }: WaitingAnswerProps) {
  const t = useTranslations("therapist.client");
  const trpc = useTRPC();
  const now = useNow();
  const { clientId, displayName, timeZone } = client;
  const waiting = unanswered(client.paceRequests);
  const { data: day } = useQuery(trpc.caseload.day.queryOptions());
  const atDay = day?.paceRequests.find((one) => one.clientId === clientId && one.forCoverOf === null);
  const request = atDay ?? waiting.at(-1);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) root.current?.querySelector("textarea")?.focus();
  }, [focused]);
  if (!request) return null;
  return (
    <div ref={root}>
      <AnswerPace
        request={request}
        clientId={clientId}
        clientName={displayName}
        timeZone={timeZone}
        today={localDay(now.toISOString(), timeZone)}
        context={t("paceContext", { count: waiting.length })}
        onSent={onSent}
      />
    </div>
  );
}
