"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import type { recordDetail } from "@/server/record/schema";
import { RecordView } from "../form/record-view";
import { Tag } from "../ui/tag";

type Detail = z.infer<typeof recordDetail>;

export function BackToClient({ clientId }: { clientId: string }) {
  const t = useTranslations("therapist.review");
  return (
    <Link href={`/clients/${clientId}`} className="inline-flex min-h-9 items-center text-action underline underline-offset-4">
      {t("back")}
    </Link>
  );
}

/** One shared record as staff read it. */
export function RecordSheet({ clientId, record, definitions }: { clientId: string; record: Detail; definitions: ExerciseDefinition[] }) {
  const definition = definitions.find(({ id, version }) => id === record.summary.definitionId && version === record.definitionVersion);
  return (
    <article>
      <BackToClient clientId={clientId} />
      <RecordHead record={record} />
      {definition && <RecordView definition={definition} answers={record.answers} headingLevel={2} />}
    </article>
  );
}

function RecordHead({ record }: { record: Detail }) {
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
