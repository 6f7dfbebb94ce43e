import pg from "pg";
import { layDemo } from "./lay-demo";

// Lays the demo stories once; with --reset, empties the database first and lays them anew.
const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
const say = (line: string) => process.stdout.write(`${line}\n`);

await owner.connect();
try {
  if (process.argv.includes("--reset")) {
    const { rows } = await owner.query<{ name: string }>(
      "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'",
    );
    await owner.query(`truncate ${rows.map(({ name }) => name).join(", ")}`);
  }
  const { rowCount } = await owner.query("select 1 from sign_in_identity limit 1");
  if (rowCount) say("The stories are there already.");
  else await layDemo(new Date(), { onTold: ({ client, kind }) => say(`${client} (${kind})`) });
} finally {
  await owner.end();
}
// The app's own connections would keep the process waiting.
process.exit(0);
