"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { RouterOutputs } from "../data/router-types";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { FieldError } from "../ui/field-error";
import { Tag } from "../ui/tag";
import type { AuditFilter } from "./filter";
import { useAuditPages } from "./use-audit-pages";
import { useEventWords } from "./use-event-words";
import { useOwnZone } from "./use-own-zone";

type AuditEvent = RouterOutputs["audit"]["list"]["events"][number];
const COLUMNS = ["at", "actor", "what", "client", "seq"] as const;

/** One line an event, newest first. On a narrow screen each line folds into a block. */
export function AuditTable({ filter }: { filter: AuditFilter }) {
  const t = useTranslations("audit");
  const { events, hasEarlier, state, showEarlier } = useAuditPages(filter);
  if (events.length === 0) return <EmptyState>{t("empty")}</EmptyState>;
  return (
    <div>
      <table className="w-full border-collapse text-left max-md:block">
        <caption className="sr-only">{t("heading")}</caption>
        <thead className="text-ink-2 text-sm max-md:sr-only">
          <tr className="border-line-strong border-b">
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={`pb-2 font-normal ${column === "seq" ? "text-right" : "pr-4"}`}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block max-md:border-line-strong max-md:border-t">
          {events.map((event) => (
            <AuditLine key={event.seq} event={event} />
          ))}
        </tbody>
      </table>
      {hasEarlier && (
        <Button className="mt-4" busy={state === "loading"} onClick={showEarlier}>
          {t(state === "loading" ? "loadingEarlier" : "earlier")}
        </Button>
      )}
      {state === "failed" && <FieldError id="earlier-problem" problem={t("earlierFailed")} />}
    </div>
  );
}

function AuditLine({ event }: { event: AuditEvent }) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const wordsOf = useEventWords();
  const { seq, actor, client, reason } = event;
  const at = new Date(event.at);
  const timeZone = useOwnZone();
  return (
    <tr className="border-line border-b align-top max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:py-2.5">
      <td className="whitespace-nowrap py-2 pr-4 text-ink-2 tabular-nums max-md:col-start-1 max-md:py-0 max-md:text-sm">
        <time dateTime={event.at}>
          {format.dateTime(at, { day: "numeric", month: "short", year: "numeric", timeZone })},{" "}
          {format.dateTime(at, { timeStyle: "medium", timeZone })}
        </time>
      </td>
      <td className="py-2 pr-4 font-semibold max-md:col-span-2 max-md:py-0">
        {actor ? actor.name : <span className="font-normal text-ink-2">{t("nobody")}</span>}
        {actor && <span className="block font-normal text-ink-3 text-sm">{t(`role.${actor.role}`)}</span>}
      </td>
      <td className="py-2 pr-4 max-md:col-span-2 max-md:py-0">
        {wordsOf(event)} {event.kind === "denial" && <Tag tone="alert">{t.has(`reason.${reason}`) ? t(`reason.${reason}`) : reason}</Tag>}
        <EventDetails event={event} />
      </td>
      <td className="py-2 pr-4 max-md:col-span-2 max-md:py-0">
        {client ? <span>{client.name}</span> : <span className="text-ink-3 max-md:hidden">{t("noClient")}</span>}
      </td>
      <td className="py-2 text-right text-ink-3 tabular-nums max-md:col-start-2 max-md:row-start-1 max-md:py-0">{seq}</td>
    </tr>
  );
}

/** Names and ids as they stand in the trail. */
function EventDetails({ event }: { event: AuditEvent }) {
  const t = useTranslations("audit");
  const facts = [
    { name: "name", value: event.procedure ?? event.kind },
    ...(event.reason ? [{ name: "reason", value: event.reason }] : []),
    ...event.details,
  ];
  return (
    <details className="text-ink-2 text-sm">
      <summary className="inline-flex min-h-6 cursor-pointer items-center underline decoration-1 decoration-line-strong underline-offset-4">
        {t("details")}
      </summary>
      <dl className="mt-1 mb-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
        {facts.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="break-all font-mono">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
