import { randomBytes } from "node:crypto";
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { asAdmin, inDatabase } from "../../scripts/database-roles.mjs";
import { holdPostgres } from "../../scripts/postgres.mjs";
import { databaseRefusal } from "./check-database";
import { masterKeys } from "./crypto/master-key";
import { makeCertificate } from "./testing/certificate";

const { adminUrl } = inject("testServer");
const appUrl = String(process.env.DATABASE_URL);
const ownerUrl = String(process.env.MIGRATION_DATABASE_URL);
const database = new URL(appUrl).pathname.slice(1);
const inThisDatabase = inDatabase(adminUrl, database);
const migrations = readdirSync("prisma/migrations").filter((name) => /^\d/.test(name));
const PASSWORD = randomBytes(24).toString("hex");

const refusal = (url: string, needed = migrations) => databaseRefusal(url, masterKeys(), needed);
const made: string[] = [];

/** Signs in as a new role that has these rights. */
async function roleWith(rights: string, afterwards = ""): Promise<string> {
  const role = `foothold_check_${randomBytes(6).toString("hex")}`;
  made.push(role);
  await asAdmin(inThisDatabase, async (admin: pg.Client) => {
    await admin.query(`create role ${role} login password '${PASSWORD}' ${rights}`);
    if (afterwards) await admin.query(afterwards.replaceAll("ROLE", role));
  });
  return asRole(inThisDatabase, role, PASSWORD);
}

function asRole(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  return changed.href;
}

afterAll(() =>
  asAdmin(inThisDatabase, async (admin: pg.Client) => {
    for (const role of made) await admin.query(`drop owned by ${role}; drop role ${role}`);
  }),
);

describe("the app is not served from a database", () => {
  it.each<[string, () => Promise<string>, RegExp]>([
    ["as a superuser", async () => inThisDatabase, /which is a superuser/],
    [
      "as a superuser who has taken on the app's role",
      async () => `${inThisDatabase}?options=-c%20role%3Dfoothold_app`,
      /which is a superuser/,
    ],
    ["as the owner of the tables", async () => ownerUrl, /signs in as foothold_owner, which owns tables/],
    ["as a role with BYPASSRLS", () => roleWith("bypassrls"), /which bypasses row-level security \(BYPASSRLS\)/],
    ["as a role with CREATEROLE", () => roleWith("createrole"), /which may make roles \(CREATEROLE\)/],
    ["as a role with REPLICATION", () => roleWith("replication"), /which may replicate \(REPLICATION\)/],
    ["as the owner of one table", () => roleWith("", "create table mine (); alter table mine owner to ROLE"), /which owns tables/],
    ["as a member of the owner", () => roleWith("noinherit in role foothold_owner"), /which is a member of foothold_(owner|auth)/],
    ["as a member of foothold_auth", () => roleWith("in role foothold_auth"), /which is a member of foothold_auth/],
    ["as one who may read everything", () => roleWith("in role pg_read_all_data"), /which is a member of pg_read_all_data/],
    ["with a wrong password", async () => asRole(appUrl, "foothold_app", "not-the-password"), /does not accept the role or password/],
    ["that is not there", async () => inDatabase(appUrl, "foothold_nowhere"), /is not there on 127\.0\.0\.1/],
    ["where nobody answers", async () => appUrl.replace(/:\d+\//, ":1/"), /^No database answers at 127\.0\.0\.1:1 \(ECONNREFUSED\)/],
  ])("%s", async (_what, url, line) => {
    const asked = await url();
    const said = await refusal(asked);
    expect(said).toMatch(line);
    expect(said).not.toMatch(/\n/);
    expect(said).not.toContain(new URL(asked).password);
  });

  it("that lacks a migration, or all of them", async () => {
    expect(await refusal(appUrl)).toBeNull();
    expect(await refusal(appUrl, [...migrations, "20991231000000_later"])).toMatch(
      /lacks the migration 20991231000000_later\. Run npm run migrate/,
    );
    expect(await refusal(inDatabase(appUrl, "postgres"))).toMatch(/^The database lacks the migration /);
  });

  it("where a table with a practice lies open", async () => {
    await asAdmin(ownerUrl, (owner: pg.Client) => owner.query("create table left_open (practice_id uuid)"));
    expect(await refusal(appUrl)).toMatch(/^The table left_open has no forced row-level security/);
    await asAdmin(ownerUrl, (owner: pg.Client) => owner.query("alter table left_open enable row level security"));
    expect(await refusal(appUrl)).toMatch(/^The table left_open/);
    await asAdmin(ownerUrl, (owner: pg.Client) => owner.query("drop table left_open"));
    expect(await refusal(appUrl)).toBeNull();
  });
});

describe("a server of its own settings", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "foothold-check-"));
  let server: Awaited<ReturnType<typeof holdPostgres>>;
  const authority = path.join(folder, "ca.pem");

  beforeAll(async () => {
    server = await holdPostgres(path.join(folder, "postgres"), ["fsync=off"]);
    const { certificate, key } = makeCertificate("localhost");
    writeFileSync(authority, certificate);
    const { uid, gid } = statSync(server.home);
    await asAdmin(server.adminUrl, async (admin: pg.Client) => {
      for (const [name, text] of [
        ["ssl_cert_file", certificate],
        ["ssl_key_file", key],
      ] as const) {
        const file = path.join(server.home, name);
        writeFileSync(file, text, { mode: 0o600 });
        chownSync(file, uid, gid);
        await admin.query(`alter system set ${name} = '${file}'`);
      }
      await admin.query("alter system set ssl = on");
      await admin.query("create role let_in login");
      const { rows } = await admin.query("show hba_file");
      const file = rows[0].hba_file;
      writeFileSync(file, `host all let_in 127.0.0.1/32 trust\n${readFileSync(file, "utf8")}`);
      await admin.query("select pg_reload_conf()");
    });
    // The server reads its settings again in its own time.
    await vi.waitFor(() =>
      asAdmin(server.adminUrl, async (admin: pg.Client) => expect((await admin.query("show ssl")).rows[0].ssl).toBe("on")),
    );
  }, 60_000);
  afterAll(async () => {
    await server.release();
    rmSync(folder, { recursive: true, force: true });
    rmSync(server.home, { recursive: true, force: true });
  });

  it("that asks for no proof of who comes is refused", async () => {
    expect(await refusal(asRole(server.adminUrl, "let_in", ""))).toMatch(
      /^The database lets let_in in without asking for a password \(trust in pg_hba\.conf\)/,
    );
  });

  it("is spoken to by TLS that is verified, or not at all", async () => {
    const url = server.adminUrl.replace("127.0.0.1", "localhost");
    const untrusted = await refusal(`${url}?sslmode=verify-full`);
    expect(untrusted).toMatch(/^The TLS of the database at localhost:\d+ is not to be trusted \(.*SELF_SIGNED.*\)/);
    expect(await refusal(`${server.adminUrl}?sslmode=verify-full&sslrootcert=${authority}`)).toMatch(
      /is not to be trusted \(ERR_TLS_CERT_ALTNAME_INVALID\)/,
    );
    // Came through, by TLS, and was refused for what it may do.
    expect(await refusal(`${url}?sslmode=verify-full&sslrootcert=${authority}`)).toMatch(/which is a superuser/);
    const elsewhere = appUrl.replace("127.0.0.1", "localhost");
    expect(await refusal(`${elsewhere}?sslmode=verify-full`)).toMatch(/is not to be trusted \(it offers none\)/);
  });
});
