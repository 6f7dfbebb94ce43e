"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import type { ChartChoice } from "@/domain/chart/select-rows";
import { unanswered } from "@/domain/pace/hold";
import { CalibrationChart } from "../charts/calibration-chart";
import { ChartFilters, NO_FILTER } from "../charts/chart-filters";
import { LikelihoodChart } from "../charts/likelihood-chart";
import { OutcomeCountsChart } from "../charts/outcome-counts-chart";
import { PaceStrip } from "../charts/pace-strip";
import { PeakAnxietyChart } from "../charts/peak-anxiety-chart";
import { StepOverTimeChart } from "../charts/step-over-time-chart";
import { useTRPC } from "../data/trpc";
import { AnswerPace } from "../pace/answer-pace";
import { PaceAsked } from "../pace/pace-asked";
import { PrivateNotes } from "../private-note/private-notes";
import { ClientHeader } from "./client-header";
import { ClientSide } from "./client-side";
import { localDay } from "./local-day";
import { ReadingAs } from "./reading-as";
import { useWide } from "./use-wide";

const WEEK_MS = 7 * 86_400_000;

/** The steps that were tried, by the name of their latest record. */
function stepsOf(exposures: readonly { stepId: string | null; title: string }[]): { id: string; title: string }[] {
  const titles = new Map(exposures.flatMap(({ stepId, title }) => (stepId === null ? [] : [[stepId, title] as const])));
  return [...titles].map(([id, title]) => ({ id, title }));
}

type ClientPageProps = { clientId: string /** False for supervisors, who read along. */; mayWrite: boolean };

/** What both look at in session: pace first, then what was expected and what happened, with the client's words beside it. */
export function ClientPage({ clientId, mayWrite }: ClientPageProps) {
  const t = useTranslations("therapist.client");
  const words = useTranslations("supervision");
  const format = useFormatter();
  const now = useNow();
  const router = useRouter();
  const trpc = useTRPC();
  const { data: client } = useSuspenseQuery(trpc.client.overview.queryOptions({ clientId }));
  const wide = useWide();
  const waiting = unanswered(client.paceRequests);
  const latest = waiting.at(-1);
  const asked = latest && { request: latest, clientName: client.displayName, timeZone: client.timeZone };
  const openRecord = (recordId: string) => router.push(`/clients/${clientId}/records/${recordId}`);
  const [filter, setFilter] = useState(NO_FILTER);
  const choice: ChartChoice = {
    from: filter.weeks === null ? null : new Date(now.getTime() - filter.weeks * WEEK_MS).toISOString(),
    before: null,
    stepId: filter.stepId,
  };
  const charts = { timeZone: client.timeZone, onOpenRecord: openRecord, choice };

  const columns = (
    <div className="grid min-w-0 gap-3">
      <PaceStrip
        exhaustion={client.exhaustion}
        requests={client.paceRequests
          .filter((request) => !request.takenBack)
          .map((request) => ({
            date: localDay(request.occurredAt, client.timeZone),
            kind: request.kind,
            answered: request.answeredAt !== null,
          }))}
        today={localDay(now.toISOString(), client.timeZone)}
      />
      {client.exposures.length > 0 && <ChartFilters filter={filter} steps={stepsOf(client.exposures)} onFilter={setFilter} />}
      {filter.stepId !== null && <StepOverTimeChart points={client.exposures} stepId={filter.stepId} {...charts} />}
      <LikelihoodChart points={client.predictions.filter(({ link }) => link === null)} {...charts} />
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <PeakAnxietyChart points={client.exposures} {...charts} />
        <OutcomeCountsChart points={client.predictions} {...charts} forTherapist />
      </div>
      {client.predictions.length > 0 && (
        <div className="print:hidden">
          <CalibrationChart points={client.predictions} choice={choice} timeZone={client.timeZone} />
        </div>
      )}
    </div>
  );
  const side = { clientId, clientName: client.displayName, timeZone: client.timeZone, therapistName: client.therapistName, mayWrite };

  return (
    <>
      <ClientHeader
        clientId={clientId}
        displayName={client.displayName}
        line={t("since", {
          date: format.dateTime(new Date(client.since), { day: "numeric", month: "long", timeZone: client.timeZone }),
          count: client.exposures.length,
        })}
        invited={client.invited}
        waits={waiting.length > 0}
        mayWrite={mayWrite}
      />
      <ReadingAs client={client} />
      {asked && (
        <div id="answer" className="mb-4 scroll-mt-4">
          {mayWrite ? (
            <AnswerPace {...asked} clientId={clientId} context={t("paceContext", { count: waiting.length })} />
          ) : (
            <div className="rounded-card border-[1.5px] border-pace-line bg-pace-soft p-5">
              <PaceAsked {...asked} context={words("paceWaits", { name: client.therapistName, count: waiting.length })} />
            </div>
          )}
        </div>
      )}
      {wide ? (
        <div className="grid grid-cols-[minmax(0,1fr)_392px] items-start gap-5 print:block">
          {columns}
          <ClientSide {...side} charts={null} />
        </div>
      ) : (
        <ClientSide {...side} charts={columns} />
      )}
      {mayWrite && <PrivateNotes clientId={clientId} />}
    </>
  );
}
