// Runs a command of the app's own: `node scripts/server-command.mjs <name> [arguments]` starts src/server/commands/<name>.ts with
// the settings, the database and the keys that a start would have. In production that is DATABASE_URL, role foothold_app.
import { existsSync } from "node:fs";
import path from "node:path";
import { root, runProgram } from "./child-process.mjs";
import { demoKeys } from "./demo-keys.mjs";
import { Failure } from "./failure.mjs";
import { runScript } from "./script-run.mjs";
import { readSettings } from "./settings.mjs";

const [name = "", ...args] = process.argv.slice(2);

async function main() {
  const file = `src/server/commands/${name}.ts`;
  if (!/^[a-z-]+$/.test(name) || name === "command" || !existsSync(path.join(root, file)))
    throw new Failure(`There is no command "${name}".`);
  const settings = readSettings(root);
  const { openDatabase } = await import("./app-database.mjs");
  // Migrations are for npm run migrate: a command works on the tables as they are.
  const { appUrl, ownerUrl } = await openDatabase(settings.mode === "production" ? { ...settings, migrationUrl: null } : settings);
  const owner = settings.mode === "demo" && ownerUrl ? { MIGRATION_DATABASE_URL: ownerUrl } : {};
  const keys = settings.mode === "demo" ? demoKeys(root) : {};
  const env = {
    ...process.env,
    ...keys,
    ...owner,
    DATABASE_URL: appUrl,
    FOOTHOLD_MODE: settings.mode,
    PUBLIC_URL: settings.publicUrl,
    FOOTHOLD_ERASURE_LEDGER: settings.erasureLedger,
  };
  // The app's modules import "server-only", which throws without this condition.
  const { code } = await runProgram(process.execPath, ["--conditions=react-server", "--import", "tsx", file, ...args], { env });
  return code;
}

await runScript(main);
