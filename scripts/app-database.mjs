// Which database a start serves from, and how it gets its roles and tables.
import path from "node:path";
import { root } from "./child-process.mjs";
import { asAdmin, inDatabase, layDatabase, layRoles, roleUrls } from "./database-roles.mjs";
import { Failure } from "./failure.mjs";
import { migrate } from "./migrate.mjs";
import { holdPostgres } from "./postgres.mjs";
import { say, step } from "./progress.mjs";
import { atEnd } from "./script-run.mjs";

/**
 * Opens the database of these settings, with its tables up to date.
 * - no DATABASE_URL (demo only): the embedded Postgres, stopped again at the end of the script
 * - DATABASE_URL of an administrator (demo only): the roles and the database are laid there
 * - DATABASE_URL of the app's role: used as it is, migrated with MIGRATION_DATABASE_URL where that is set
 * @param {{ mode: "demo" | "production", databaseUrl: string | null, migrationUrl: string | null }} settings
 * @returns {Promise<{ appUrl: string, ownerUrl: string | null }>} ownerUrl is null where nobody told us the owner's
 */
export async function openDatabase({ mode, databaseUrl, migrationUrl }) {
  if (databaseUrl === null) {
    const server = await step("Starting the embedded Postgres", () => holdPostgres(path.join(root, ".data/postgres")));
    atEnd(server.release);
    say(`  its data is in ${path.relative(process.cwd(), server.home)}; delete that to begin anew`);
    return bootstrap(server.adminUrl, "foothold");
  }
  const role = await describeRole(databaseUrl);
  if (mode === "demo" && role.isSuperuser && migrationUrl === null) return bootstrap(databaseUrl, databaseOf(databaseUrl));
  if (!role.databaseExists)
    throw new Failure(`DATABASE_URL names the database ${databaseOf(databaseUrl)}, which does not exist on ${hostOf(databaseUrl)}.`);
  refuseUnsafeRole(role);
  if (migrationUrl !== null) {
    await migrateAs(migrationUrl);
    return { appUrl: databaseUrl, ownerUrl: migrationUrl };
  }
  await requireTables(databaseUrl);
  return { appUrl: databaseUrl, ownerUrl: null };
}

async function bootstrap(adminUrl, database) {
  await layRoles(adminUrl);
  await layDatabase(adminUrl, database);
  const { owner, app } = roleUrls(adminUrl, database);
  await migrateAs(owner);
  return { appUrl: app, ownerUrl: owner };
}

async function migrateAs(ownerUrl) {
  await step("Bringing the database up to date", () => migrate(ownerUrl));
}

/** What the role of a URL may do; asked in the database `postgres` where the one that is named does not exist yet. */
async function describeRole(url) {
  try {
    return { ...(await askForRole(url)), databaseExists: true };
  } catch (error) {
    if (error.code !== "3D000") throw unreachable(url, error);
  }
  const elsewhere = inDatabase(url, "postgres");
  return askForRole(elsewhere).then(
    (role) => ({ ...role, databaseExists: false }),
    (error) => {
      throw unreachable(elsewhere, error);
    },
  );
}

async function askForRole(url) {
  const { rows } = await asAdmin(url, (client) =>
    client.query(
      `select rolname as name, rolsuper as "isSuperuser", rolbypassrls as "bypassesRls",
              exists (select 1 from pg_tables where schemaname = 'public' and tableowner = rolname) as "ownsTables"
       from pg_roles where rolname = current_user`,
    ),
  );
  return rows[0];
}

/** Row-level security is no wall against such a role. */
function refuseUnsafeRole(role) {
  const why = role.isSuperuser
    ? "is an administrator"
    : role.bypassesRls
      ? "bypasses row-level security"
      : role.ownsTables
        ? "owns the tables"
        : null;
  if (why === null) return;
  throw new Failure(`DATABASE_URL signs in as ${role.name}, which ${why}. Name the role foothold_app there (prisma/roles.sql lays it).`);
}

async function requireTables(url) {
  const { rows } = await asAdmin(url, (client) => client.query("select to_regclass('public.practice') is not null as there"));
  if (rows[0].there) return;
  throw new Failure("The database has no tables yet. Set MIGRATION_DATABASE_URL (role foothold_owner) and run: npm run migrate");
}

function unreachable(url, error) {
  if (error instanceof Failure) return error;
  if (error.code === "28P01" || error.code === "28000") {
    return new Failure(`${hostOf(url)} does not accept the role or password in DATABASE_URL. Check both.`);
  }
  const why = error.code ?? error.errors?.[0]?.code ?? error.message;
  return new Failure(
    `No Postgres answers at ${hostOf(url)} (${why}). Start it, or correct DATABASE_URL; without DATABASE_URL one comes along.`,
  );
}

function databaseOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

function hostOf(url) {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || 5432}`;
}
