// Runs in each test file after its database was cloned: a mutation that is made in the database itself.
import pg from "pg";
import { inject } from "vitest";

const { sql } = JSON.parse(process.env.ACCESS_MUTANT ?? "{}");
if (sql) {
  // As the superuser: functions belong to a role that nobody signs in as.
  const url = new URL(inject("testServer").adminUrl);
  url.pathname = new URL(process.env.MIGRATION_DATABASE_URL).pathname;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}
