"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import type { recordDetail } from "@/server/record/schema";
import { useOwnZone } from "../audit/use-own-zone";
import { RecordView } from "../form/record-view";
import { SaidLater } from "../form/said-later";
import { PersonWords } from "../ui/person-words";
import { Tag } from "../ui/tag";
import { StaffChain } from "./staff-chain";

type Detail = z.infer<typeof recordDetail>;

export function BackToClient({ clientId }: { clientId: string }) {
  const t = useTranslations("therapist.review");
  return (
    <Link href={`/clients/${clientId}`} className="inline-flex min-h-9 items-center text-action underline underline-offset-4">
      {t("back")}
    </Link>
  );
}

/** One shared record as staff read it: the client's words, in the order in which they were asked for. `clientId` where something can be made of it. */
export function RecordSheet({ record, clientId }: { record: Detail; clientId: string | null }) {
  const t = useTranslations("therapist.review");
  const timeZone = useOwnZone();
  return (
    <article className="min-w-0">
      <RecordHead record={record} />
      {record.note && (
        <div className="mt-5">
          <PersonWords label={t("ownNote")}>{record.note}</PersonWords>
        </div>
      )}
      {record.definition && (
        <StaffChain definition={record.definition} answers={record.answers} outcomes={record.links} clientId={clientId} />
      )}
      {record.definition ? (
        <RecordView definition={record.definition} answers={record.answers} headingLevel={2} />
      ) : (
        <p className="mt-5 text-ink-2">{t("unknownExercise")}</p>
      )}
      <SaidLater checkBacks={record.checkBacks} timeZone={timeZone} size="laptop" />
    </article>
  );
}

function RecordHead({ record }: { record: Detail }) {
  const t = useTranslations("therapist.review");
  const format = useFormatter();
  const timeZone = useOwnZone();
  const { summary } = record;
  return (
    <>
      <h1 className="mt-2 text-title">{summary.title}</h1>
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
        {record.editedAt !== null && (
          <Tag>{t("edited", { date: format.dateTime(new Date(record.editedAt), { day: "numeric", month: "long", timeZone }) })}</Tag>
        )}
        {record.pace !== null && record.pace !== "fine" && <Tag>{t(`pace.${record.pace}`)}</Tag>}
        {record.reasons.map((reason) => (
          <Tag key={reason}>{t(`reason.${reason}`)}</Tag>
        ))}
      </p>
    </>
  );
}
