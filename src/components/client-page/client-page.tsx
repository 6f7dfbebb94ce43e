"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { lastWeeks } from "@/domain/chart/last-weeks";
import { unanswered } from "@/domain/pace/hold";
import { BeliefChart } from "../charts/belief-chart";
import { CalibrationChart } from "../charts/calibration-chart";
import { ChartFilters, NO_FILTER } from "../charts/chart-filters";
import { ChartsStateLine } from "../charts/charts-state-line";
import { LikelihoodChart } from "../charts/likelihood-chart";
import { MeasureChart } from "../charts/measure-chart";
import { OutcomeCountsChart } from "../charts/outcome-counts-chart";
import { PaceStrip } from "../charts/pace-strip";
import { PeakAnxietyChart } from "../charts/peak-anxiety-chart";
import { SafetyBehavioursSection } from "../charts/safety-behaviours-section";
import { StepOverTimeChart } from "../charts/step-over-time-chart";
import { useCharts } from "../charts/use-charts";
import { WordsForStaff } from "../charts/words-of-records";
import { useTRPC } from "../data/trpc";
import type { SentAnswer } from "../pace/answered-pace";
import { BecameTheRule } from "../pace/became-the-rule";
import { PaceAsked } from "../pace/pace-asked";
import { PrivateNotes } from "../private-note/private-notes";
import { Skeleton } from "../ui/skeleton";
import { ClientHeader } from "./client-header";
import { ClientSide } from "./client-side";
import { localDay } from "./local-day";
import { ReadingAs } from "./reading-as";
import { useWide } from "./use-wide";

// The form is there where somebody waits, and comes with it.
const WaitingAnswer = lazy(() => import("../pace/waiting-answer").then((module) => ({ default: module.WaitingAnswer })));
const AnsweredPace = lazy(() => import("../pace/answered-pace").then((module) => ({ default: module.AnsweredPace })));

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
  const [sent, setSent] = useState<SentAnswer | null>(null);
  const today = localDay(now.toISOString(), client.timeZone);
  const choice = lastWeeks(today, filter.weeks, filter.stepId);
  const { charts, recordIds, state, again } = useCharts(clientId, choice);
  const place = { timeZone: client.timeZone, onOpenRecord: openRecord };

  const columns = (
    <WordsForStaff clientId={clientId} recordIds={recordIds}>
      <div className="grid min-w-0 gap-3">
        <PaceStrip chart={charts.pace} />
        <BecameTheRule clientId={clientId} clientName={client.displayName} />
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
          {charts.days && <ChartFilters filter={filter} steps={charts.steps} onFilter={setFilter} />}
          <ChartsStateLine state={state} again={again} />
        </div>
        {charts.step && <StepOverTimeChart chart={charts.step} {...place} />}
        <LikelihoodChart chart={charts.likelihood} withChange {...place} />
        <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
          <PeakAnxietyChart chart={charts.peakAnxiety} {...place} />
          <OutcomeCountsChart chart={charts.outcomes} {...place} />
        </div>
        {charts.beliefs.tally.all > 0 && <BeliefChart chart={charts.beliefs} {...place} />}
        {charts.peakAnxiety.tally.all > 0 && <SafetyBehavioursSection clientId={clientId} choice={choice} {...place} />}
        {charts.measures.map(({ id, title, over }) => (
          <MeasureChart key={id} title={title} chart={over} {...place} />
        ))}
        {charts.calibration && charts.outcomes.tally.all > 0 && (
          <div className="print:hidden">
            <CalibrationChart chart={charts.calibration} timeZone={client.timeZone} />
          </div>
        )}
      </div>
    </WordsForStaff>
  );
  const side = { clientId, clientName: client.displayName, timeZone: client.timeZone, therapistName: client.therapistName, mayWrite };

  return (
    <>
      <ClientHeader
        clientId={clientId}
        displayName={client.displayName}
        line={t("since", {
          date: format.dateTime(new Date(client.since), { day: "numeric", month: "long", timeZone: client.timeZone }),
          count: client.exposureCount,
        })}
        invited={client.invited}
        waits={waiting.length > 0}
        mayWrite={mayWrite}
      />
      <ReadingAs client={client} />
      {asked && (
        <div id="answer" className="mb-4 scroll-mt-4">
          {mayWrite ? (
            <Suspense fallback={<Skeleton lines={4} label={t("loading")} />}>
              <WaitingAnswer client={client} onSent={setSent} />
            </Suspense>
          ) : (
            <div className="rounded-card border-[1.5px] border-pace-line bg-pace-soft p-5">
              <PaceAsked {...asked} context={words("paceWaits", { name: client.therapistName, count: waiting.length })} />
            </div>
          )}
        </div>
      )}
      {sent && !asked && (
        <div className="mb-4">
          <Suspense>
            <AnsweredPace sent={sent} onClose={() => setSent(null)} />
          </Suspense>
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
