"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { useOwnZone } from "../audit/use-own-zone";
import type { RouterOutputs } from "../data/router-types";

type Caseload = RouterOutputs["supervision"]["caseloads"]["caseloads"][number];
const COLUMNS = ["client", "last", "predictions", "pace"] as const;

/** One therapist's clients who agreed to a supervisor, one line each. On a narrow screen each line folds into a block. */
export function SupervisedTable({ caseload }: { caseload: Caseload }) {
  const t = useTranslations("supervision");
  const id = useId();
  const { therapistName, clients, notAgreed } = caseload;
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-2">
      <h2 id={id} className="font-semibold text-lg">
        {t("caseloadOf", { name: therapistName })}{" "}
        {clients.length > 0 && <span className="font-normal text-ink-3 text-md">{t("count", { count: clients.length })}</span>}
      </h2>
      {clients.length > 0 ? (
        <table aria-labelledby={id} className="w-full table-fixed border-collapse text-left max-md:block">
          <thead className="text-ink-2 text-sm max-md:sr-only">
            <tr className="border-line-strong border-b">
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="pb-2 font-normal">
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-md:block max-md:border-line-strong max-md:border-t">
            {clients.map((client) => (
              <SupervisedLine key={client.clientId} client={client} />
            ))}
          </tbody>
        </table>
      ) : (
        <p className="text-ink-2">{t(notAgreed > 0 ? "nobodyAgreed" : "noClients")}</p>
      )}
      {clients.length > 0 && notAgreed > 0 && <p className="text-ink-2 text-sm">{t("notAgreed", { count: notAgreed })}</p>}
    </section>
  );
}

function SupervisedLine({ client }: { client: Caseload["clients"][number] }) {
  const t = useTranslations("supervision");
  const format = useFormatter();
  const timeZone = useOwnZone();
  const day = (iso: string) => format.dateTime(new Date(iso), { day: "numeric", month: "short", timeZone });
  const { unanswered, since } = client.paceRequests;
  return (
    <tr className="border-line border-b hover:bg-sunken max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:gap-y-0.5 max-md:py-3 md:h-13">
      <th scope="row" className="min-w-0 pr-4 font-semibold md:py-1.5">
        <Link
          href={`/clients/${client.clientId}`}
          className="inline-flex min-h-6 items-center break-words text-md hover:underline max-md:min-h-9"
        >
          {client.displayName}
        </Link>
        {client.invited !== "accepted" && <span className="block font-normal text-ink-2 text-sm">{t(`invited.${client.invited}`)}</span>}
      </th>
      <td className="whitespace-nowrap pr-4 max-md:self-center max-md:pr-0 max-md:text-ink-2 max-md:text-sm">
        {client.lastRecordAt ? day(client.lastRecordAt) : <span className="text-ink-3">{t("nothingYet")}</span>}
      </td>
      <td className="pr-4 max-md:col-span-2 max-md:text-sm">
        <span className={client.openPredictions === 0 ? "text-ink-3" : ""}>{t("predictions", { count: client.openPredictions })}</span>
        {client.cannotKnowPredictions > 0 && <span> · {t("cannotKnow", { count: client.cannotKnowPredictions })}</span>}
      </td>
      <td className="max-md:col-span-2 max-md:text-sm">
        {since ? (
          <span className="font-semibold text-pace">{t("waits", { count: unanswered, date: day(since) })}</span>
        ) : (
          <span className="text-ink-3">{t("nobodyWaits")}</span>
        )}
      </td>
    </tr>
  );
}
