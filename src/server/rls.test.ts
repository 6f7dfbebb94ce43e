import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { inPractice, pool } from "./db";
import { makePractice, type PracticeFixture } from "./testing/practice-fixture";

/** All the tables that hold something of a practice: those with a practice_id, and the practice itself. */
async function tenantTables(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')
      and (c.relname = 'practice' or exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped))
    order by 1`);
  return rows.map((row) => row.name);
}

const keyOf = (table: string) => (table === "practice" ? "id" : "practice_id");

let tables: string[];
let mine: PracticeFixture;
let theirs: PracticeFixture;

beforeAll(async () => {
  tables = await tenantTables();
  mine = await makePractice();
  theirs = await makePractice();
});

describe("the catalogue", () => {
  it("has forced row-level security and a policy on every table of a practice", async () => {
    expect(tables.length).toBeGreaterThan(15);
    const { rows } = await pool.query<{ name: string; enabled: boolean; forced: boolean; policies: number }>(
      `select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polname = 'practice_isolation' and p.polqual is not null and p.polwithcheck is not null) as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relname = any($1)`,
      [tables],
    );
    for (const row of rows) expect(row).toEqual({ name: row.name, enabled: true, forced: true, policies: 1 });
    expect(rows).toHaveLength(tables.length);
  });

  it("lets the app's role see across practices by no policy at all", async () => {
    const { rows } = await pool.query(`
      select p.polname from pg_policy p
      where pg_get_expr(p.polqual, p.polrelid) not like '%app.practice%'
        and exists (select 1 from unnest(p.polroles) as r(id) where r.id = 0 or pg_has_role(current_user, r.id, 'member'))`);
    expect(rows).toEqual([]);
  });

  it("has an app role that owns nothing, is no superuser and can't step around the policies", async () => {
    const { rows } = await pool.query(`
      select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
        (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
        (select count(*)::int from pg_proc p where p.proowner = r.oid) as functions,
        (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships,
        has_schema_privilege(current_user, 'public', 'create') as creates
      from pg_roles r where rolname = current_user`);
    expect(rows).toEqual([
      {
        rolname: "foothold_app",
        rolsuper: false,
        rolbypassrls: false,
        rolcreatedb: false,
        rolcreaterole: false,
        owned: 0,
        functions: 0,
        memberships: 0,
        creates: false,
      },
    ]);
  });

  it("carries the practice in every foreign key between tables of a practice", async () => {
    const { rows } = await pool.query<{ name: string; from_columns: string[]; to_columns: string[] }>(
      `select k.conname as name,
        array(select a.attname::text from unnest(k.conkey) with ordinality as u(n, o) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by o) as from_columns,
        array(select a.attname::text from unnest(k.confkey) with ordinality as u(n, o) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by o) as to_columns
       from pg_constraint k where k.contype = 'f' and k.conrelid::regclass::text = any($1) and k.confrelid::regclass::text = any($1)`,
      [tables],
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { name, from_columns, to_columns } of rows) {
      const at = from_columns.indexOf("practice_id");
      expect(at, name).toBeGreaterThanOrEqual(0);
      expect(to_columns[at], name).toMatch(/^(practice_id|id)$/);
      if (to_columns[at] === "id") expect(to_columns, name).toHaveLength(1);
    }
  });

  it("carries the practice in every unique key of a table of a practice", async () => {
    const { rows } = await pool.query<{ name: string; columns: string[] }>(
      `select i.indexrelid::regclass::text as name,
        array(select a.attname::text from unnest(i.indkey::int2[]) as u(n) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.n) as columns
       from pg_index i where i.indisunique and i.indrelid::regclass::text = any($1)`,
      [tables.filter((table) => table !== "practice")],
    );
    for (const { name, columns } of rows) expect(columns, name).toContain("practice_id");
  });

  it("runs the functions that look across practices with a fixed search path, for the app's role only", async () => {
    const { rows } = await pool.query<{ name: string; owner: string; config: string[] | null; everybody: boolean }>(`
      select p.proname as name, p.proowner::regrole::text as owner, p.proconfig as config,
        exists (select 1 from aclexplode(p.proacl) x where x.grantee = 0) as everybody
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef`);
    expect(rows.length).toBeGreaterThanOrEqual(5);
    for (const row of rows) {
      expect(row.config?.join(), row.name).toContain("search_path=pg_catalog, public");
      expect({ owner: row.owner, everybody: row.everybody }, row.name).toEqual({ owner: "foothold_auth", everybody: false });
    }
  });
});

describe("a query", () => {
  it("without a practice finds nothing in any table", async () => {
    for (const table of tables) expect((await pool.query(`select 1 from "${table}" limit 1`)).rowCount, table).toBe(0);
  });

  it("inside a practice finds nothing of another one, although it does not ask for its own", async () => {
    for (const table of tables) {
      const others = await inPractice(mine.practiceId, (tx) =>
        tx.$queryRawUnsafe<{ n: number }[]>(
          `select count(*)::int as n from "${table}" where "${keyOf(table)}" <> $1::uuid`,
          mine.practiceId,
        ),
      );
      expect(others[0]?.n, table).toBe(0);
    }
    const seen = await inPractice(mine.practiceId, (tx) => tx.client.findMany({ select: { practiceId: true } }));
    expect(new Set(seen.map((row) => row.practiceId))).toEqual(new Set([mine.practiceId]));
    expect(await inPractice(mine.practiceId, (tx) => tx.client.findMany({ where: { practiceId: theirs.practiceId } }))).toEqual([]);
  });

  it("on a connection that served a practice before finds nothing", async () => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query("select set_config('app.practice', $1, true)", [mine.practiceId]);
      expect((await client.query("select 1 from client")).rowCount).toBeGreaterThan(0);
      await client.query("commit");
      // The setting is now '' and not unset: a policy that cast it would fail, one that compared text would be wrong.
      expect((await client.query("select current_setting('app.practice', true) as left")).rows).toEqual([{ left: "" }]);
      for (const table of tables) expect((await client.query(`select 1 from "${table}" limit 1`)).rowCount, table).toBe(0);
    } finally {
      client.release();
    }
  });

  it("keeps to its practice while many of two practices run through the same few connections", async () => {
    const seen = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const own = index % 2 ? mine : theirs;
        return inPractice(own.practiceId, async (tx) => {
          const rows = await tx.client.findMany({ select: { practiceId: true } });
          return rows.length > 0 && rows.every((row) => row.practiceId === own.practiceId);
        });
      }),
    );
    expect(seen).not.toContain(false);
  });

  it("can't write into another practice", async () => {
    const { practiceId } = theirs;
    const insert = inPractice(mine.practiceId, (tx) => tx.client.create({ data: { practiceId, id: randomUUID(), displayName: "x" } }));
    await expect(insert).rejects.toThrow(/row-level security/);
    const update = await inPractice(mine.practiceId, (tx) => tx.client.updateMany({ where: { practiceId }, data: { displayName: "x" } }));
    expect(update.count).toBe(0);
  });

  it("can't reach the sign-in addresses and can delete a person's own factors, wrapping keys and exercises that were never published, nothing else", async () => {
    await expect(pool.query("select 1 from sign_in_identity")).rejects.toThrow(/permission denied/);
    const { rows } = await pool.query<{ name: string }>(
      "select t as name from unnest($1::text[]) t where has_table_privilege(current_user, t, 'delete, truncate')",
      [tables],
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(["library_exercise", "passkey", "practice_key", "recovery_code", "totp_secret"]);
  });
});
