// npm run migrate: brings the database of MIGRATION_DATABASE_URL (role foothold_owner) up to date. For deployments.
import { fileURLToPath } from "node:url";
import { Failure } from "./failure.mjs";
import { prisma } from "./prisma.mjs";
import { databaseUrlRefusal } from "./production-settings.mjs";

/**
 * Applies the migrations that are missing.
 * @param {string} ownerUrl URL of the database as the role that owns the tables
 * @throws Failure with what Prisma said
 */
export function migrate(ownerUrl) {
  const result = prisma(["migrate", "deploy"], { env: { ...process.env, MIGRATION_DATABASE_URL: ownerUrl }, stdio: "pipe" });
  if (result.status !== 0) {
    const said = `${result.stdout}${result.stderr}`;
    throw new Failure(`The migrations could not be applied. ${said.slice(Math.max(0, said.lastIndexOf("Error: "))).trim()}`);
  }
  return result.stdout;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.MIGRATION_DATABASE_URL;
  try {
    if (!url) throw new Failure("Setting MIGRATION_DATABASE_URL is missing: the address of the database, as the role foothold_owner.");
    const given = (name) => process.env[name];
    const refusal = given("FOOTHOLD_MODE") === "production" ? databaseUrlRefusal("MIGRATION_DATABASE_URL", given) : null;
    if (refusal) throw new Failure(refusal);
    process.stdout.write(migrate(url));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
