"use client";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { RouterOutputs } from "../data/router-types";
import { OutcomeGlyph } from "../ui/outcome-glyph";
import { Tag } from "../ui/tag";

type Summary = RouterOutputs["record"]["listOwn"]["records"][number];

/** One record in the list: what it was, when, who sees it, and the words that matter. The whole row opens it. */
export function RecordRow({ record, timeZone }: { record: Summary; timeZone: string }) {
  const t = useTranslations("record");
  const format = useFormatter();
  const { outcome } = record;
  const isOpen = record.progress === "draft";
  return (
    <li className="border-line border-t first:border-t-0">
      <Link href={`/records/${record.id}`} className="flex items-center gap-3.5 py-4">
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{record.title}</span>
          <span className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-ink-2 text-md">
            {format.dateTime(new Date(record.occurredAt), { day: "numeric", month: "long", timeZone })}
            {outcome && (
              <span className="inline-flex items-center gap-1.5">
                <OutcomeGlyph outcome={outcome} className="size-4" />
                {t(`outcome.${outcome}`)}
              </span>
            )}
            {(isOpen || record.progress !== "done") && <span>{t(`progress.${record.progress}`)}</span>}
            {!isOpen && <Tag>{t(`visibility.${record.visibility}`)}</Tag>}
          </span>
          {record.words && (
            <span className="mt-2 line-clamp-3 block border-line-strong border-l-2 pl-3 font-words text-md leading-[1.5]">
              {record.words}
            </span>
          )}
        </span>
        <ChevronRight aria-hidden className="size-[18px] flex-none text-ink-3" strokeWidth={1.75} />
      </Link>
    </li>
  );
}
