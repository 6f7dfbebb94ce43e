"use client";
import { useSuspenseQueries } from "@tanstack/react-query";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { localDay } from "../client-page/local-day";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { PersonWords } from "../ui/person-words";
import { AgreedWeek } from "./agreed-week";
import { RestWeeks } from "./rest-weeks";

type Request = RouterOutputs["client"]["overview"]["paceRequests"][number];
type PaceStandingProps = {
  clientId: string;
  clientName: string;
  timeZone: string /** False for those who only read along. */;
  mayWrite: boolean;
};

/** This many answers stand open; earlier ones are behind a line. */
const ANSWERS = 3;

/** How the pace stands: what was agreed on, rest weeks, where was asked to slow down, and what was answered. */
export function PaceStanding({ clientId, clientName, timeZone, mayWrite }: PaceStandingProps) {
  const t = useTranslations("therapist.pace.standing");
  const format = useFormatter();
  const trpc = useTRPC();
  const today = localDay(useNow().toISOString(), timeZone);
  const [{ data: standing }, { data: client }] = useSuspenseQueries({
    queries: [trpc.pace.standing.queryOptions({ clientId }), trpc.client.overview.queryOptions({ clientId })],
  });
  const answers = answersOf(client.paceRequests);
  const day = (moment: string) => format.dateTime(new Date(moment), { day: "numeric", month: "long", timeZone });
  return (
    <div className="grid gap-6">
      <AgreedWeek {...{ clientId, clientName, mayWrite }} agreement={standing.agreement} dose={standing.dose} />
      <RestWeeks {...{ clientId, clientName, mayWrite, today }} restWeeks={standing.restWeeks} />
      <section className="grid gap-1.5">
        <h3 className="font-semibold">{t("where")}</h3>
        {standing.steps.length === 0 && <p className="text-ink-2">{t("nowhere")}</p>}
        <ul className="grid gap-1.5">
          {standing.steps.map(({ stepId, title, asked, lastAskedAt }) => (
            <li key={stepId}>
              <p className="break-words">{title}</p>
              <p className="text-ink-2 text-sm">{t("asked", { count: asked, date: day(lastAskedAt) })}</p>
            </li>
          ))}
        </ul>
      </section>
      <section className="grid gap-2.5">
        <h3 className="font-semibold">{t("answers")}</h3>
        {answers.length === 0 && <p className="text-ink-2">{t("noAnswers")}</p>}
        <Answers answers={answers.slice(0, ANSWERS)} timeZone={timeZone} />
        {answers.length > ANSWERS && (
          <details>
            <summary className="min-h-7 cursor-pointer py-1 text-ink-2 max-lg:py-2.5">{t("earlier")}</summary>
            <Answers answers={answers.slice(ANSWERS)} timeZone={timeZone} />
          </details>
        )}
      </section>
    </div>
  );
}

type Answered = { answeredAt: string; count: number; request: Request };

/** One answer may be for several requests; it stands once, latest first. */
function answersOf(requests: readonly Request[]): Answered[] {
  const byMoment = new Map<string, Request[]>();
  for (const request of requests) {
    if (request.answeredAt && !request.takenBack) byMoment.set(request.answeredAt, [...(byMoment.get(request.answeredAt) ?? []), request]);
  }
  return [...byMoment]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([answeredAt, those]) => {
      // How heard the client felt is said to one of them.
      const request = those.find(({ feltHeard }) => feltHeard !== null) ?? those.at(-1);
      return request ? [{ answeredAt, count: those.length, request }] : [];
    });
}

function Answers({ answers, timeZone }: { answers: readonly Answered[]; timeZone: string }) {
  const t = useTranslations("therapist.pace");
  const format = useFormatter();
  return (
    <ul className="grid gap-3.5">
      {answers.map(({ answeredAt, count, request }) => (
        <li key={answeredAt} className="grid gap-1">
          <p className="text-ink-2 text-sm">
            {t("standing.answered", {
              date: format.dateTime(new Date(answeredAt), { day: "numeric", month: "long", timeZone }),
              count,
            })}
          </p>
          {request.answer && <PersonWords tone="pace">{request.answer}</PersonWords>}
          {request.changes.length > 0 && <p className="text-sm">{request.changes.map((change) => t(`change.${change}`)).join(" · ")}</p>}
          <p className="text-sm">
            {request.feltHeard === null ? t("standing.heardNotSaid") : t("standing.heard", { value: request.feltHeard })}
          </p>
        </li>
      ))}
    </ul>
  );
}
