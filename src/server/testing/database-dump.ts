import pg from "pg";
import { inject } from "vitest";
import { inDatabase } from "../../../scripts/database-roles.mjs";

/**
 * Everything that the test's database holds, of every practice and every table: each row as Postgres writes it, and each
 * value of bytes as it is.
 */
export async function dumpDatabase(): Promise<{ rows: number; dump: Buffer }> {
  const database = new URL(String(process.env.DATABASE_URL)).pathname.slice(1);
  const admin = new pg.Client({ connectionString: inDatabase(inject("testServer").adminUrl, database) });
  await admin.connect();
  try {
    const { rows: tables } = await admin.query<{ name: string; bytes: string[] }>(
      `select c.oid::regclass::text as name,
         array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.atttypid = 'bytea'::regtype and a.attnum > 0) as bytes
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema')`,
    );
    const parts: Buffer[] = [];
    let rows = 0;
    for (const { name, bytes } of tables) {
      const found = await admin.query<unknown[]>({
        text: `select ${["t::text", ...bytes].join(", ")} from ${name} t`,
        rowMode: "array",
      });
      rows += found.rows.length;
      for (const value of found.rows.flat())
        if (value !== null) parts.push(Buffer.isBuffer(value) ? value : Buffer.from(String(value), "utf8"));
    }
    return { rows, dump: Buffer.concat(parts.flatMap((part) => [part, Buffer.from("\n")])) };
  } finally {
    await admin.end();
  }
}

/** Long enough that chance never finds one, short enough that every way to write a phrase has one. */
const LENGTH = 20;

/** How a phrase could stand somewhere: as text of two widths, as hex, and as base64 at each of its three beginnings. */
export function waysToWrite(phrase: string): Buffer[] {
  const utf8 = Buffer.from(phrase, "utf8");
  const utf16 = Buffer.from(phrase, "utf16le");
  const bigEndian = Buffer.from(utf16).swap16();
  const texts = [JSON.stringify(phrase).slice(1, -1), utf8.toString("hex"), utf8.toString("hex").toUpperCase(), utf16.toString("hex")];
  for (const skipped of [0, 1, 2]) {
    // What comes before shifts base64; the characters that hang on it are left out.
    const shifted = Buffer.concat([Buffer.alloc(skipped), utf8])
      .toString("base64")
      .slice(4);
    texts.push(shifted, shifted.replaceAll("+", "-").replaceAll("/", "_"));
  }
  return [utf8, utf16, bigEndian, ...texts.map((text) => Buffer.from(text, "latin1"))];
}

/** Which of the phrases stand in these bytes in any of those ways: one pass over the bytes, however many phrases there are. */
export function findPhrases(bytes: Buffer, phrases: readonly string[]): Set<string> {
  const wanted = new Map<string, string>();
  const begins = new Uint8Array(65_536);
  for (const phrase of phrases) {
    for (const written of waysToWrite(phrase)) {
      wanted.set(written.toString("latin1", 0, LENGTH), phrase);
      begins[written.readUInt16LE(0)] = 1;
    }
  }
  const found = new Set<string>();
  for (let at = 0; at + LENGTH <= bytes.length; at++) {
    if (begins[bytes.readUInt16LE(at)] === 0) continue;
    const phrase = wanted.get(bytes.toString("latin1", at, at + LENGTH));
    if (phrase !== undefined) found.add(phrase);
  }
  return found;
}
