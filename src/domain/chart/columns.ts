/*
 * Rows as they travel: column by column, so that no name stands beside each number, and what is the same in every row is said
 * once. Nothing is lost: `rowsOf` gives back what `columnsOf` got.
 */

/** One column: each row's value in turn, or the one that all rows have. */
export type Column<Value> = Value[] | { all: Value };
/** `count`: how many rows there are. */
export type Columns<Row> = { count: number; of: { [Key in keyof Row]: Column<Row[Key]> } };

/** @param keys every key of a row */
export function columnsOf<Row extends object>(rows: readonly Row[], keys: readonly (keyof Row)[]): Columns<Row> {
  const of = Object.fromEntries(keys.map((key) => [key, columnOf(rows.map((row) => row[key]))]));
  // One entry for each key, of the values under it: more than what Object.fromEntries can say.
  return { count: rows.length, of: of as Columns<Row>["of"] };
}

/** The rows again, each with every key. */
export function rowsOf<Row extends object>({ count, of }: Columns<Row>): Row[] {
  const columns = Object.entries(of) as [string, Column<unknown>][];
  return Array.from({ length: count }, (_, index) => {
    const row: Record<string, unknown> = {};
    for (const [key, column] of columns) row[key] = Array.isArray(column) ? column[index] : column.all;
    return row as Row;
  });
}

/** Only plain values are compared: two lists are never the same. */
export function columnOf<Value>(values: Value[]): Column<Value> {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? { all: first } : values;
}
