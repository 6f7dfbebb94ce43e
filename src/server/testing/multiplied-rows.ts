import { superuser } from "./superuser";

/**
 * Makes a large practice of a small one: every row that belongs to a person is copied `times` times, with ids of its own that fit
 * together (a copied record belongs to the copied client). Statistics are fresh afterwards, so that Postgres plans as it would there.
 * @returns the names of the tables that hold more than `large` rows now
 */
export async function multiplyRows(times: number, large: number): Promise<string[]> {
  const client = await superuser();
  const { rows } = await client.query<{ table: string; columns: string; copies: string }>(
    `select quote_ident(c.table_name) as "table",
       string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position) as columns,
       string_agg(case
         when c.data_type = 'uuid' and c.column_name <> 'practice_id' then format('md5(t.%1$I::text || i)::uuid', c.column_name)
         when c.column_name in ('token_hash', 'credential_id') then format('sha256((t.%1$I::text || i)::bytea)', c.column_name)
         else format('t.%1$I', c.column_name) end, ', ' order by c.ordinal_position) as copies
     from information_schema.columns c join information_schema.tables o using (table_schema, table_name)
     where c.table_schema = 'public' and o.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
       and c.table_name not like 'audit%'
     group by c.table_name
     having bool_or(c.column_name = 'practice_id')
       and (bool_or(c.column_name in ('client_id', 'user_id', 'record_id')) or c.table_name in ('client', 'app_user'))`,
  );
  await client.query("begin; set local session_replication_role = replica");
  const counted: string[] = [];
  for (const { table, columns, copies } of rows) {
    await client.query(
      `insert into ${table} (${columns}) overriding system value select ${copies} from ${table} t, generate_series(1, ${times}) i`,
    );
    const { rows: found } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
    if ((found[0]?.count ?? 0) > large) counted.push(table);
  }
  await client.query("commit; analyze");
  await client.end();
  return counted;
}
