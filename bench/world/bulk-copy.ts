import type { Writable } from "node:stream";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

type Value = string | number | boolean | Date | Uint8Array | null | readonly string[];
/** One row as its columns are called in the database. */
export type Row = Readonly<Record<string, Value>>;

function written(value: Value): string {
  if (value === null) return "\\N";
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
  if (Array.isArray(value)) return `{${value.join(",")}}`;
  return String(value).replace(/[\\\t\n\r]/g, (sign) => `\\${sign === "\t" ? "t" : sign === "\n" ? "n" : sign === "\r" ? "r" : sign}`);
}

type Waiting = Map<string, { columns: string[]; lines: { at: number; text: string }[] }>;

/**
 * Rows of several tables, as fast as Postgres takes them: COPY, with references checked by nobody, because they are right as they are
 * made. Needs a superuser.
 */
export class BulkCopy {
  private waiting: Waiting = new Map();
  private handing: Promise<void> = Promise.resolve();
  private constructor(readonly connection: pg.Client) {}

  static async open(url: string): Promise<BulkCopy> {
    const connection = new pg.Client({ connectionString: url });
    await connection.connect();
    await connection.query("set session_replication_role = replica; set synchronous_commit = off");
    return new BulkCopy(connection);
  }

  /** @param at when it came about: what is handed over together lies in this order, so that the rows of one client lie apart as in real life */
  add(table: string, row: Row, at?: Date): void {
    const columns = Object.keys(row);
    const of = this.waiting.get(table) ?? { columns, lines: [] };
    this.waiting.set(table, of);
    of.lines.push({ at: at?.getTime() ?? 0, text: `${of.columns.map((column) => written(row[column] ?? null)).join("\t")}\n` });
  }

  /** Hands over what was added. Postgres takes it while the next rows are made. */
  async flush(): Promise<void> {
    await this.handing;
    const ready = this.waiting;
    this.waiting = new Map();
    this.handing = this.hand(ready);
  }

  /** Waits until Postgres has all. */
  async settle(): Promise<void> {
    await this.flush();
    await this.handing;
  }

  private async hand(ready: Waiting): Promise<void> {
    for (const [table, { columns, lines }] of ready) {
      const stream: Writable = this.connection.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
      const text = lines
        .sort((a, b) => a.at - b.at)
        .map((line) => line.text)
        .join("");
      await new Promise<void>((resolve, reject) => stream.on("error", reject).on("finish", resolve).end(text));
    }
  }

  async close(): Promise<void> {
    await this.connection.end();
  }
}
