import pg from "pg";
import { AppError } from "@/domain/errors";
import { practiceKeyPlace } from "./crypto/keys";
import type { MasterKeys } from "./crypto/master-key";

/** Roles that Postgres itself lays and that reach past row-level security or out of the database. */
const TOO_MUCH = ["pg_read_all_data", "pg_write_all_data", "pg_read_server_files", "pg_write_server_files", "pg_execute_server_program"];

const PATIENCE_MS = 5_000;
const INSTEAD = "Name the role foothold_app there (prisma/roles.sql lays it).";

/** Asks the database itself whether the app may be served from it. @returns one line, or null where it may */
export async function databaseRefusal(url: string, keys: MasterKeys, migrations: readonly string[]): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS });
  // Unheard, a connection that is lost while we ask would end the process without our line.
  client.on("error", () => {});
  try {
    await client.connect();
    return (await roleRefusal(client)) ?? (await tablesRefusal(client, migrations)) ?? (await keysRefusal(client, keys));
  } catch (error) {
    return unreachable(client, error);
  } finally {
    await client.end().catch(() => {});
  }
}

type Role = {
  name: string;
  superuser: boolean;
  bypassrls: boolean;
  createrole: boolean;
  replication: boolean;
  isProved: boolean;
  ownsTables: boolean;
  memberOf: string | null;
};

/** The session's own role is asked, not the one that it has taken on: it could go back. */
async function roleRefusal(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<Role>(
    `with owners as (
       select c.relowner as oid from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
       union select datdba from pg_database where datname = current_database()
       union select nspowner from pg_namespace where nspname = 'public'
       union select p.proowner from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef)
     select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypassrls, r.rolcreaterole as createrole,
       r.rolreplication as replication, system_user is not null as "isProved", r.oid in (select oid from owners) as "ownsTables",
       (select o.rolname from pg_roles o where o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'MEMBER')
          and (o.oid in (select oid from owners) or o.rolsuper or o.rolbypassrls or o.rolcreaterole or o.rolreplication or o.rolname = any($1))
          order by starts_with(o.rolname, 'pg_') limit 1) as "memberOf"
     from pg_roles r where r.rolname = session_user`,
    [TOO_MUCH],
  );
  const [role] = rows;
  if (!role) return "The database does not say who DATABASE_URL signs in as.";
  const why = tooMuch(role);
  if (why) return `DATABASE_URL signs in as ${role.name}, which ${why}: row-level security would be no wall. ${INSTEAD}`;
  if (!role.isProved)
    return `The database lets ${role.name} in without asking for a password (trust in pg_hba.conf). Set scram-sha-256 there for this role.`;
  return null;
}

function tooMuch(role: Role): string | null {
  if (role.superuser) return "is a superuser";
  if (role.bypassrls) return "bypasses row-level security (BYPASSRLS)";
  if (role.createrole) return "may make roles (CREATEROLE)";
  if (role.replication) return "may replicate (REPLICATION)";
  if (role.ownsTables) return "owns tables, functions or the database";
  return role.memberOf ? `is a member of ${role.memberOf}` : null;
}

async function tablesRefusal(client: pg.Client, migrations: readonly string[]): Promise<string | null> {
  const { rows: found } = await client.query<{ there: boolean }>(
    "select to_regprocedure('public.maintenance_missing_migration(text[])') is not null as there",
  );
  const { rows: asked } = found[0]?.there
    ? await client.query<{ missing: string | null }>("select maintenance_missing_migration($1) as missing", [migrations])
    : { rows: [{ missing: migrations.at(-1) ?? "its tables" }] };
  const missing = asked[0]?.missing;
  if (missing)
    return `The database lacks the migration ${missing}. Run npm run migrate with MIGRATION_DATABASE_URL (role foothold_owner) first.`;
  const { rows: open } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity) limit 1`,
  );
  return open[0] ? `The table ${open[0].name} has no forced row-level security. Run npm run migrate on an untouched database.` : null;
}

/** Other keys than those that the database was filled with would open nothing, and seal what the right ones don't open. */
async function keysRefusal(client: pg.Client, keys: MasterKeys): Promise<string | null> {
  const { rows: practices } = await client.query<{ id: string }>("select practice_id as id from maintenance_list_practices()");
  for (const { id } of practices) {
    await client.query("select set_config('app.practice', $1, false)", [id]);
    const { rows } = await client.query<{ version: number; wrapped: Buffer }>(
      "select version, wrapped_key as wrapped from practice_key where practice_id = $1",
      [id],
    );
    for (const { version, wrapped } of rows) {
      try {
        await keys.unwrap(practiceKeyPlace(id, version), wrapped);
      } catch (error) {
        // A key service that is not reached just now says nothing about its keys.
        if (error instanceof AppError && error.code === "INTERNAL")
          return "Setting FOOTHOLD_MASTER_KEY (or FOOTHOLD_MASTER_KEY_FILE) does not hold a key that this database needs. Set the one that it was filled with.";
      }
    }
  }
  return null;
}

function unreachable(client: pg.Client, error: unknown): string {
  const where = client.host.startsWith("/") ? client.host : `${client.host}:${client.port}`;
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "28000")
    return `The database at ${where} lets this role in neither so nor from here (pg_hba.conf). Check the role in DATABASE_URL, and whether TLS is asked for.`;
  if (code === "28P01") return `The database at ${where} does not accept the role or password in DATABASE_URL. Check both.`;
  if (code === "3D000") return `The database that DATABASE_URL names is not there on ${where}. Lay it first.`;
  const isTls = /CERT|SSL|TLS|SIGNATURE|ISSUER/.test(code) || (error instanceof Error && error.message.includes("does not support SSL"));
  if (isTls)
    return `The TLS of the database at ${where} is not to be trusted (${code || "it offers none"}). Give it a certificate for that name; name your own authority in DATABASE_URL with &sslrootcert=/path/to/ca.pem.`;
  return `No database answers at ${where} (${code || "no answer"}). Start it, or correct DATABASE_URL.`;
}
