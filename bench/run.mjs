// npm run bench [-- <name>]: measures the built app on a database of its own. docs/benchmarks.md says what each name is.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "../scripts/build.mjs";
import { root, runProgram } from "../scripts/child-process.mjs";
import { Failure } from "../scripts/failure.mjs";
import { atEnd, runScript } from "../scripts/script-run.mjs";

const PORT = 4390;
const [name] = process.argv.slice(2);

async function main() {
  const has = (file) => existsSync(path.join(root, file));
  if (name !== undefined && !(/^[a-z-]+$/.test(name) && (has(`bench/${name}.ts`) || has(`bench/scenarios/${name}.ts`))))
    throw new Failure(`There is no bench "${name}".`);
  const program = name !== undefined && has(`bench/${name}.ts`) ? [`bench/${name}.ts`] : ["bench/scenarios.ts", ...(name ? [name] : [])];
  await ensureBuilt();
  const { cloneTemplate, dropDatabases, holdTestServer } = await import("../scripts/test-database.mjs");
  const { inDatabase } = await import("../scripts/database-roles.mjs");
  const { adminUrl, template, release } = await holdTestServer({ durable: true });
  const clone = `foothold_test_${process.pid}_bench`;
  atEnd(release);
  atEnd(() => dropDatabases(adminUrl, clone));
  const { app, owner } = await cloneTemplate(adminUrl, template, clone);
  const env = {
    ...process.env,
    DATABASE_URL: app,
    MIGRATION_DATABASE_URL: owner,
    BENCH_ADMIN_URL: inDatabase(adminUrl, clone),
    FOOTHOLD_MASTER_KEY: randomBytes(32).toString("base64"),
    AUTH_SECRET: randomBytes(32).toString("base64url"),
    FOOTHOLD_MODE: "demo",
    PORT: String(PORT),
    PUBLIC_URL: `http://127.0.0.1:${PORT}`,
  };
  // The app's modules import "server-only", which throws without this condition.
  const { code } = await runProgram(process.execPath, ["--conditions=react-server", "--import", "tsx", ...program], { env });
  return code;
}

await runScript(main);
