import { useTranslations } from "next-intl";
import { type PaceMark, preparePaceDays } from "@/domain/chart/prepare-pace-strip";
import { IN_FORCED_COLOURS, PaceGlyph } from "./marks";

const DAYS = 28;
const STEP = 5.5;
const HEIGHT = 34;

/** Four weeks of exhaustion, with each request to slow down above. */
export function PaceSparkline(props: {
  exhaustion: readonly { date: string; exhaustion: number }[];
  paceRequests: readonly ({ date: string } & PaceMark)[];
  today: string;
}) {
  const t = useTranslations("charts.pace");
  const days = preparePaceDays(props.exhaustion, props.paceRequests, props.today, DAYS);
  const rated = days.filter((day) => day.exhaustion !== null).length;
  const marks = days.flatMap((day) => day.marks);
  if (rated === 0 && marks.length === 0) return <span className="text-ink-3 text-sm">{t("nothing")}</span>;
  const unanswered = marks.filter((mark) => !mark.answered).length;
  return (
    <svg
      role="img"
      aria-label={t("sparkline", { rated, asked: marks.length, unanswered })}
      width={DAYS * STEP + 8}
      height={HEIGHT}
      className={`block overflow-visible ${IN_FORCED_COLOURS}`}
    >
      <path d={`M0 ${HEIGHT - 0.5}H${DAYS * STEP + 4}`} className="stroke-line-strong" />
      {days.map((day, index) => {
        const x = 4 + index * STEP;
        return (
          <g key={day.date}>
            {/* A rating of 0 is a line on the floor, so that it is not taken for a gap. */}
            {day.exhaustion !== null && (
              <path d={`M${x} ${HEIGHT - 1}v${-Math.max(1.5, (day.exhaustion / 10) * 18)}`} className="stroke-ink-3" strokeWidth={2.5} />
            )}
            {day.marks.map((mark, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: several requests of one day differ in nothing else
              <PaceGlyph key={place} x={x + place * 4} y={7} {...mark} />
            ))}
          </g>
        );
      })}
    </svg>
  );
}
