// The settings, checked before anything is started. Node's own modules only: this runs before packages are installed.
// The app checks them again for itself (src/server/env.ts); here the aim is one clear line and nothing left running.
import { existsSync, readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { demoKeysFile } from "./demo-keys.mjs";
import { Failure } from "./failure.mjs";
import { databaseUrlRefusal, settingsRefusal } from "./production-settings.mjs";

/**
 * Reads and checks the settings; a file `.env` fills in what the environment does not say.
 * @returns {{ mode: "demo" | "production", host: string, port: number, publicUrl: string,
 *   erasureLedger: string, databaseUrl: string | null, migrationUrl: string | null }}
 * @throws Failure that names the first wrong setting and what to do
 */
export function readSettings(root) {
  const file = path.join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  // An empty variable counts as missing: compose files and CI write `KEY=` for "not set".
  const given = (name) => process.env[name] || null;
  const mode = given("FOOTHOLD_MODE") ?? "demo";
  if (mode !== "demo" && mode !== "production") throw new Failure(`Setting FOOTHOLD_MODE must be demo or production, not "${mode}".`);
  const port = readPort(given("PORT") ?? "3000");
  const settings = {
    mode,
    // The demo has known accounts and generated keys: it is served to this machine only.
    host: mode === "demo" ? "127.0.0.1" : (given("HOST") ?? "127.0.0.1"),
    port,
    publicUrl: given("PUBLIC_URL") ?? `http://127.0.0.1:${port}`,
    erasureLedger: path.resolve(root, given("FOOTHOLD_ERASURE_LEDGER") ?? ".data/erasures.jsonl"),
    databaseUrl: readPostgresUrl("DATABASE_URL", given("DATABASE_URL")),
    migrationUrl: readPostgresUrl("MIGRATION_DATABASE_URL", given("MIGRATION_DATABASE_URL")),
  };
  if (mode === "production") requireProductionSettings(root, settings, given);
  return settings;
}

function readPort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Failure(`Setting PORT must be a number from 1 to 65535, not "${text}".`);
}

function readPostgresUrl(name, text) {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isComplete = url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== "" && url.pathname.length > 1;
  if (isComplete) return text;
  // The value is not repeated: it may hold a password.
  throw new Failure(`Setting ${name} must look like postgresql://role:password@host:5432/database.`);
}

function requireProductionSettings(root, { databaseUrl }, given) {
  const missing = (name, whatToDo) => new Failure(`Setting ${name} is missing. In production nothing is generated: ${whatToDo}`);
  if (!databaseUrl) throw missing("DATABASE_URL", "name the database, as the role foothold_app.");
  if (!given("FOOTHOLD_MASTER_KEY") && !given("FOOTHOLD_MASTER_KEY_FILE"))
    throw missing("FOOTHOLD_MASTER_KEY", "set 32 random bytes in base64, for example from `openssl rand -base64 32`.");
  if (!given("AUTH_SECRET")) throw missing("AUTH_SECRET", "set a random text, for example from `openssl rand -base64 32`.");
  if (!given("FOOTHOLD_ERASURE_LEDGER"))
    throw missing("FOOTHOLD_ERASURE_LEDGER", "name a file that is kept apart from the database's backups; it remembers who was erased.");
  const refusal = settingsRefusal(given) ?? databaseUrlRefusal("MIGRATION_DATABASE_URL", given) ?? demoKeyRefusal(root, given);
  if (refusal) throw new Failure(refusal);
}

/** The keys that a demo in this checkout has made for itself lie there for anybody to read. */
function demoKeyRefusal(root, given) {
  const file = demoKeysFile(root);
  if (!existsSync(file)) return null;
  const ofTheDemo = Object.values(JSON.parse(readFileSync(file, "utf8")));
  const name = ["FOOTHOLD_MASTER_KEY", "AUTH_SECRET"].find((each) => ofTheDemo.includes(given(each)));
  return name ? `Setting ${name} is the demo's: make another, for example with \`openssl rand -base64 32\`.` : null;
}

/** @throws Failure where somebody listens on the port already, or we may not */
export async function requireFreePort(host, port) {
  const problem = await new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
  if (problem === "EADDRINUSE") {
    throw new Failure(
      `Port ${port} is taken on ${host}. Stop what listens there, or choose another: PORT=${port === 65_535 ? 3000 : port + 1} npm start`,
    );
  }
  if (problem === "EACCES") throw new Failure(`Port ${port} needs an administrator. Choose one above 1023: PORT=3000 npm start`);
  if (problem) throw new Failure(`Port ${port} cannot be used on ${host} (${problem}).`);
}
