import pg from "pg";
import { layDemo, STAFF } from "./lay-demo";

// Lays the demo stories once; with --reset, empties the database first and lays them anew.
const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Nothing there, laid whole, interrupted halfway, or somebody's own data, which the demo leaves alone. */
async function state(): Promise<"empty" | "laid" | "halfway" | "foreign"> {
  const { rows } = await owner.query<{ email: string }>("select email from sign_in_identity");
  if (rows.length === 0) return "empty";
  const addresses = new Set(rows.map(({ email }) => email));
  if (STAFF.every(({ email }) => addresses.has(email))) return "laid";
  return [...addresses].every((address) => address.endsWith("@demo.example")) ? "halfway" : "foreign";
}

async function empty(): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'",
  );
  await owner.query(`truncate ${rows.map(({ name }) => name).join(", ")}`);
}

await owner.connect();
try {
  const found = process.argv.includes("--reset") ? "halfway" : await state();
  if (found === "halfway") await empty();
  if (found === "laid") say("The stories are there already.");
  else if (found === "foreign") say("Other people's data is here; the demo stories are not laid.");
  else await layDemo(new Date(), { onTold: ({ client, kind }) => say(`${client} (${kind})`) });
} finally {
  await owner.end();
}
// The app's own connections would keep the process waiting.
process.exit(0);
