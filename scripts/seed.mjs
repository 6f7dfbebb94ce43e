import { logFile, runProgram } from "./child-process.mjs";
import { Failure } from "./failure.mjs";

/**
 * Lays the demo stories. Without `reset` it does nothing where a practice is there already.
 * @param {{ appUrl: string, ownerUrl: string }} database
 * @param {Record<string, string>} keys
 * @param {{ reset?: boolean }} [options]
 */
export async function seed({ appUrl, ownerUrl }, keys, { reset = false } = {}) {
  // The seeds write through the app's own mutations, which import "server-only".
  const parameters = ["--conditions=react-server", "--import", "tsx", "prisma/seed/run.ts", ...(reset ? ["--reset"] : [])];
  const env = { ...process.env, ...keys, DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: ownerUrl };
  const { code, output } = await runProgram(process.execPath, parameters, { env, quiet: "seed" });
  if (code !== 0) throw new Failure(`${output.trim()}\n\nThe demo stories could not be laid; the same is in ${logFile("seed")}.`);
}
