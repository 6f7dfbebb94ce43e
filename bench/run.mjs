// npm run bench -- <name>: measures on a database of its own, with the app's own modules. bench/<name>.ts says what.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { root, runProgram } from "../scripts/child-process.mjs";
import { Failure } from "../scripts/failure.mjs";
import { runScript } from "../scripts/script-run.mjs";

const [name = ""] = process.argv.slice(2);

async function main() {
  const file = `bench/${name}.ts`;
  if (!/^[a-z-]+$/.test(name) || !existsSync(path.join(root, file))) throw new Failure(`There is no bench "${name}".`);
  const { cloneTemplate, dropDatabases, holdTestServer } = await import("../scripts/test-database.mjs");
  const { adminUrl, template, release } = await holdTestServer({ durable: true });
  const clone = `foothold_test_${process.pid}_bench`;
  try {
    const { app, owner } = await cloneTemplate(adminUrl, template, clone);
    const env = {
      ...process.env,
      DATABASE_URL: app,
      MIGRATION_DATABASE_URL: owner,
      FOOTHOLD_MASTER_KEY: randomBytes(32).toString("base64"),
      AUTH_SECRET: randomBytes(32).toString("base64url"),
      FOOTHOLD_MODE: "demo",
      PORT: "3000",
      PUBLIC_URL: "http://127.0.0.1:3000",
    };
    // The app's modules import "server-only", which throws without this condition.
    const { code } = await runProgram(process.execPath, ["--conditions=react-server", "--import", "tsx", file], { env });
    return code;
  } finally {
    await dropDatabases(adminUrl, clone);
    await release();
  }
}

await runScript(main);
