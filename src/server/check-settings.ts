import pg from "pg";
import { isLoopback, masterKeyRefusal, settingsRefusal } from "../../scripts/production-settings.mjs";
import { databaseRefusal } from "./check-database";
import { fileKeys, readKeyFile } from "./crypto/master-key-file";
import { ringOf } from "./crypto/master-key-ring";
import { type Env, readEnv } from "./env";

type Variables = Record<string, string | undefined>;

/** These belong to whoever lays the database, and would let a broken app own it. */
const FOREIGN = ["MIGRATION_DATABASE_URL", "POSTGRES_PASSWORD", "FOOTHOLD_OWNER_PASSWORD", "TEST_ADMIN_DATABASE_URL"];

/** Wrong or unsafe settings end the process with one clear line, instead of failing at the first request. */
export async function checkSettings(): Promise<void> {
  // Written out by the build (next.config.ts), so that each name stands in what is served.
  const migrations = process.env.FOOTHOLD_MIGRATIONS?.split(",") ?? [];
  const refusal = await startRefusal(process.env, migrations);
  if (refusal === null) return;
  process.stderr.write(`${refusal}\n`);
  process.exit(1);
}

/**
 * Why the app must not start: one line that names the setting and what to do, and repeats no value that is secret.
 * The demo is asked for little; it stays on this machine.
 * @param migrations the names of all migrations that this build knows
 */
export async function startRefusal(variables: Variables, migrations: readonly string[]): Promise<string | null> {
  let env: Env;
  try {
    env = readEnv(variables);
    if (env.FOOTHOLD_MODE === "demo") return demoRefusal(variables);
    const refusal = productionRefusal(variables) ?? keyFileRefusal(env) ?? buildRefusal(migrations);
    if (refusal) return refusal;
    return await databaseRefusal(env.DATABASE_URL, masterKeysOf(env), migrations);
  } catch (error) {
    return error instanceof Error ? error.message : "The settings are wrong.";
  }
}

/** The demo has accounts that everybody knows. A build that listens for others must be told that it is in production. */
function demoRefusal({ NODE_ENV, HOSTNAME, PUBLIC_URL }: Variables): string | null {
  // Behind a proxy the app listens on this machine alone, and is everybody's all the same.
  if (PUBLIC_URL && !isLoopback(new URL(PUBLIC_URL).hostname))
    return "Setting FOOTHOLD_MODE is not production, but PUBLIC_URL leads others here: the demo has accounts that everybody knows. Set FOOTHOLD_MODE=production.";
  if (NODE_ENV !== "production" || (HOSTNAME && isLoopback(HOSTNAME))) return null;
  return "Setting FOOTHOLD_MODE is not production: the demo serves this machine only. Set FOOTHOLD_MODE=production, or HOSTNAME=127.0.0.1 for the demo.";
}

function productionRefusal(variables: Variables): string | null {
  const foreign = FOREIGN.find((name) => variables[name]);
  if (foreign) return `Setting ${foreign} must not be given to the app: it opens more than the app may. Give it to npm run migrate alone.`;
  if (variables.NODE_ENV !== "production")
    return "Setting NODE_ENV must be production where FOOTHOLD_MODE is: start a build, not npm run dev.";
  return settingsRefusal((name) => variables[name]) ?? driverRefusal(variables.DATABASE_URL ?? "");
}

/** The driver's own reading of the address counts: no TLS by another name. */
function driverRefusal(url: string): string | null {
  let read: { host: string; ssl: unknown };
  try {
    const { host, ssl } = new pg.Client({ connectionString: url });
    read = { host, ssl };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "not readable";
    return `Setting DATABASE_URL cannot be used (${code}): check the files that it names.`;
  }
  if (read.host.startsWith("/") || isLoopback(read.host)) return null;
  const { ssl } = read;
  const isVerified =
    typeof ssl === "object" &&
    ssl !== null &&
    !("rejectUnauthorized" in ssl && ssl.rejectUnauthorized === false) &&
    !("checkServerIdentity" in ssl);
  return isVerified ? null : "Setting DATABASE_URL leads to another machine without TLS that is verified: add ?sslmode=verify-full.";
}

function buildRefusal(migrations: readonly string[]): string | null {
  return migrations.length > 0
    ? null
    : "This build does not know which migrations it needs: build it anew, with npm run build or npm start.";
}

function keyFileRefusal({ FOOTHOLD_MASTER_KEY_FILE: path }: Env): string | null {
  if (!path) return null;
  const weak = [...readKeyFile(path, "production")].map(([version, key]) =>
    masterKeyRefusal(`Setting FOOTHOLD_MASTER_KEY_FILE: the key of version ${version}`, key.toString("base64")),
  );
  return weak.find((refusal) => refusal !== null) ?? null;
}

function masterKeysOf({ FOOTHOLD_MASTER_KEY, FOOTHOLD_MASTER_KEY_FILE }: Env) {
  if (FOOTHOLD_MASTER_KEY_FILE) return fileKeys(FOOTHOLD_MASTER_KEY_FILE, "production");
  return ringOf(new Map([[1, Buffer.from(FOOTHOLD_MASTER_KEY ?? "", "base64")]]));
}
