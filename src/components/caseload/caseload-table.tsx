import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import type { caseloadRow } from "@/server/client/schema";
import { LikelihoodSparkline } from "../charts/likelihood-sparkline";
import { PaceSparkline } from "../charts/pace-sparkline";

type Row = z.infer<typeof caseloadRow>;

/** One line a client: how expectations moved, the pace, what is open. */
export function CaseloadTable({ rows, today, timeZone }: { rows: Row[]; today: string; timeZone: string }) {
  const t = useTranslations("therapist.caseload");
  const format = useFormatter();
  if (rows.length === 0) {
    return (
      <section aria-labelledby="caseload">
        <h2 id="caseload" className="font-semibold text-md">
          {t("heading")}
        </h2>
        <p className="py-4 text-ink-2">{t("empty")}</p>
        <Link
          href="/clients/invite"
          className="inline-flex min-h-9 items-center rounded-field bg-action px-3.5 font-semibold text-on-action"
        >
          {t("invite")}
        </Link>
      </section>
    );
  }
  const day = (date: string) => format.dateTime(new Date(date), { day: "numeric", month: "short", timeZone: "UTC" });
  return (
    <section aria-labelledby="caseload" className="overflow-x-auto">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 pb-2">
        <h2 id="caseload" className="font-semibold text-md">
          {t("heading")} <span className="font-normal text-ink-3">{t("count", { count: rows.length })}</span>
        </h2>
      </div>
      <table className="w-full border-collapse text-left">
        <thead className="text-ink-2 text-sm">
          <tr className="border-line-strong border-b">
            <th scope="col" className="py-2 font-normal">
              {t("client")}
            </th>
            <th scope="col" className="font-normal">
              {t("likelihood")}
            </th>
            <th scope="col" className="font-normal">
              {t("pace")}
            </th>
            <th scope="col" className="font-normal">
              {t("open")}
            </th>
            <th scope="col" className="font-normal">
              {t("last")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.clientId} className="border-line border-b hover:bg-sunken">
              <th scope="row" className="py-2 pr-4 font-semibold">
                <Link href={`/clients/${row.clientId}`} className="inline-flex min-h-6 items-center hover:underline">
                  {row.displayName}
                </Link>
                {row.invited !== "accepted" && <span className="block font-normal text-ink-3 text-sm">{t(`invited.${row.invited}`)}</span>}
              </th>
              <td className="pr-4">
                <LikelihoodSparkline slopes={row.slopes} testedCount={row.testedCount} />
              </td>
              <td className="pr-4">
                <PaceSparkline exhaustion={row.exhaustion} paceRequests={row.paceRequests} today={today} />
              </td>
              <td className="pr-4 text-sm">
                <span className={row.openPredictions === 0 ? "text-ink-3" : ""}>
                  {t("predictions", { count: row.openPredictions })}
                  {row.nextDecideBy && `, ${day(row.nextDecideBy)}`}
                </span>
                <span className="block text-ink-2">{t("openWork", { assigned: row.activeAssignments, records: row.newRecords })}</span>
              </td>
              <td className="whitespace-nowrap text-sm">
                {row.lastRecordAt ? (
                  format.dateTime(new Date(row.lastRecordAt), { day: "numeric", month: "short", timeZone })
                ) : (
                  <span className="text-ink-3">{t("nothing")}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
