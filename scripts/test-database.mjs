// Databases for tests: one cluster, one migrated template, a clone of it for whoever asks.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { asAdmin, layDatabase, layRoles, quoted, roleUrls } from "./database-roles.mjs";
import { isAlive } from "./file-lock.mjs";
import { migrate } from "./migrate.mjs";
import { holdPostgres } from "./postgres.mjs";

const root = path.resolve(import.meta.dirname, "..");
// Tests may lose their data in a power cut; in exchange a commit costs a tenth.
const room = "max_connections=200";
const fast = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", room];

/**
 * Holds a server that has the roles and an up-to-date template: TEST_ADMIN_DATABASE_URL (a superuser's URL) where set,
 * else an embedded one below .data.
 * @param {{ durable?: boolean }} [of] durable: an embedded one that keeps what it has acknowledged, as in production; for benches
 * @returns {Promise<{ adminUrl: string, template: string, release: () => Promise<void> }>}
 */
export async function holdTestServer({ durable = false } = {}) {
  const given = process.env.TEST_ADMIN_DATABASE_URL;
  const own = () =>
    durable ? holdPostgres(path.join(root, ".data/bench-postgres"), [room]) : holdPostgres(path.join(root, ".data/test-postgres"), fast);
  const server = given ? { adminUrl: given, release: async () => {} } : await own();
  try {
    const template = await layTemplate(server.adminUrl);
    // On a server of our own, what killed runs left behind goes; elsewhere a process id may be another machine's.
    if (!given) await dropLeftovers(server.adminUrl, template);
    return { ...server, template };
  } catch (error) {
    await server.release();
    throw error;
  }
}

/**
 * Makes a database from the template.
 * @returns {Promise<{ owner: string, app: string }>} its URLs for the two roles
 */
export async function cloneTemplate(adminUrl, template, name) {
  await asAdmin(adminUrl, (admin) =>
    admin.query(`create database ${quoted(name)} template ${quoted(template)} owner foothold_owner strategy file_copy`),
  );
  return roleUrls(adminUrl, name);
}

/** Drops every database whose name begins with `prefix`, connected or not. */
export async function dropDatabases(adminUrl, prefix) {
  await asAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query("select datname from pg_database where starts_with(datname, $1) and not datistemplate", [prefix]);
    for (const { datname } of rows) await admin.query(`drop database if exists ${quoted(datname)} with (force)`);
  });
}

async function dropLeftovers(adminUrl, template) {
  await asAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query("select datname from pg_database where starts_with(datname, 'foothold_') and datname <> $1", [
      template,
    ]);
    for (const { datname } of rows) {
      const run = /^foothold_(?:test|check)_(\d+)_/.exec(datname);
      const isOld = run ? !isAlive(Number(run[1])) : datname.startsWith("foothold_template_") && !datname.endsWith("_half");
      if (isOld) await admin.query(`drop database if exists ${quoted(datname)}`).catch(isStillUsed);
    }
  });
}

/** A clone of it is being made at this moment: the next run drops it. */
function isStillUsed(error) {
  if (error.code !== "55006") throw error;
}

/** The template's name follows from what it is made of, so that it is made once and kept until a migration is added. */
async function layTemplate(adminUrl) {
  const template = `foothold_template_${hashOfMigrations()}`;
  await layRoles(adminUrl);
  await asAdmin(adminUrl, async (admin) => {
    await admin.query("select pg_advisory_lock(hashtext('foothold template'))");
    const { rowCount } = await admin.query("select 1 from pg_database where datname = $1", [template]);
    if (rowCount > 0) return;
    const half = `${template}_half`;
    await admin.query(`drop database if exists ${quoted(half)} with (force)`);
    await layDatabase(adminUrl, half);
    migrate(roleUrls(adminUrl, half).owner);
    await admin.query(`alter database ${quoted(half)} rename to ${quoted(template)}`);
  });
  return template;
}

function hashOfMigrations() {
  const hash = createHash("sha256").update(readFileSync(path.join(root, "prisma/roles.sql")));
  const migrations = path.join(root, "prisma/migrations");
  for (const entry of readdirSync(migrations, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) hash.update(entry.name).update(readFileSync(path.join(migrations, entry.name, "migration.sql")));
  }
  return hash.digest("hex").slice(0, 16);
}
