import net from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { endWith, inPractice, pool, type Tx } from "./db";
import { makePractice } from "./testing/practice-fixture";
import { appCode } from "./trpc-error";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The health route of a process whose database is at this port. */
async function healthWithDatabaseAt(port: number): Promise<{ status: number; body: unknown; ms: number }> {
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.port = String(port);
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", url.href);
  vi.stubGlobal("footholdConnections", undefined);
  try {
    const { GET } = await import("@/app/api/health/route");
    const started = performance.now();
    const answer = await GET();
    return { status: answer.status, body: await answer.json(), ms: performance.now() - started };
  } finally {
    vi.unstubAllGlobals();
  }
}

async function listening(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as net.AddressInfo).port;
}

describe("health", () => {
  it("is ok while the database answers", async () => {
    const { GET } = await import("@/app/api/health/route");
    const answer = await GET();
    expect([answer.status, await answer.json()]).toEqual([200, { status: "ok", database: "ok" }]);
  });

  it("says so within two seconds when nothing listens where the database was", async () => {
    const server = net.createServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    const { status, body, ms } = await healthWithDatabaseAt(port);
    expect([status, body]).toEqual([503, { status: "unavailable", database: "unavailable" }]);
    expect(ms).toBeLessThan(2_000);
  });

  it("says so within two seconds when the database takes the connection and never answers", async () => {
    const sockets = new Set<net.Socket>();
    const server = net.createServer((socket) => sockets.add(socket.on("error", () => {})));
    const { status, body, ms } = await healthWithDatabaseAt(await listening(server));
    expect([status, body]).toEqual([503, { status: "unavailable", database: "unavailable" }]);
    expect(ms).toBeLessThan(2_000);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("a killed connection", () => {
  it("fails what it was doing, rolls it back, and the next one works", async () => {
    const { practiceId, client } = await makePractice();
    const rename = (displayName: string, kill: boolean) =>
      inPractice(practiceId, async (tx) => {
        await tx.client.update({ where: { practiceId_id: { practiceId, id: client.clientId } }, data: { displayName } });
        const [self] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
        if (kill) await pool.query("select pg_terminate_backend($1)", [self?.pid]);
        await tx.$queryRaw`select 1`;
      });
    for (let round = 0; round < 5; round++) {
      const failure = await rename("lost", true).then(
        () => null,
        (error: unknown) => error,
      );
      expect(appCode(failure)).toBe("UNAVAILABLE");
    }
    const [idle] = (await pool.query<{ pid: number }>("select pg_backend_pid() as pid")).rows;
    await rename("kept", false);
    await pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid not in ($1, pg_backend_pid())",
      [idle?.pid],
    );
    const row = await vi.waitFor(() =>
      inPractice(practiceId, (tx) => tx.client.findUniqueOrThrow({ where: { practiceId_id: { practiceId, id: client.clientId } } })),
    );
    expect(row.displayName).toBe("kept");
  });
});

describe("a transaction", () => {
  const namesIn = (practiceId: Parameters<typeof inPractice>[0]) =>
    inPractice(practiceId, async (tx) => (await tx.appUser.findMany({ orderBy: { id: "asc" } })).map(({ displayName }) => displayName));
  const rename = (tx: Tx) => tx.$queryRaw`update app_user set display_name = 'Somebody else'`;

  it("takes no statement once it is over, whoever kept it", async () => {
    const { practiceId } = await makePractice();
    const { tx } = await inPractice(practiceId, async (open) => ({ tx: open }));
    await expect(tx.$queryRaw`select 1`).rejects.toThrow("over");
    const failed: Tx[] = [];
    const run = inPractice(practiceId, async (open) => {
      failed.push(open);
      throw new Error("no");
    });
    await expect(run).rejects.toThrow("no");
    for (const each of failed) await expect(each.$queryRaw`select 1`).rejects.toThrow("over");
    expect(failed).toHaveLength(1);
  });

  it("ends with its last statement: where that fails nothing is kept, and the connection goes on", async () => {
    const { practiceId } = await makePractice();
    const names = await namesIn(practiceId);
    // More often than there are connections, so that each one comes after a failure.
    for (let time = 0; time < 12; time++) {
      const run = inPractice(practiceId, async (tx) => {
        await rename(tx);
        endWith(tx, Prisma.sql`select 1 / ${0}`);
      });
      await expect(run).rejects.toThrow();
    }
    expect(await namesIn(practiceId)).toEqual(names);
    await inPractice(practiceId, async (tx) => {
      await rename(tx);
      endWith(tx, Prisma.sql`update practice set name = ${"It's \\ 'quoted'"}`);
    });
    expect(new Set(await namesIn(practiceId))).toEqual(new Set(["Somebody else"]));
    const [practice] = await inPractice(practiceId, (tx) => tx.practice.findMany());
    expect(practice?.name).toBe("It's \\ 'quoted'");
  });

  it("is of its own practice from the first statement on, whatever the one before it on that connection came to", async () => {
    const practices = [await makePractice(), await makePractice()];
    // More often than there are connections, so that each one comes after a failure and after a transaction that asked for nothing.
    for (let time = 0; time < 24; time++) {
      const practiceId = practices[time % 2]?.practiceId ?? practices[0]?.practiceId;
      if (!practiceId) throw new Error("no practice");
      await expect(inPractice(practiceId, (tx) => tx.$queryRaw`select 1 / 0`)).rejects.toThrow("division");
      await inPractice(practiceId, async () => undefined);
      const seen = await inPractice(practiceId, (tx) => tx.$queryRaw<{ id: string }[]>`select id from practice`);
      expect(seen).toEqual([{ id: practiceId }]);
    }
  });

  it("answers each of several statements that are asked at once, and keeps none of them where one fails", async () => {
    const { practiceId } = await makePractice();
    const numbers = Array.from({ length: 20 }, (_, n) => n);
    const answers = await inPractice(practiceId, (tx) =>
      Promise.all(
        numbers.map((n) =>
          n % 2 ? tx.$queryRaw<{ n: number }[]>`select ${n}::int as n` : tx.$queryRaw<{ n: number }[]>`select ${n} + 0 as n`,
        ),
      ),
    );
    expect(answers.map(([row]) => row?.n)).toEqual(numbers);
    const names = await namesIn(practiceId);
    const run = inPractice(practiceId, (tx) => Promise.all([rename(tx), tx.$queryRaw`select 1 / 0`, tx.$queryRaw`select 1`]));
    await expect(run).rejects.toThrow("division");
    expect(await namesIn(practiceId)).toEqual(names);
  });

  it("reads numbers, dates and bytes as Prisma does", async () => {
    const { practiceId } = await makePractice();
    const [row] = await inPractice(
      practiceId,
      (tx) => tx.$queryRaw<Record<string, unknown>[]>`
        select 1::int as int, 9007199254740993::bigint as big, 1.50::numeric as exact, '2026-03-29'::date as day,
          '2026-03-29T02:30:00.123+02'::timestamptz as at, '\\x00ff'::bytea as bytes, ${{ a: [1, null] }}::jsonb as json, ${["a", "b"]}::text[] as list`,
    );
    expect(row).toMatchObject({
      ...{ int: 1, big: 9007199254740993n, day: new Date("2026-03-29T00:00:00Z"), at: new Date("2026-03-29T00:30:00.123Z") },
      ...{ json: { a: [1, null] }, list: ["a", "b"] },
    });
    expect(String(row?.exact)).toBe("1.5");
    expect(Buffer.from(row?.bytes as Uint8Array).toString("hex")).toBe("00ff");
  });
});
