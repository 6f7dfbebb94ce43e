import type { QueryConfig, QueryResult } from "pg";
import pg from "pg";
import { Prisma } from "@/generated/prisma/client";
import { statementName } from "./statement-names";

/*
 * Statements written in SQL go straight to the driver. On the way through Prisma each costs as much again in this process as the driver itself
 * (docs/decisions/0022-statements-past-prisma.md); what Prisma writes itself, and transactions, stay with it.
 */

type Driver = { query(config: QueryConfig): Promise<QueryResult> };
type RawQuery = <T = unknown>(text: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => Promise<T>;

const { builtins } = pg.types;
/** As Prisma reads them, where the driver by itself reads otherwise. */
const readers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, (text) => BigInt(text)],
  [builtins.NUMERIC, (text) => new Prisma.Decimal(text)],
  [builtins.DATE, (text) => new Date(`${text}T00:00:00Z`)],
  [builtins.TIMESTAMP, (text) => new Date(`${text.replace(" ", "T")}Z`)],
]);
const types: QueryConfig["types"] = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    (format !== "binary" && readers.get(oid)) || pg.types.getTypeParser(oid, format as "text"),
};

/** @param driver who takes the next statement; throws where nobody may */
function rawQuery(driver: () => Driver): RawQuery {
  return async <T>(text: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<T> => {
    const statement = text instanceof Prisma.Sql ? text : Prisma.sql(text, ...values);
    const { rows } = await driver().query(asDriverTakesIt(statement));
    return rows as T;
  };
}

/** The same client, whose `$queryRaw` goes to this driver. */
export function pastPrisma<Client extends object>(client: Client, driver: () => Driver): Client {
  const $queryRaw = rawQuery(driver);
  return new Proxy(client, { get: (target, name) => (name === "$queryRaw" ? $queryRaw : Reflect.get(target, name, target)) });
}

/**
 * A statement with the name under which connections keep its plan.
 * @throws TypeError where one of its values is undefined
 */
export function asDriverTakesIt({ text, values }: Prisma.Sql): QueryConfig {
  if (values.includes(undefined)) throw new TypeError("a statement with a value that is undefined");
  return { name: statementName(text), text, values, types };
}
