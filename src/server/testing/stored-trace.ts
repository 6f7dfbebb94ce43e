import pg from "pg";
import type { PracticeId } from "@/domain/access/scope";

/** One look at the database as its owner, within a practice. */
export async function asOwner<T>(practiceId: PracticeId, look: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
  await owner.connect();
  try {
    await owner.query("select set_config('app.practice', $1, false)", [practiceId]);
    return await look(owner);
  } finally {
    await owner.end();
  }
}

/** Every table of the app. */
export async function tablesOf(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1",
  );
  return rows.map(({ name }) => name);
}

/** Where a text stands in the database, as text or as bytes: "table: n rows" for each table that holds it. */
export function findInTables(practiceId: PracticeId, text: string): Promise<string[]> {
  return asOwner(practiceId, async (owner) => {
    const found: string[] = [];
    const bytes = Buffer.from(text, "utf8").toString("hex");
    for (const table of await tablesOf(owner)) {
      const { rows } = await owner.query<{ count: number }>(
        `select count(*)::int as count from ${table} t where position(lower($1) in lower(t::text)) > 0 or position($2 in t::text) > 0`,
        [text, bytes],
      );
      if (rows[0] && rows[0].count > 0) found.push(`${table}: ${rows[0].count}`);
    }
    return found;
  });
}
