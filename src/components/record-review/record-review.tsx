"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { z } from "zod";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import type { recordDetail } from "@/server/record/schema";
import { errorCodeOf } from "../data/query-client";
import { useTRPC } from "../data/trpc";
import { RecordView } from "../form/record-view";
import { Skeleton } from "../ui/skeleton";
import { Tag } from "../ui/tag";
import { ReviewForm } from "./review-form";

type RecordReviewProps = { clientId: string; recordId: string; definitions: ExerciseDefinition[] };

/** Opens a shared record: from here on the client sees that it was opened, and it can no longer be taken back. */
export function RecordReview({ clientId, recordId, definitions }: RecordReviewProps) {
  const t = useTranslations("therapist.review");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const opened = useRef(false);
  const open = useMutation(trpc.record.open.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }));
  const { mutate } = open;
  useEffect(() => {
    // Opening is an act, and once is enough.
    if (opened.current) return;
    opened.current = true;
    mutate({ clientId, recordId });
  }, [mutate, clientId, recordId]);

  const back = (
    <Link href={`/clients/${clientId}`} className="inline-flex min-h-9 items-center text-action underline underline-offset-4">
      {t("back")}
    </Link>
  );
  if (open.error) {
    return (
      <div role="alert" className="grid justify-items-start gap-3 py-8">
        <h1 className="text-title">{errorCodeOf(open.error) === "NOT_FOUND" ? t("notFound") : t("failed")}</h1>
        {back}
      </div>
    );
  }
  if (!open.data) return <Skeleton lines={8} label={t("loading")} />;
  if (!open.data.ok) {
    return (
      <div className="grid justify-items-start gap-3 py-8">
        <h1 className="text-title">{t("takenBack")}</h1>
        {back}
      </div>
    );
  }
  const { record } = open.data;
  const definition = definitions.find(({ id, version }) => id === record.summary.definitionId && version === record.definitionVersion);
  return (
    <div className="grid max-w-5xl items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
      <article>
        {back}
        <RecordHead record={record} />
        {definition && <RecordView definition={definition} answers={record.answers} headingLevel={2} />}
      </article>
      <ReviewForm clientId={clientId} recordId={recordId} review={record.review} />
    </div>
  );
}

function RecordHead({ record }: { record: z.infer<typeof recordDetail> }) {
  const t = useTranslations("therapist.review");
  const format = useFormatter();
  const { summary } = record;
  return (
    <>
      <h1 className="mt-2 text-title">{summary.stepTitle ?? t("record")}</h1>
      <p className="text-ink-2">
        {format.dateTime(new Date(summary.occurredAt), {
          weekday: "long",
          day: "numeric",
          month: "long",
          hour: "2-digit",
          minute: "2-digit",
          timeZone: record.zone,
        })}
      </p>
      <p className="mt-2 flex flex-wrap gap-2">
        {summary.progress !== "done" && summary.progress !== "draft" && <Tag>{t(`progress.${summary.progress}`)}</Tag>}
        {record.retrospective && <Tag>{t("retrospective")}</Tag>}
        {record.orderByDevice && <Tag>{t("orderByDevice")}</Tag>}
        {record.exhaustion !== null && <Tag>{t("exhaustion", { value: record.exhaustion })}</Tag>}
        {record.reasons.map((reason) => (
          <Tag key={reason}>{t(`reason.${reason}`)}</Tag>
        ))}
      </p>
    </>
  );
}
