import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { Failure } from "./failure.mjs";

const rolesSql = new URL("../prisma/roles.sql", import.meta.url);

/**
 * Lays the roles of prisma/roles.sql on a server and gives the two that sign in their password.
 * @param {string} adminUrl a superuser's URL
 * @throws Failure where somebody gave them another password: a deployment on the same server must not be locked out
 */
export async function layRoles(adminUrl) {
  await asAdmin(inDatabase(adminUrl, "postgres"), async (admin) => {
    // Roles belong to the whole server: two starts at once would collide.
    await admin.query("select pg_advisory_lock(hashtext('foothold roles'))");
    await admin.query(readFileSync(rolesSql, "utf8"));
    for (const role of ["foothold_owner", "foothold_app"]) await layPassword(admin, adminUrl, role);
  });
}

async function layPassword(admin, adminUrl, role) {
  const { rows } = await admin.query("select rolpassword is null as none from pg_authid where rolname = $1", [role]);
  if (rows[0].none) await admin.query(`alter role ${role} password '${passwordOf(adminUrl, role)}'`);
  else await requirePassword(adminUrl, role);
}

async function requirePassword(adminUrl, role) {
  try {
    await asAdmin(urlFor(adminUrl, "postgres", role), () => {});
  } catch (error) {
    if (error.code !== "28P01") throw error;
    throw new Failure(
      `The role ${role} has a password of its own on this server, so another Foothold may use it. Sign in as the roles themselves: set DATABASE_URL (foothold_app) and MIGRATION_DATABASE_URL (foothold_owner).`,
    );
  }
}

/**
 * The URLs of a database for the roles that `layRoles` laid. Their passwords follow from the administrator's own:
 * nothing more to keep, and two checkouts on one server agree.
 * @param {string} adminUrl
 * @param {string} database
 * @returns {{ owner: string, app: string }}
 */
export function roleUrls(adminUrl, database) {
  return { owner: urlFor(adminUrl, database, "foothold_owner"), app: urlFor(adminUrl, database, "foothold_app") };
}

function urlFor(adminUrl, database, role) {
  const changed = new URL(inDatabase(adminUrl, database));
  changed.username = role;
  changed.password = passwordOf(adminUrl, role);
  return changed.href;
}

/**
 * Makes the database, owned by foothold_owner, unless it is there.
 * @throws Failure where a database of that name holds tables of somebody else
 */
export async function layDatabase(adminUrl, database) {
  await asAdmin(inDatabase(adminUrl, "postgres"), async (admin) => {
    await admin.query("select pg_advisory_lock(hashtext('foothold roles'))");
    const { rowCount } = await admin.query("select 1 from pg_database where datname = $1", [database]);
    if (rowCount === 0) await admin.query(`create database ${quoted(database)} owner foothold_owner`);
  });
  await asAdmin(inDatabase(adminUrl, database), async (admin) => {
    const { rows } = await admin.query(
      "select tableowner from pg_tables where schemaname = 'public' and tableowner <> 'foothold_owner' limit 1",
    );
    if (rows.length > 0) {
      throw new Failure(
        `The database ${database} holds tables of ${rows[0].tableowner}. Name an empty database in DATABASE_URL, or one that is not there yet.`,
      );
    }
    await admin.query(`alter database ${quoted(database)} owner to foothold_owner`);
  });
}

/** Runs `work` with one connection and closes it. */
export async function asAdmin(url, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // Without a listener a connection that the server ends would end this process.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server and role, another database. */
export function inDatabase(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** An identifier as it stands in SQL. */
export function quoted(name) {
  return `"${name.replaceAll('"', '""')}"`;
}

function passwordOf(adminUrl, role) {
  return createHmac("sha256", decodeURIComponent(new URL(adminUrl).password))
    .update(role)
    .digest("base64url");
}
