"use client";
import type { ReactNode } from "react";
import type { PaceMark, PaceStripRows } from "@/domain/chart/prepare-pace-strip";
import { PaceGlyph } from "./marks";
import { placePaceWords } from "./place-pace-words";
import { type Point, PointButtons } from "./point-buttons";
import type { ChartWords } from "./use-chart-words";
import type { Size } from "./use-size";

const FLOOR = 53;
const PER_POINT = 3.4;
const GLYPHS_A_DAY = 3;
const GLYPH_STEP = 13;
/** Mean width of a letter at 12 px. */
const LETTER = 6.1;

type PaceDrawingProps = {
  strip: PaceStripRows;
  /** One for each day with something, in time order. */
  points: readonly Point[];
  size: Size;
  words: ChartWords;
  said: (marks: readonly PaceMark[]) => string;
  /** Printed where the words do not fit at every mark. */
  legend: ReactNode;
};

/** The strip of chart H: bars on the floor, marks above on a stem, words where they fit. */
export function PaceDrawing({ strip, points, size, words, said, legend }: PaceDrawingProps) {
  const { scale } = size;
  const width = size.width;
  const step = width / strip.days.length;
  const floor = FLOOR * scale;
  const xOf = (index: number) => (index + 0.5) * step;
  const days = strip.days.map((day, index) => {
    const glyphs = day.marks.slice(-GLYPHS_A_DAY);
    const x = Math.min(xOf(index), width - 6 - ((glyphs.length - 1) * GLYPH_STEP) / 2);
    return { ...day, glyphs, x, text: said(day.marks) };
  });
  const marked = days.filter((day) => day.marks.length > 0);
  const sides = placePaceWords(
    marked.map((day) => ({
      id: day.date,
      x: day.x,
      reach: 6 + ((day.glyphs.length - 1) * GLYPH_STEP) / 2,
      width: day.text.length * LETTER * scale,
      waits: day.marks.some((mark) => !mark.answered),
    })),
    width,
  );
  const height = 72 * scale;
  return (
    <>
      <div className="relative" style={{ height }}>
        <svg width={width} height={height} aria-hidden="true" className="absolute inset-0 block overflow-visible">
          <path d={`M0 ${floor + 0.5}H${width}`} className="stroke-line-strong" />
          {days.map((day, index) => (
            <g key={day.date}>
              {day.exhaustion !== null && <Bar x={xOf(index)} step={step} floor={floor} exhaustion={day.exhaustion} scale={scale} />}
              {day.marks.length > 0 && <path d={`M${xOf(index)} ${12 * scale}V${floor}`} className="stroke-pace" strokeWidth={1.5} />}
              {day.glyphs.map((mark, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: several requests of one day differ in nothing else
                <PaceGlyph key={place} x={day.x + (place - (day.glyphs.length - 1) / 2) * GLYPH_STEP} y={7 * scale} {...mark} />
              ))}
              <PaceWords day={day} side={sides.get(day.date) ?? null} scale={scale} />
            </g>
          ))}
          {labelledDays(strip.days.length, step, scale).map(({ index, anchor }) => (
            <text
              key={index}
              x={anchor === "start" ? 0 : anchor === "end" ? width : xOf(index)}
              y={69 * scale}
              textAnchor={anchor}
              fontSize={12 * scale}
              className="fill-ink-3"
            >
              {words.calendarDay(strip.days[index]?.date ?? "")}
            </text>
          ))}
        </svg>
        <PointButtons
          label={words.t("pace.title")}
          className="absolute inset-0"
          pointClassName="absolute top-0 rounded-tag hover:bg-ink/4"
          points={points.map((point) => {
            const index = strip.days.findIndex((day) => day.date === point.id);
            const exhaustion = strip.days[index]?.exhaustion ?? null;
            return {
              ...point,
              style: { left: index * step, width: step, height: floor },
              content: exhaustion !== null && (
                <span
                  className="absolute left-1/2 hidden -translate-x-1/2 -translate-y-full rounded-tag bg-surface px-0.5 font-[550] text-ink text-xs leading-none group-hover/point:block group-focus-visible/point:block"
                  style={{ top: floor - exhaustion * PER_POINT * scale - 2 }}
                >
                  {exhaustion}
                </span>
              ),
            };
          })}
        />
      </div>
      {[...sides.values()].includes(null) && legend}
    </>
  );
}

/** A rating of 0 is a line on the floor, so that it is not taken for a gap. */
function Bar(props: { x: number; step: number; floor: number; exhaustion: number; scale: number }) {
  const width = Math.max(2, Math.min(7, props.step * 0.5));
  const height = Math.max(1.5, props.exhaustion * PER_POINT * props.scale);
  return <rect x={props.x - width / 2} y={props.floor - height} width={width} height={height} className="fill-ink-3 opacity-70" />;
}

function PaceWords({
  day,
  side,
  scale,
}: {
  day: { x: number; glyphs: readonly PaceMark[]; text: string };
  side: "left" | "right" | null;
  scale: number;
}) {
  if (side === null) return null;
  const away = 10 + ((day.glyphs.length - 1) * GLYPH_STEP) / 2;
  return (
    <text
      x={side === "right" ? day.x + away : day.x - away}
      y={11 * scale}
      textAnchor={side === "right" ? "start" : "end"}
      fontSize={12 * scale}
      className="fill-pace font-[550]"
    >
      {day.text}
    </text>
  );
}

/** The last day, the first, and every second week between them where its date has room. */
function labelledDays(count: number, step: number, scale: number): { index: number; anchor: "start" | "middle" | "end" }[] {
  const room = (64 * scale) / step;
  const fortnights = Array.from({ length: Math.ceil(count / 14) }, (_, n) => n * 14).slice(1);
  return [
    { index: 0, anchor: "start" as const },
    ...fortnights.filter((index) => index > room && count - 1 - index > room).map((index) => ({ index, anchor: "middle" as const })),
    { index: count - 1, anchor: "end" as const },
  ];
}
