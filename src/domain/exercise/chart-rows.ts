import type { Answers } from "./answer";
import type { ChartSeries, ExerciseDefinition } from "./definition";
import type { Field } from "./field";
import { findField } from "./fields-of";
import { highestOf } from "./highest";
import { answerTo } from "./holds";

/** A record as charts read it. Its definition is the chart's: records of other versions are drawn by their own. */
export type ChartRecord = { recordId: string; occurredAt: string; answers: Answers };
/** One point in time. A question without an answer is a gap, never a zero. */
export type ChartRow = { recordId: string; occurredAt: string; values: (number | null)[] };
/** One chart: its lines, the top of its scale, and its rows, oldest first. Records that answered none of its questions are left out. */
export type ChartRows = { id: string; title: string; lines: { field: string; name: string }[]; highest: number; rows: ChartRow[] };

/** Every chart that a definition draws, from its records. */
export function chartRowsOf(definition: Pick<ExerciseDefinition, "phases" | "charts">, records: readonly ChartRecord[]): ChartRows[] {
  const inTime = records.toSorted((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || (a.recordId < b.recordId ? -1 : 1));
  return definition.charts.map((series) => rowsOf(definition, series, inTime));
}

function rowsOf(definition: Pick<ExerciseDefinition, "phases">, series: ChartSeries, records: readonly ChartRecord[]): ChartRows {
  const fields = series.fields.flatMap((id) => findField(definition, id) ?? []);
  const rows = records.map(({ recordId, occurredAt, answers }) => ({
    recordId,
    occurredAt,
    values: fields.map((field) => {
      const answer = answerTo(answers, field.id);
      return typeof answer === "number" ? answer : null;
    }),
  }));
  return {
    id: series.id,
    title: series.title,
    lines: fields.map(({ id, name }) => ({ field: id, name })),
    highest: Math.max(0, ...fields.map((field: Field) => highestOf(field) ?? 0)),
    rows: rows.filter(({ values }) => values.some((value) => value !== null)),
  };
}
