"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "./chart-card";
import { PaceGlyph } from "./marks";
import { type PaceMark, preparePaceDays } from "./prepare-pace-strip";

const HEIGHT = 78;
const FLOOR = 60;
const STEP = 14;
const DAYS = 49;

/** Chart H: exhaustion day by day, with each request to slow down above. */
export function PaceStrip(props: {
  exhaustion: readonly { date: string; exhaustion: number }[];
  requests: readonly ({ date: string } & PaceMark)[];
  /** ISO date of today where the client is. */
  today: string;
}) {
  const t = useTranslations("charts");
  const format = useFormatter();
  const days = preparePaceDays(props.exhaustion, props.requests, props.today, DAYS);
  const recorded = days.filter((day) => day.exhaustion !== null || day.marks.length > 0);
  const unanswered = props.requests.some((request) => !request.answered);
  const date = (iso: string) => format.dateTime(new Date(iso), { day: "numeric", month: "short", timeZone: "UTC" });
  const said = (marks: readonly PaceMark[]) =>
    marks.map((mark) => t(`pace.mark.${mark.kind}`, { answered: mark.answered ? "yes" : "no" })).join(", ");
  return (
    <ChartCard
      title={t("pace.title")}
      line={t("pace.line")}
      accent={unanswered ? "pace" : undefined}
      table={
        recorded.length > 0
          ? {
              columns: [t("column.date"), t("pace.exhaustion"), t("pace.asked")],
              rows: recorded.map((day) => ({
                id: day.date,
                cells: [date(day.date), day.exhaustion === null ? t("notRated") : String(day.exhaustion), said(day.marks) || "–"],
              })),
            }
          : null
      }
    >
      {recorded.length === 0 ? (
        <p className="text-ink-2">{t("pace.empty")}</p>
      ) : (
        <div className="overflow-x-auto">
          <svg
            role="img"
            aria-label={t("pace.summary", {
              rated: recorded.filter((day) => day.exhaustion !== null).length,
              asked: props.requests.length,
            })}
            viewBox={`0 0 ${DAYS * STEP} ${HEIGHT}`}
            className="block h-[78px] w-full min-w-[560px]"
            preserveAspectRatio="xMinYMid meet"
          >
            <path d={`M0 ${FLOOR}H${DAYS * STEP}`} className="stroke-line-strong" />
            {days.map((day, index) => {
              const x = 6 + index * STEP;
              const right = index > DAYS * 0.75;
              return (
                <g key={day.date}>
                  {day.exhaustion !== null && (
                    <rect
                      x={x - 3}
                      y={FLOOR - day.exhaustion * 3.2}
                      width={6}
                      height={day.exhaustion * 3.2}
                      className="chart-mark fill-ink-3 opacity-70"
                    />
                  )}
                  {day.marks.length > 0 && <path d={`M${x} 14V${FLOOR}`} className="stroke-pace" strokeWidth={1.4} />}
                  {day.marks.map((mark, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: several requests of one day differ in nothing else
                    <PaceGlyph key={place} x={x + place * 12 * (right ? -1 : 1)} y={10} {...mark} />
                  ))}
                  {day.marks.length > 0 && (
                    <text
                      x={right ? x - 9 : x + 9 + (day.marks.length - 1) * 12}
                      y={14}
                      textAnchor={right ? "end" : "start"}
                      className="fill-pace text-[10.5px]"
                    >
                      {said(day.marks.slice(-1))}
                    </text>
                  )}
                  {(index === 0 || index === DAYS - 1 || index % 14 === 0) && (
                    <text
                      x={x}
                      y={HEIGHT - 3}
                      textAnchor={index === 0 ? "start" : index === DAYS - 1 ? "end" : "middle"}
                      className="fill-ink-3 text-[10.5px]"
                    >
                      {date(day.date)}
                    </text>
                  )}
                </g>
              );
            })}
          </svg>
        </div>
      )}
    </ChartCard>
  );
}
