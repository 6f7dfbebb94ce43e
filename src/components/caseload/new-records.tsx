import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useNow, useTranslations } from "next-intl";
import type { z } from "zod";
import type { therapistDay } from "@/server/client/schema";
import { Tag } from "../ui/tag";

type NewRecord = z.infer<typeof therapistDay>["newRecords"][number];
const HOUR_MS = 3_600_000;

/** What waits to be read: answers for the top of the day, then what waits longest, in the client's words. */
export function NewRecords({ records, count }: { records: NewRecord[]; count: number }) {
  const t = useTranslations("therapist.newRecords");
  const now = useNow();
  return (
    <section aria-labelledby="new-records">
      <h2 id="new-records" className="border-line-strong border-b pb-2 font-semibold text-md">
        {t("heading")} <span className="font-normal text-ink-3">{count > 0 ? t("count", { count }) : ""}</span>
      </h2>
      {records.length === 0 && <p className="py-4 text-ink-2">{t("empty")}</p>}
      <ul>
        {records.map((record) => {
          const hours = Math.max(0, Math.floor((now.getTime() - new Date(record.since).getTime()) / HOUR_MS));
          return (
            <li key={record.recordId} className="border-line border-b">
              <Link href={`/clients/${record.clientId}/records/${record.recordId}`} className="flex gap-3 py-2.5 hover:bg-sunken">
                <span className="w-9 shrink-0 font-semibold text-ink-2 text-sm leading-5">
                  {hours >= 24 ? t("days", { count: Math.floor(hours / 24) }) : t("hours", { count: hours })}
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block">
                    <span className="font-semibold">{record.clientName}</span> <span className="text-ink-2">{record.title}</span>{" "}
                    {record.reason !== "new" && <Tag>{record.says || t(`reason.${record.reason}`)}</Tag>}{" "}
                    {record.reason === "new" && record.opened && <Tag>{t("opened")}</Tag>}
                  </span>
                  {record.words && <span className="line-clamp-3 font-words text-md leading-[22px]">{record.words}</span>}
                </span>
                <ChevronRight aria-hidden="true" size={16} strokeWidth={1.75} className="shrink-0 self-center text-ink-3" />
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
