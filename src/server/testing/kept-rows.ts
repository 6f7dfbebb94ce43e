import { superuser } from "./superuser";

/**
 * Keeps every row of this file's database as it is now, and puts them back when asked: much cheaper than telling the same story
 * again. Only what Postgres holds comes back; who asks has nothing under way. Triggers and foreign keys rest meanwhile, so that the
 * rows come back as they were, the audit trail too.
 * @returns how to put the rows back, and how to end
 */
export async function keepRows(): Promise<{ putBack(): Promise<void>; end(): Promise<void> }> {
  const client = await superuser();
  const { rows } = await client.query<{ name: string; columns: string }>(
    `select quote_ident(c.table_name) as name, string_agg(quote_ident(c.column_name), ', ') as columns
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' group by 1`,
  );
  const each = (statementOf: (table: { name: string; columns: string }) => string) => rows.map(statementOf).join(";\n");
  await client.query(
    `drop schema if exists kept cascade; create schema kept; ${each(({ name }) => `create table kept.${name} as table public.${name}`)}`,
  );
  return {
    putBack: async () => {
      await client.query(`begin; set local session_replication_role = replica;
        ${each(({ name, columns }) => `delete from public.${name}; insert into public.${name} (${columns}) overriding system value select ${columns} from kept.${name}`)};
        commit`);
    },
    end: () => client.end(),
  };
}
