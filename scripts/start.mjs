// npm start, npm run dev, npm run demo:reset. Works right after `git clone`: until packages are there, this file and what
// it imports at the top need nothing but Node.
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./child-process.mjs";
import { demoKeys } from "./demo-keys.mjs";
import { Failure } from "./failure.mjs";
import { ensureInstalled, requireNode } from "./installation.mjs";
import { say, step } from "./progress.mjs";
import { runScript } from "./script-run.mjs";
import { readSettings, requireFreePort } from "./settings.mjs";

const task = process.argv[2] ?? "serve";

async function main() {
  requireNode();
  const settings = readSettings(root);
  if (task === "reset" && settings.mode === "production")
    throw new Failure("The demo stories are for the demo: unset FOOTHOLD_MODE=production.");
  if (task !== "reset") await requireFreePort(settings.host, settings.port);
  await ensureInstalled();

  const { openDatabase } = await import("./app-database.mjs");
  const database = await openDatabase(settings);
  const keys = settings.mode === "demo" ? demoKeys(root) : {};
  if (settings.mode === "demo") await laySeeds(database, keys);
  if (task === "reset") return;

  const server = await serve(settings, database, keys);
  sayWelcome(settings);
  const code = await new Promise((resolve) => server.once("close", resolve));
  throw new Failure(`The app has stopped by itself (exit code ${code}).`);
}

async function laySeeds(database, keys) {
  if (database.ownerUrl === null) {
    // Whoever brings a database and its role brings its data too.
    if (task === "reset") throw new Failure("To lay the demo stories anew, set MIGRATION_DATABASE_URL too (role foothold_owner).");
    return;
  }
  const { seed } = await import("./seed.mjs");
  const label = task === "reset" ? "Laying the demo stories anew" : "Laying the demo stories, unless they are there";
  await step(label, () => seed(database, keys, { reset: task === "reset" }));
}

async function serve({ host, port, publicUrl, mode, erasureLedger }, { appUrl }, keys) {
  const isDevelopment = task === "dev";
  if (!isDevelopment) {
    const { ensureBuilt } = await import("./build.mjs");
    await ensureBuilt();
  }
  const { startApp } = await import("./app-server.mjs");
  // The served build has another working folder: what the demo "sends" lies in the checkout's .data all the same.
  const FOOTHOLD_MAIL_FOLDER = path.resolve(root, process.env.FOOTHOLD_MAIL_FOLDER || ".data/mail");
  const env = {
    FOOTHOLD_MAIL_FOLDER,
    ...keys,
    DATABASE_URL: appUrl,
    FOOTHOLD_MODE: mode,
    PUBLIC_URL: publicUrl,
    FOOTHOLD_ERASURE_LEDGER: erasureLedger,
  };
  return step("Starting the app", () => startApp({ host, port, env, isDevelopment }));
}

function sayWelcome({ mode, publicUrl }) {
  say(`Foothold is at ${publicUrl}`);
  if (mode === "production") return;
  const { accounts, passphrase } = JSON.parse(readFileSync(path.join(root, "prisma/seed/demo-accounts.json"), "utf8"));
  process.stdout.write("\n  Sign in as\n");
  for (const { email, about } of accounts) process.stdout.write(`    ${email.padEnd(24)} ${about}\n`);
  process.stdout.write(
    `  each with the passphrase\n    ${passphrase}\n  The page offers the code of a second factor where one is asked for.\n\n  Ctrl-C stops everything and keeps the data.\n\n`,
  );
}

await runScript(main);
