"use client";
import dynamic from "next/dynamic";
import { useEffect, useRef } from "react";
import type { LikelihoodPanel } from "@/domain/chart/prepare-likelihood-slopes";
import { placeSlope, type SlopeFrame } from "./place-slope";
import { PlotMissing } from "./plot-missing";
import { PointButtons } from "./point-buttons";
import type { ChartWords } from "./use-chart-words";
import type { Size } from "./use-size";

const LikelihoodPlot = dynamic(() => import("./likelihood-plot").catch(() => ({ default: PlotMissing })), { ssr: false });

const AXIS_WIDTH = 36;
const LEAST_WIDTH = 72;
const LEAST_ON_PAPER = 60;

/** Whether that many panels have room beside each other; on paper nothing scrolls. */
export function panelsFit(count: number, size: Size): boolean {
  if (size.printing) return count * LEAST_ON_PAPER <= size.width - AXIS_WIDTH;
  return size.width >= 544 * size.scale;
}

/** Chart B as panels in time order on one scale: the drawing, and over it one button for each prediction. */
export function LikelihoodPanels(props: {
  panels: readonly LikelihoodPanel[];
  words: ChartWords;
  size: Size;
  sentence: (panel: LikelihoodPanel) => string;
  onOpenRecord: (recordId: string) => void;
  currentRecordId?: string;
}) {
  const { panels, size } = props;
  const { scale } = size;
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useRef(0);
  // The latest stand at the right end; what "Show earlier" brings stands at the left.
  useEffect(() => {
    const box = scroller.current;
    if (box && panels.length !== shown.current) box.scrollLeft = shown.current === 0 || panels.length < shown.current ? box.scrollWidth : 0;
    shown.current = panels.length;
  }, [panels.length]);

  const axisWidth = AXIS_WIDTH * scale;
  const panelWidth = Math.max(size.printing ? LEAST_ON_PAPER : LEAST_WIDTH * scale, (size.width - axisWidth) / panels.length);
  const width = axisWidth + panelWidth * panels.length;
  const frame: SlopeFrame = { width: panelWidth, top: 20 * scale, bottom: 164 * scale, under: 181 * scale, text: 12 * scale };
  const height = 194 * scale;
  const placed = panels.map((panel) => ({
    recordId: panel.recordId,
    retrospective: panel.retrospective,
    slope: placeSlope(panel, frame),
  }));
  return (
    <div ref={scroller} className="overflow-x-auto overflow-y-hidden print:overflow-visible">
      <div className="relative" style={{ width, height: height + 56 * scale }}>
        <div aria-hidden="true" style={{ height }}>
          <LikelihoodPlot panels={placed} frame={frame} axisWidth={axisWidth} width={width} height={height} />
        </div>
        <PointButtons
          label={props.words.t("likelihood.title")}
          onOpen={props.onOpenRecord}
          currentId={props.currentRecordId}
          className="absolute inset-y-0 right-0 flex"
          style={{ left: axisWidth }}
          pointClassName="relative rounded-field text-left"
          points={panels.map((panel, index) => ({
            id: panel.recordId,
            label: props.sentence(panel),
            recordId: panel.recordId,
            style: { width: panelWidth },
            content: (
              <>
                {placed[index]?.slope.numbers
                  .filter((number) => number.kind === "later")
                  .map((number) => (
                    <span
                      key={number.kind}
                      className="absolute hidden -translate-x-1/2 -translate-y-1/2 rounded-tag bg-surface px-0.5 font-[550] text-actual text-xs leading-none group-hover/point:block group-focus-visible/point:block"
                      style={{ left: number.x, top: number.y }}
                    >
                      {number.value}
                    </span>
                  ))}
                <span className="absolute right-1 left-1.5 block text-xs" style={{ top: height }}>
                  <span className="line-clamp-2 wrap-anywhere font-[550] leading-[1.15]">{panel.title}</span>
                  <span className="block text-ink-3">{props.words.day(panel.occurredAt)}</span>
                </span>
              </>
            ),
          }))}
        />
      </div>
    </div>
  );
}
