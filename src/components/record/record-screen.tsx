"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ClientDefinition } from "@/domain/exercise/definition";
import { expectedAnswers } from "@/offline/addition";
import { expectedVisibility, recordState } from "@/offline/sync-state";
import { useDeviceSnapshot } from "../client/device-provider";
import { LoadFailed } from "../client/load-failed";
import { CardSkeleton } from "../client/skeleton";
import { useFrame } from "../client/use-frame";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { RecordView } from "../form/record-view";
import { SaidLater } from "../form/said-later";
import { TwoPointSlope } from "../form/two-point-slope";
import { useHere } from "../pace/here";
import { SyncBadge } from "../sync/sync-badge";
import { PersonWords } from "../ui/person-words";
import { EditRecord } from "./edit-record";
import { FollowUp } from "./follow-up";
import { OwnChain } from "./own-chain";
import { Thread } from "./thread";
import { useAddition } from "./use-addition";
import { WhoSees } from "./who-sees";

type Detail = RouterOutputs["record"]["getOwn"];

/** One record of one's own, as it stands. */
export function RecordScreen({ recordId }: { recordId: string }) {
  const t = useTranslations("client");
  const trpc = useTRPC();
  const { data, error, isError, refetch } = useQuery(trpc.record.getOwn.queryOptions({ recordId }));
  return (
    <>
      <Link href="/records" className="-ml-1.5 inline-flex min-h-target items-center gap-2 self-start font-medium text-[1rem] text-ink-2">
        <ChevronLeft aria-hidden className="size-5" strokeWidth={1.75} />
        {t("nav.back", { place: t("title.records") })}
      </Link>
      {data ? <Whole detail={data} /> : isError ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <CardSkeleton />}
    </>
  );
}

function Whole({ detail }: { detail: Detail }) {
  const t = useTranslations("record");
  const format = useFormatter();
  const frame = useFrame();
  const { outbox } = useDeviceSnapshot();
  const { summary, definition } = detail;
  const handle = useAddition(summary.id);
  useHere({ recordId: summary.id });
  const answers = expectedAnswers(outbox, summary.id, detail.answers);
  const name = frame?.therapistName ?? "";
  const on = (instant: string) =>
    format.dateTime(new Date(instant), { weekday: "long", day: "numeric", month: "long", timeZone: detail.zone });
  const isFinished = summary.progress !== "draft";
  return (
    <article className="flex flex-1 flex-col">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="text-ink-3 text-md">{on(summary.occurredAt)}</p>
        <SyncBadge
          state={recordState(outbox, summary.id, isFinished ? expectedVisibility(outbox, summary.id, summary.visibility) : null)}
          therapistName={name}
        />
      </div>
      <h1 className="mt-1.5 text-balance text-display">{summary.title}</h1>
      {summary.progress !== "done" && <p className="mt-1.5 text-ink-2">{t(`progress.${summary.progress}`)}</p>}
      {detail.retrospective && isFinished && <p className="mt-2 text-ink-2 text-md">{t("detail.retrospective")}</p>}
      {definition && <Likelihood definition={definition} detail={detail} />}
      {detail.editedAt && <p className="mt-2 text-ink-2 text-md">{t("detail.edited", { date: on(detail.editedAt) })}</p>}
      {detail.review?.note && (
        <section className="mt-6">
          <PersonWords size="phone" label={t("detail.note", { name: detail.review.therapistName })}>
            {detail.review.note}
          </PersonWords>
        </section>
      )}
      {definition && isFinished && (
        <OwnChain definition={definition} recordId={summary.id} title={summary.title} answers={answers} outcomes={detail.links} />
      )}
      {definition && <RecordView definition={definition} answers={answers} headingLevel={2} />}
      <SaidLater checkBacks={detail.checkBacks} timeZone={detail.zone} size="phone" />
      <Envelope detail={detail} />
      {definition && isFinished && summary.progress !== "notThisTime" && (
        <FollowUp definition={definition} recordId={summary.id} title={summary.title} answers={answers} />
      )}
      {definition && isFinished && summary.progress !== "notThisTime" && (
        <EditRecord definition={definition} recordId={summary.id} title={summary.title} answers={answers} handle={handle} />
      )}
      <Thread
        recordId={summary.id}
        title={summary.title}
        thread={detail.thread}
        mayWrite={isFinished && ["shared", "opened", "reviewed"].includes(expectedVisibility(outbox, summary.id, summary.visibility))}
        zone={detail.zone}
        handle={handle}
      />
      {isFinished && (
        <WhoSees
          recordId={summary.id}
          title={summary.title}
          visibility={expectedVisibility(outbox, summary.id, summary.visibility)}
          openedOn={detail.openedAt ? on(detail.openedAt) : null}
        />
      )}
    </article>
  );
}

/** How likely before and next time: two points, both numbers, where both are there. */
function Likelihood({ definition, detail }: { definition: ClientDefinition; detail: Detail }) {
  const t = useTranslations("record.detail");
  const before = detail.answers[definition.prediction?.likelihoodBefore ?? ""];
  const again = detail.answers[definition.prediction?.likelihoodAgain ?? ""];
  if (typeof before !== "number" || typeof again !== "number") return null;
  return (
    <figure className="mt-4 flex items-center gap-4 border-line border-y py-2.5">
      <TwoPointSlope before={before} now={again} />
      <figcaption className="text-ink-2 text-md">{t("slope")}</figcaption>
    </figure>
  );
}

/** What belongs to every record, whatever the exercise. */
function Envelope({ detail }: { detail: Detail }) {
  const t = useTranslations("record");
  const reasons = detail.reasons.filter((reason) => t.has(`ending.reason.${reason}`));
  if (detail.exhaustion === null && detail.pace === null && reasons.length === 0 && detail.note === null) return null;
  return (
    <dl className="mt-7 grid gap-3.5 border-line-strong border-l-2 pl-3.5">
      {reasons.length > 0 && (
        <div>
          <dt className="text-[0.84375rem] text-ink-3">{t("detail.reasons")}</dt>
          <dd>{reasons.map((reason) => t(`ending.reason.${reason}`)).join(", ")}</dd>
        </div>
      )}
      {detail.note !== null && (
        <div>
          <dt className="text-[0.84375rem] text-ink-3">{t("detail.toTherapist")}</dt>
          <dd className="whitespace-pre-wrap break-words font-words text-lg leading-words">{detail.note}</dd>
        </div>
      )}
      {detail.pace !== null && (
        <div>
          <dt className="text-[0.84375rem] text-ink-3">{t("detail.pace")}</dt>
          <dd>{t(`closing.pace.${detail.pace}`)}</dd>
        </div>
      )}
      {detail.exhaustion !== null && (
        <div>
          <dt className="text-[0.84375rem] text-ink-3">{t("detail.exhaustion")}</dt>
          <dd>{t("detail.ofTen", { value: detail.exhaustion })}</dd>
        </div>
      )}
    </dl>
  );
}
