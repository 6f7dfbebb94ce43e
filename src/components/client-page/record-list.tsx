"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import type { recordSummary } from "@/server/record/schema";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { OutcomeGlyph } from "../ui/outcome-glyph";
import { PersonWords } from "../ui/person-words";
import { Tag } from "../ui/tag";
import { useRecordPages } from "./use-record-pages";

type Summary = z.infer<typeof recordSummary>;

type RecordListProps = { clientId: string; clientName: string; timeZone: string /** Said where there is no record. */; empty: string };

/** What the client shared, newest first, in the client's words. */
export function RecordList({ clientId, clientName, timeZone, empty }: RecordListProps) {
  const t = useTranslations("therapist.client");
  const { records, hasEarlier, state, showEarlier } = useRecordPages(clientId);
  if (records.length === 0) return <p className="py-5 text-ink-2">{empty}</p>;
  return (
    <>
      <ul>
        {records.map((record) => (
          <RecordItem key={record.id} record={record} clientId={clientId} clientName={clientName} timeZone={timeZone} />
        ))}
      </ul>
      {state === "failed" && <FieldError id="records-failed" problem={t("recordsFailed")} />}
      {hasEarlier && (
        <Button className="mt-4 w-full" busy={state === "loading"} onClick={() => void showEarlier()}>
          {t("earlier")}
        </Button>
      )}
    </>
  );
}

function RecordItem({
  record,
  clientId,
  clientName,
  timeZone,
}: {
  record: Summary;
  clientId: string;
  clientName: string;
  timeZone: string;
}) {
  const t = useTranslations("therapist.client");
  const format = useFormatter();
  const date = format.dateTime(new Date(record.occurredAt), { weekday: "short", day: "numeric", month: "short", timeZone });
  if (record.visibility === "takenBack") {
    return (
      <li className="border-line border-b py-4 text-ink-2 last:border-b-0">
        {date} · {t("takenBack", { name: clientName })}
      </li>
    );
  }
  return (
    <li className="relative grid gap-1.5 border-line border-b py-4 last:border-b-0">
      <div className="flex items-start justify-between gap-3">
        <h3 className="font-semibold">
          <Link href={`/clients/${clientId}/records/${record.id}`} className="after:absolute after:inset-0 hover:underline">
            {record.title}
          </Link>
        </h3>
        <Tag tone={record.visibility === "shared" ? "new" : "plain"}>{t(`visibility.${record.visibility}`)}</Tag>
      </div>
      <p className="flex flex-wrap items-center gap-1.5 text-ink-2 text-sm">
        {date}
        {record.outcome && (
          <>
            {" · "}
            <OutcomeGlyph outcome={record.outcome} className="size-3.5" />
            {t(`outcome.${record.outcome}`)}
          </>
        )}
        {record.progress !== "done" && record.progress !== "draft" && ` · ${t(`progress.${record.progress}`)}`}
      </p>
      {record.feared && <PersonWords label={t("feared")}>{record.feared}</PersonWords>}
      {record.learned && <PersonWords label={t("learned")}>{record.learned}</PersonWords>}
      {!record.feared && !record.learned && record.words && <PersonWords>{record.words}</PersonWords>}
    </li>
  );
}
