import type { Outcome } from "../prediction/outcome";

/**
 * A chart's data as a table. Which columns and rows there are, and what is in each cell, is decided here; how a date or a
 * missing number is said in the reader's language is the drawing's.
 */
export type ChartTable<Column extends string> = {
  readonly columns: readonly Column[];
  /** `id` of the row's mark; `recordId` opens its record, null: there is none. */
  readonly rows: readonly { readonly id: string; readonly recordId: string | null; readonly cells: Readonly<Record<Column, Cell>> }[];
};

export type Cell =
  /** A moment, where the client was. */
  | { readonly is: "moment"; readonly at: string }
  /** A plain ISO date. */
  | { readonly is: "date"; readonly date: string }
  | { readonly is: "words"; readonly words: string }
  /** null: not rated. `afterwards`: written after the event. */
  | { readonly is: "number"; readonly value: number | null; readonly afterwards: boolean }
  | { readonly is: "outcome"; readonly outcome: Outcome | "open"; readonly degree: number | null; readonly decideBy: string | null }
  /** One of a closed set of words that the drawing has a name for. */
  | { readonly is: "word"; readonly word: string }
  | { readonly is: "marks"; readonly marks: readonly { readonly kind: "slower" | "pause"; readonly answered: boolean }[] }
  /** Whole percent. */
  | { readonly is: "interval"; readonly low: number; readonly high: number };

export const momentCell = (at: string): Cell => ({ is: "moment", at });
export const wordsCell = (words: string): Cell => ({ is: "words", words });
export const numberCell = (value: number | null, afterwards = false): Cell => ({ is: "number", value, afterwards });
