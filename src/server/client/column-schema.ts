import { z } from "zod";
import type { Columns } from "@/domain/chart/columns";

/*
 * Columns as they leave the server. A schema for each value of thousands costs as much as all the rest of a charts' answer; what a value
 * must be is asked of it directly, and a column that holds anything else is refused as a whole.
 */

export type Holds<Value> = (value: unknown) => value is Value;

export const isWhole: Holds<number> = (value): value is number => Number.isSafeInteger(value);
export const isText: Holds<string> = (value): value is string => typeof value === "string";
export const isBoolean: Holds<boolean> = (value): value is boolean => typeof value === "boolean";
export const isNumberOrNull: Holds<number | null> = (value): value is number | null => value === null || Number.isFinite(value);
export const isTextOrNull: Holds<string | null> = (value): value is string | null => value === null || typeof value === "string";

/** One of a few texts, or null where that is among them. */
export function isOneOf<const Value extends string | null>(values: readonly Value[]): Holds<Value> {
  const known: ReadonlySet<unknown> = new Set(values);
  return (value): value is Value => known.has(value);
}

/** For values that are objects or lists themselves. */
export function isAs<Value>(schema: z.ZodType<Value>): Holds<Value> {
  return (value): value is Value => schema.safeParse(value).success;
}

type Shape<Row> = { readonly [Key in keyof Row]: Holds<Row[Key]> };

/** What `columnsOf` makes of rows of this shape: those columns, each of such values or of one for all, and nothing else. */
export function columns<Row extends Record<string, unknown>>(shape: Shape<Row>) {
  const of = Object.fromEntries(Object.entries(shape).map(([key, holds]) => [key, z.custom((column) => isColumn(column, holds))]));
  // One column for each key of the shape: more than what Object.fromEntries can say.
  return z.strictObject({ count: z.number().int(), of: z.strictObject(of) }) as unknown as z.ZodType<Columns<Row>>;
}

function isColumn(column: unknown, holds: Holds<unknown>): boolean {
  if (Array.isArray(column)) return column.every(holds);
  if (typeof column !== "object" || column === null) return false;
  const [key, ...others] = Object.keys(column);
  return key === "all" && others.length === 0 && holds((column as { all: unknown }).all);
}
