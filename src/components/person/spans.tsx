"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useOwnZone } from "../audit/use-own-zone";
import { Part } from "./part";
import type { PersonDetail } from "./person-screen";

type Span = PersonDetail["care"][number];
type SpansProps = { heading: string; lead?: string; empty: string; spans: Span[]; actOf?(span: Span): ReactNode; children?: ReactNode };

/** Who was with whom, from when until when; the present first. */
export function Spans({ heading, lead, empty, spans, actOf, children }: SpansProps) {
  const t = useTranslations("person.spans");
  const format = useFormatter();
  const timeZone = useOwnZone();
  const day = (at: string) => format.dateTime(new Date(at), { day: "numeric", month: "long", year: "numeric", timeZone });
  return (
    <Part heading={heading} lead={lead}>
      {spans.length === 0 ? (
        <p className="text-ink-2">{empty}</p>
      ) : (
        <ul className="w-full [&>li+li]:border-line [&>li+li]:border-t">
          {spans.map((span) => (
            <li key={span.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
              <span className={span.endedAt === null ? "" : "text-ink-2"}>
                <Link href={`/people/${span.with.id}`} className="inline-flex min-h-9 items-center font-semibold hover:underline">
                  {span.with.displayName}
                </Link>{" "}
                {span.endedAt === null
                  ? t("since", { date: day(span.startedAt) })
                  : t("until", { from: day(span.startedAt), to: day(span.endedAt) })}
              </span>
              {span.endedAt === null && actOf?.(span)}
            </li>
          ))}
        </ul>
      )}
      {children}
    </Part>
  );
}
