"use client";
import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "next-intl";
import type { z } from "zod";
import type { paceMomentView, paceRequestView } from "@/server/pace/schema";
import { PersonWords } from "../ui/person-words";

/** A request, and where it was made where the reader has that. */
export type AskedPace = z.infer<typeof paceRequestView> & Partial<z.infer<typeof paceMomentView> & { sameStep: number }>;
/** What waits besides it, where the reader has that. */
export type WaitingPace = AskedPace & Partial<{ waiting: AskedPace[]; waitingSince: string; unansweredCount: number }>;

type PaceAskedProps = {
  request: WaitingPace;
  clientName: string;
  timeZone: string;
  /** A line on what is held and how often it was asked before. */
  context: string;
  /** The client's page, where the reader may open it and is not there yet. */
  pageLink?: string;
  /** Where the client's records are, for readers who may open them. */
  recordsLink?: string;
};

const MOMENT = { weekday: "short", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" } as const;

/** What a client asks for, where it was, and since when. */
export function PaceAsked({ request, clientName, timeZone, context, pageLink, recordsLink }: PaceAskedProps) {
  const t = useTranslations("therapist.pace");
  const format = useFormatter();
  const now = useNow();
  const since = request.waitingSince ?? request.occurredAt;
  const several = (request.waiting?.length ?? 0) > 1;
  const words = { date: format.dateTime(new Date(since), { ...MOMENT, timeZone }), ago: format.relativeTime(new Date(since), now) };
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <h2 className="break-words font-semibold text-lg text-pace">
        {pageLink ? (
          <Link href={pageLink} className="underline decoration-1 underline-offset-4">
            {t(`asked.${request.kind}`, { name: clientName })}
          </Link>
        ) : (
          t(`asked.${request.kind}`, { name: clientName })
        )}
      </h2>
      <p className="text-ink-2">{t(several ? "firstSince" : "waitsSince", words)}</p>
      <Said request={request} clientName={clientName} recordsLink={recordsLink} />
      <p className="text-ink-2 text-sm">{context}</p>
      {several && (
        <details>
          <summary className="inline-block min-h-7 cursor-pointer py-1 text-ink-2 text-sm">{t("all")}</summary>
          <ol className="mt-1 grid max-h-72 gap-2.5 overflow-y-auto">
            {request.waiting?.map((one) => (
              <li key={one.id} className="grid gap-1">
                <p className="text-sm">
                  {t(`asked.${one.kind}`, { name: clientName })}, {format.dateTime(new Date(one.occurredAt), { ...MOMENT, timeZone })}
                </p>
                <Said request={one} clientName={clientName} recordsLink={recordsLink} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

/** Where it was, and what the client added. Often at one step is a pattern and is said as a number, no more. */
function Said({ request, clientName, recordsLink }: { request: AskedPace; clientName: string; recordsLink: string | undefined }) {
  const t = useTranslations("therapist.pace");
  const { stepTitle, exerciseTitle, phase, question, sameStep = 0, exhaustion } = request;
  const place = [stepTitle ?? exerciseTitle, phase && t(`phase.${phase}`), question].filter(Boolean).join(" · ");
  const meta = [
    exhaustion !== null && t("exhaustion", { value: exhaustion }),
    request.askFirst && t("askFirst"),
    sameStep > 1 && t("sameStep", { count: sameStep }),
  ].filter(Boolean);
  return (
    <>
      {place && (
        <p className="break-words">
          {place}
          {recordsLink && request.recordId && (
            <>
              {" "}
              <Link href={`${recordsLink}/${request.recordId}`} className="text-action underline underline-offset-4">
                {t("record")}
              </Link>
            </>
          )}
        </p>
      )}
      {request.words && <PersonWords tone="pace">{request.words}</PersonWords>}
      {request.tooMuch && (
        <PersonWords tone="pace" label={t("tooMuch")}>
          {request.tooMuch}
        </PersonWords>
      )}
      {request.smaller && (
        <PersonWords tone="pace" label={t("smallerWanted", { name: clientName })}>
          {request.smaller}
        </PersonWords>
      )}
      {meta.length > 0 && <p className="text-sm">{meta.join(" ")}</p>}
    </>
  );
}
