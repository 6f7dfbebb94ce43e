"use client";
import type { LikelihoodPanel } from "@/domain/chart/prepare-likelihood-slopes";
import { placeSlope, type SlopeFrame } from "./place-slope";
import { PointButtons } from "./point-buttons";
import { SlopeDrawing } from "./slope-drawing";
import type { ChartWords } from "./use-chart-words";

/** Chart B where panels beside each other have no room: one slope a row, on a phone and on paper. */
export function LikelihoodRows(props: {
  panels: readonly LikelihoodPanel[];
  words: ChartWords;
  scale: number;
  sentence: (panel: LikelihoodPanel) => string;
  onOpenRecord: (recordId: string) => void;
  currentRecordId?: string;
}) {
  const { t, day } = props.words;
  const frame: SlopeFrame = {
    width: 136 * props.scale,
    top: 20 * props.scale,
    bottom: 66 * props.scale,
    under: 81 * props.scale,
    text: 12 * props.scale,
  };
  return (
    <PointButtons
      label={t("likelihood.title")}
      onOpen={props.onOpenRecord}
      currentId={props.currentRecordId}
      className="-mx-2 grid grid-cols-1 print:grid-cols-2"
      pointClassName="flex break-inside-avoid items-center gap-3 rounded-field border-line border-b px-2 py-1 text-left"
      points={props.panels.map((panel) => ({
        id: panel.recordId,
        label: props.sentence(panel),
        recordId: panel.recordId,
        content: (
          <>
            <span className="min-w-0 flex-1">
              <span className="block wrap-anywhere font-[550]">{panel.title}</span>
              <span className="block text-ink-3 text-sm">{day(panel.occurredAt)}</span>
              <span className="block text-ink-2 text-sm">{t(`outcome.${panel.outcome ?? "open"}`)}</span>
            </span>
            <SlopeDrawing slope={placeSlope(panel, frame)} frame={frame} hollow={panel.retrospective} />
          </>
        ),
      }))}
    />
  );
}
