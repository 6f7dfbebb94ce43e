"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useState } from "react";

const KEY = "foothold.charts-as-tables";

export type ChartTable = { columns: string[]; rows: { id: string; cells: string[] }[] };

/** Frame of every chart: title, one line in words, a key with the same marks, and the same data as a table. */
export function ChartCard(props: {
  title: string;
  line: string;
  legend?: ReactNode;
  table: ChartTable | null;
  accent?: "pace";
  children: ReactNode;
}) {
  const t = useTranslations("charts");
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  useEffect(() => setAsTable(localStorage.getItem(KEY) === "yes"), []);
  function swap() {
    localStorage.setItem(KEY, asTable ? "no" : "yes");
    setAsTable(!asTable);
  }
  return (
    <section
      aria-labelledby={id}
      className={`break-inside-avoid rounded-card border bg-surface px-5 py-4 ${props.accent === "pace" ? "border-[1.5px] border-pace-line" : "border-line"}`}
    >
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2 pb-2">
        <div className="mr-auto">
          <h2 id={id} className="font-semibold text-md">
            {props.title}
          </h2>
          <p className="text-ink-2 text-sm">{props.line}</p>
        </div>
        {props.legend && <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 pt-1 text-ink-2 text-xs">{props.legend}</ul>}
        {props.table && (
          <button
            type="button"
            aria-pressed={asTable}
            onClick={swap}
            className="min-h-8 rounded-field border border-line-strong px-3 text-xs hover:bg-sunken print:hidden"
          >
            {t("table")}
          </button>
        )}
      </div>
      {(!asTable || !props.table) && props.children}
      {props.table && (
        <div className={`overflow-x-auto ${asTable ? "" : "hidden print:block"}`}>
          <table className="w-full border-collapse text-left text-sm">
            <caption className="sr-only">{props.title}</caption>
            <thead>
              <tr className="border-line-strong border-b">
                {props.table.columns.map((column) => (
                  <th key={column} scope="col" className="py-1.5 pr-3 font-normal text-ink-2">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.table.rows.map((row) => (
                <tr key={row.id} className="border-line border-b">
                  {row.cells.map((cell, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of the columns
                    <td key={index} className="py-1.5 pr-3">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** One entry of a key: the mark as it is drawn, and its word. */
export function KeyEntry({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4">
        {mark}
      </svg>
      {children}
    </li>
  );
}
