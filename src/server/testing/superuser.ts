import pg from "pg";
import { inject } from "vitest";

/**
 * A connection to this file's own database with every right, for what the app and the tables' owner may not do: tampering,
 * taking rights away, ending connections. Whoever asks for it ends it.
 */
export async function superuser(): Promise<pg.Client> {
  const url = new URL(inject("testServer").adminUrl);
  url.pathname = new URL(process.env.DATABASE_URL ?? "").pathname;
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  return client;
}
