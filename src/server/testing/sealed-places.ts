import type { PracticeId } from "@/domain/access/scope";
import type { SealRef } from "../crypto/envelope";
import type { Tx } from "../db";

/** Where words are sealed with a client's key: the column, and SQL for the row's id and the client on it. */
const PLACES: { table: string; column: string; rowId: string; clientId: string; from?: string }[] = [
  { table: "exposure_step", column: "words_sealed", rowId: "t.id", clientId: "t.client_id" },
  { table: "assignment", column: "words_sealed", rowId: "t.id", clientId: "t.client_id" },
  { table: "prediction", column: "statement_sealed", rowId: "t.id", clientId: "t.client_id" },
  { table: "pace_request", column: "words_sealed", rowId: "t.id", clientId: "t.client_id" },
  { table: "pace_request", column: "answer_sealed", rowId: "t.id", clientId: "t.client_id" },
  { table: "rest_week", column: "words_sealed", rowId: "t.id", clientId: "t.client_id" },
  { table: "private_note", column: "words_sealed", rowId: "t.id", clientId: "t.client_id" },
  { table: "break_glass_access", column: "reason_sealed", rowId: "t.id", clientId: "t.client_id" },
  {
    table: "record_version",
    column: "words_sealed",
    rowId: "t.record_id || ':' || t.version",
    clientId: "r.client_id",
    from: "record_version t join record r on r.practice_id = t.practice_id and r.id = t.record_id",
  },
  {
    table: "record_review",
    column: "note_sealed",
    rowId: "t.record_id::text",
    clientId: "r.client_id",
    from: "record_review t join record r on r.practice_id = t.practice_id and r.id = t.record_id",
  },
  { table: "own_item", column: "words_sealed", rowId: "t.id", clientId: "t.client_id" },
  { table: "record_message", column: "words_sealed", rowId: "t.id", clientId: "t.client_id" },
  { table: "check_back", column: "words_sealed", rowId: "t.id", clientId: "t.client_id" },
  { table: "answer_flag", column: "action_sealed", rowId: "t.record_id", clientId: "t.client_id" },
];

export type SealedValue = { ref: SealRef; clientId: string; sealed: Uint8Array };

/** Every value of a practice that is sealed with a client's key. */
export async function sealedValues(tx: Tx, practiceId: PracticeId): Promise<SealedValue[]> {
  const values: SealedValue[] = [];
  for (const { table, column, rowId, clientId, from = `${table} t` } of PLACES) {
    const rows = await tx.$queryRawUnsafe<{ row_id: string; client_id: string; sealed: Uint8Array }[]>(
      `select (${rowId})::text as row_id, (${clientId})::text as client_id, t.${column} as sealed from ${from}
       where t.practice_id = $1::uuid and t.${column} is not null order by 1`,
      practiceId,
    );
    for (const row of rows) values.push({ ref: { table, column, rowId: row.row_id }, clientId: row.client_id, sealed: row.sealed });
  }
  return values;
}

/** The sealed columns of the database that are not among them: sealed with the practice's key, or forgotten here. */
export async function otherSealedColumns(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' and column_name like '%sealed' order by 1`;
  const known = new Set(PLACES.map(({ table, column }) => `${table}.${column}`));
  return rows.map(({ name }) => name).filter((name) => !known.has(name));
}
