"use client";
import { Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import type { Tally } from "@/domain/chart/select-rows";
import { useTableChoice } from "./chart-reader";
import { ChartTable, type ChartTableData } from "./chart-table";
import { IN_FORCED_COLOURS } from "./marks";
import { PointWords } from "./point-words";
import { usePaper } from "./use-paper";

type ChartCardProps = {
  /** Under which the choice of the table is kept. */
  name: string;
  title: string;
  line: string;
  legend?: ReactNode;
  /** Where not all of many are drawn, the card says so. */
  tally?: Tally;
  /** Made when it is looked at or printed. Null where the chart is a sentence or a list, which say everything already. */
  table: (() => ChartTableData) | null;
  openColumn?: number;
  onOpen?: (id: string) => void;
  accent?: "pace";
  /** Title at the left of the drawing where there is room. */
  beside?: boolean;
  children: ReactNode;
};

/**
 * Frame of every chart: title, one line in words, a key with the same marks, and the same data as a table. On paper the
 * table stands under the drawing. It takes focus when Escape leaves the points.
 */
export function ChartCard(props: ChartCardProps) {
  const t = useTranslations("charts");
  const id = useId();
  const [asTable, choose] = useTableChoice(props.name);
  const showTable = asTable && props.table !== null;
  const onPaper = usePaper();
  return (
    <section
      aria-labelledby={id}
      tabIndex={-1}
      className={`@container rounded-card border bg-surface px-5 py-4 ${IN_FORCED_COLOURS} ${props.accent === "pace" ? "border-[1.5px] border-pace-line" : "border-line"}`}
    >
      <div className={props.beside ? "@3xl:grid @3xl:grid-cols-[13rem_minmax(0,1fr)] @3xl:items-start @3xl:gap-x-5" : ""}>
        <header className={`flex flex-wrap items-start gap-x-5 gap-y-2 ${props.beside ? "@max-3xl:pb-2" : "pb-2"}`}>
          <div className="min-w-0 flex-1 basis-52">
            <h2 id={id} className="font-semibold text-md leading-5">
              {props.title}
            </h2>
            <p className="text-ink-3 text-sm">{props.line}</p>
            {props.tally && props.tally.thinnedOut > 0 && (
              <p className="text-ink-3 text-sm">
                {t("thinnedOut", { drawn: props.tally.drawn, chosen: props.tally.drawn + props.tally.thinnedOut })}
              </p>
            )}
          </div>
          {props.legend && (
            <ul
              className={`flex flex-wrap items-center gap-x-3.5 gap-y-1 py-1.5 text-ink-2 text-xs ${showTable ? "hidden print:flex" : ""}`}
            >
              {props.legend}
            </ul>
          )}
          {props.table && (
            <button
              type="button"
              aria-pressed={asTable}
              aria-label={t("asTable", { title: props.title })}
              onClick={() => choose(!asTable)}
              className={`inline-flex min-h-7 pointer-coarse:min-h-target items-center gap-1.5 rounded-field border border-line-strong px-2.5 font-[550] text-xs hover:bg-sunken print:hidden ${asTable ? "bg-sunken text-ink" : "text-ink-2"}`}
            >
              <Table2 aria-hidden="true" className="size-4" strokeWidth={1.75} />
              {t("table")}
            </button>
          )}
        </header>
        {!showTable && (
          <div className="min-w-0 break-inside-avoid">
            <PointWords>{props.children}</PointWords>
          </div>
        )}
        {props.table && (showTable || onPaper) && (
          <div
            className={`min-w-0 overflow-x-auto print:pt-3 ${showTable ? "" : "hidden print:block"} ${props.beside ? "@3xl:print:col-span-2" : ""}`}
          >
            <ChartTable
              table={props.table()}
              caption={`${props.title}. ${props.line}`}
              openColumn={props.openColumn}
              onOpen={props.onOpen}
            />
          </div>
        )}
      </div>
    </section>
  );
}

/** One entry of a key: the mark as it is drawn, and its word. */
export function KeyEntry({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1 whitespace-nowrap">
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4">
        {mark}
      </svg>
      {children}
    </li>
  );
}
