import { setTimeout as wait } from "node:timers/promises";
import { serverEntry } from "./build.mjs";
import { startProgram } from "./child-process.mjs";
import { Failure } from "./failure.mjs";

const patienceMs = 60_000;
/** Not for the app, which refuses to start with them. Empty counts as not set; a file .env beside the build must not bring them back. */
const notForTheApp = { MIGRATION_DATABASE_URL: "", POSTGRES_PASSWORD: "", FOOTHOLD_OWNER_PASSWORD: "", TEST_ADMIN_DATABASE_URL: "" };

/**
 * Starts the app and waits until it answers that its database is up.
 * @param {{ host: string, port: number, env: Record<string, string>, isDevelopment?: boolean,
 *   stdio?: import("node:child_process").StdioOptions }} options
 * @returns {Promise<import("node:child_process").ChildProcess>}
 * @throws Failure where it ends or stays silent for a minute
 */
export async function startApp({ host, port, env, isDevelopment = false, stdio }) {
  const parameters = isDevelopment ? ["node_modules/next/dist/bin/next", "dev", "-H", host, "-p", String(port)] : [serverEntry];
  const settings = {
    HOSTNAME: host,
    PORT: String(port),
    NODE_ENV: isDevelopment ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const server = startProgram(process.execPath, parameters, { env: { ...process.env, ...notForTheApp, ...env, ...settings }, stdio });
  await answersOk(server, `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}/api/health`);
  return server;
}

async function answersOk(server, healthUrl) {
  const giveUpAt = performance.now() + patienceMs;
  while (performance.now() < giveUpAt) {
    if (server.exitCode !== null || server.signalCode !== null)
      throw new Failure("The app ended before it could answer; what it said is above.");
    const status = await fetch(healthUrl, { signal: AbortSignal.timeout(30_000) }).then(
      (answer) => answer.status,
      () => null,
    );
    if (status === 200) return;
    await wait(150);
  }
  throw new Failure(`The app did not answer at ${healthUrl} within ${patienceMs / 1000} seconds.`);
}
