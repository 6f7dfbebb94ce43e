// The database connections of schema-engine-wasm.mjs: Prisma's pg adapter, with what it lacks for migrations.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const singleByteCharType = 18;
const textType = 25;

/** node-postgres settings from a URL; `database` takes the place of the one named there. */
export function connectionFrom(url, database) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const sslmode = searchParams.get("sslmode");
  return {
    host: hostname || "localhost",
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: database ?? decodeURIComponent(pathname.slice(1)),
    ssl: sslmode && sslmode !== "disable" ? { rejectUnauthorized: sslmode === "verify-full", ...certificates(searchParams) } : undefined,
  };
}

/** The certificate files that a URL names, read. */
function certificates(asked) {
  const files = { ca: asked.get("sslrootcert"), cert: asked.get("sslcert"), key: asked.get("sslkey") };
  return Object.fromEntries(Object.entries(files).flatMap(([name, file]) => (file ? [[name, readFileSync(file, "utf8")]] : [])));
}

/** Runs `work` with one plain connection and closes it. */
export async function withClient(connection, work) {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Creates the database that a URL names, from the server's `postgres` database. */
export async function createDatabase(url) {
  const { database } = connectionFrom(url);
  await withClient(connectionFrom(url, "postgres"), (client) => client.query(`create database "${database.replaceAll('"', '""')}"`));
  return { databaseName: database };
}

/** The adapter factory that the engine works through: the database itself and, for drift checks, a shadow of it. */
export class MigrationDatabase extends PrismaPg {
  #url;
  #shadowUrl;

  constructor(url, shadowUrl) {
    super({ ...connectionFrom(url), max: 1 }, { schema: schemaOf(url) });
    this.#url = url;
    this.#shadowUrl = shadowUrl;
  }

  async connect() {
    return fitForMigrations(await super.connect());
  }

  /** The adapter's own one connects to the main database when it was given a URL; nothing may be emptied there. */
  connectToShadowDb() {
    return this.#shadowUrl ? emptiedShadow(this.#shadowUrl) : temporaryShadow(this.#url);
  }
}

/** A shadow database that was named is emptied first, as the native engine does. */
async function emptiedShadow(url) {
  const connection = fitForMigrations(await new PrismaPg({ ...connectionFrom(url), max: 1 }).connect());
  const schema = schemaOf(url);
  await connection.executeScript(`DROP SCHEMA IF EXISTS "${schema}" CASCADE; CREATE SCHEMA "${schema}"`);
  return connection;
}

async function temporaryShadow(url) {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  const admin = new pg.Client(connectionFrom(url));
  await admin.connect();
  await admin.query(`CREATE DATABASE "${name}"`);
  const connection = await new PrismaPg({ ...connectionFrom(url, name), max: 1 }).connect();
  const close = connection.dispose.bind(connection);
  connection.dispose = async () => {
    await close();
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  };
  return fitForMigrations(connection);
}

function fitForMigrations(connection) {
  // The adapter splits scripts at ";", which breaks function bodies: send a script whole, as the native engine does.
  connection.executeScript = async (sql) => {
    try {
      await connection.underlyingDriver().query(sql);
    } catch (error) {
      connection.onError(error);
    }
  };
  mapSingleByteChars(connection);
  return connection;
}

/** Introspection selects catalogue columns of the type "char", which the adapter does not know: read as text, told as Character. */
function mapSingleByteChars(connection) {
  const performIO = connection.performIO.bind(connection);
  const queryRaw = connection.queryRaw.bind(connection);
  connection.performIO = async (query) => {
    const result = await performIO(query);
    query.charColumns = [];
    for (const [index, field] of (result?.fields ?? []).entries()) {
      if (field.dataTypeID !== singleByteCharType) continue;
      query.charColumns.push(index);
      field.dataTypeID = textType;
    }
    return result;
  };
  connection.queryRaw = async (given) => {
    const query = { ...given };
    const result = await queryRaw(query);
    for (const index of query.charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
}

function schemaOf(url) {
  return new URL(url).searchParams.get("schema") ?? "public";
}
