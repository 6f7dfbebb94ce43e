import net from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { inPractice, pool } from "./db";
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
