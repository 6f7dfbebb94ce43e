import { Prisma } from "@/generated/prisma/client";

/** Of each thing that may change, its column and the type of its values. */
export type Columns<Change> = { readonly [Key in keyof Change]-?: readonly [column: string, type: string] };

/** `column = value, …` for what a change gives; `undefined` is not given. It must give something. */
export function changedColumns<Change extends object>(columns: Columns<Change>, change: Change): Prisma.Sql {
  const given = (Object.keys(change) as (keyof Change)[]).filter((key) => change[key] !== undefined);
  return Prisma.join(
    given.map((key) => {
      const [column, type] = columns[key];
      return Prisma.sql`${Prisma.raw(column)} = ${inUtc(change[key])}::${Prisma.raw(type)}`;
    }),
  );
}

/** Moments as UTC, also for a column of days: the driver would write them in this machine's zone. */
function inUtc(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
