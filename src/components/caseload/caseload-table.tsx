import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import type { caseloadRow } from "@/server/client/schema";
import { KeyEntry } from "../charts/chart-card";
import { LikelihoodSparkline } from "../charts/likelihood-sparkline";
import { Diamond, Dot } from "../charts/marks";
import { PaceSparkline } from "../charts/pace-sparkline";

type Row = z.infer<typeof caseloadRow>;
const COLUMNS = ["client", "likelihood", "pace", "open", "last"] as const;

type CaseloadTableProps = {
  rows: Row[];
  today: string;
  timeZone: string;
  /** The page is the caseload: its own heading names the table. */
  namedBy?: string;
};

/** One line a client: how expectations moved, the pace, what is open. On a narrow screen each line folds into a block. */
export function CaseloadTable({ rows, today, timeZone, namedBy }: CaseloadTableProps) {
  const t = useTranslations("therapist.caseload");
  const heading = !namedBy && (
    <h2 id="caseload" className="font-semibold text-md">
      {t("heading")} {rows.length > 0 && <span className="font-normal text-ink-3">{t("count", { count: rows.length })}</span>}
    </h2>
  );
  if (rows.length === 0) {
    return (
      <section aria-labelledby={namedBy ?? "caseload"}>
        {heading}
        <p className="py-4 text-ink-2">{t("empty")}</p>
        {!namedBy && (
          <Link
            href="/clients/invite"
            className="inline-flex min-h-9 items-center rounded-field bg-action px-3.5 font-semibold text-on-action"
          >
            {t("invite")}
          </Link>
        )}
      </section>
    );
  }
  return (
    <section aria-labelledby={namedBy ?? "caseload"} className="min-w-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pb-2">
        {heading || <p className="text-ink-3">{t("count", { count: rows.length })}</p>}
        <ul className="flex flex-wrap items-center gap-x-3 text-ink-2 text-xs">
          <KeyEntry mark={<Diamond x={8} y={8} size={5} />}>{t("key.before")}</KeyEntry>
          <KeyEntry mark={<Dot x={8} y={8} />}>{t("key.again")}</KeyEntry>
          <li className="text-ink-3">{t("key.each")}</li>
        </ul>
      </div>
      <table className="w-full border-collapse text-left max-md:block">
        <thead className="text-ink-2 text-sm max-md:sr-only">
          <tr className="border-line-strong border-b">
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="pb-2 font-normal">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block max-md:border-line-strong max-md:border-t">
          {rows.map((row) => (
            <CaseloadLine key={row.clientId} row={row} today={today} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CaseloadLine({ row, today, timeZone }: { row: Row; today: string; timeZone: string }) {
  const t = useTranslations("therapist.caseload");
  const format = useFormatter();
  const day = (date: string) => format.dateTime(new Date(date), { day: "numeric", month: "short", timeZone: "UTC" });
  if (row.consentWithdrawn) return <WithdrawnLine name={row.displayName} />;
  return (
    <tr className="border-line border-b hover:bg-sunken max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:gap-y-1.5 max-md:py-3 md:h-13">
      <th scope="row" className="pr-4 font-semibold md:py-1.5">
        <Link href={`/clients/${row.clientId}`} className="inline-flex min-h-6 items-center text-md hover:underline">
          {row.displayName}
        </Link>
        {row.invited !== "accepted" && <span className="block font-normal text-ink-3 text-sm">{t(`invited.${row.invited}`)}</span>}
      </th>
      <td className="pr-4 max-md:col-span-2 max-md:row-start-2">
        <LikelihoodSparkline slopes={row.slopes} testedCount={row.testedCount} />
      </td>
      <td className="pr-4 max-md:col-span-2 max-md:row-start-3">
        <PaceSparkline exhaustion={row.exhaustion} paceRequests={row.paceRequests} today={today} />
      </td>
      <td className="pr-4 text-sm max-md:col-span-2 max-md:row-start-4">
        <span className={row.openPredictions === 0 ? "text-ink-3" : ""}>
          {t("predictions", { count: row.openPredictions })}
          {row.nextDecideBy && `, ${day(row.nextDecideBy)}`}
          {row.cannotKnowPredictions > 0 && ` · ${t("cannotKnow", { count: row.cannotKnowPredictions })}`}
        </span>
        <span className="block text-ink-2">{t("openWork", { assigned: row.activeAssignments, records: row.newRecords })}</span>
      </td>
      <td className="whitespace-nowrap text-sm max-md:col-start-2 max-md:row-start-1 max-md:self-center">
        {row.lastRecordAt ? (
          format.dateTime(new Date(row.lastRecordAt), { day: "numeric", month: "short", timeZone })
        ) : (
          <span className="text-ink-3">{t("nothing")}</span>
        )}
      </td>
    </tr>
  );
}

/** Consent was taken back: the name, and that there is nothing to open. */
function WithdrawnLine({ name }: { name: string }) {
  const t = useTranslations("therapist.caseload");
  return (
    <tr className="border-line border-b max-md:grid max-md:gap-y-0.5 max-md:py-3 md:h-13">
      <th scope="row" className="pr-4 font-semibold text-md md:py-1.5">
        {name}
      </th>
      <td colSpan={COLUMNS.length - 1} className="text-ink-2 text-sm">
        {t("consentWithdrawn")}
      </td>
    </tr>
  );
}
