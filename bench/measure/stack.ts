import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import pg from "pg";
import { env } from "@/server/env";
import type { Member } from "@/server/testing/practice-fixture";
import { cookieOf, openSessionOf } from "@/server/testing/signed-in";
import { startApp } from "../../scripts/app-server.mjs";
import { endAllPrograms } from "../../scripts/child-process.mjs";
import { parentOf } from "./cpu";
import type { Processes } from "./rounds";
import { type Call, endConnections } from "./send";

const BARE_PORT = 4391;
const json = { "content-type": "application/json" };

/** The built app and a bare server beside it, on one database. */
export type Stack = {
  processes: Processes;
  appPort: number;
  /** A call of a procedure as the browser of this person makes it. */
  callAs(person: Member): Promise<(procedure: string, input: unknown) => Call>;
  /** The session's cookie of this person. */
  cookieOf(person: Member): Promise<string>;
  bare(path: string, input: unknown): Call;
  close(): Promise<void>;
};

export async function startStack(adminUrl: string): Promise<Stack> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(
    "create table if not exists bench_bare (id uuid primary key, client_id uuid not null, body text not null, at timestamptz not null default now())",
  );
  const { rows } = await admin.query<{ pid: number }>("select pg_backend_pid() as pid");
  const postgres = parentOf(rows[0]?.pid ?? 0);
  await admin.end();

  // The app has a process group of its own: a bench that is stopped takes it along.
  for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => void endAllPrograms().then(() => process.exit(130)));
  const appPort = Number(new URL(env().PUBLIC_URL).port);
  const options: Record<string, string> = process.env.BENCH_PROFILE ? { NODE_OPTIONS: "--import=./bench/measure/profile.mjs" } : {};
  const app = await startApp({ host: "127.0.0.1", port: appPort, env: options, stdio: ["ignore", "ignore", "inherit"] });
  const bare = spawn(process.execPath, ["bench/measure/bare-server.mjs"], {
    env: { ...process.env, BENCH_ADMIN_URL: adminUrl, BENCH_BARE_PORT: String(BARE_PORT) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(bare.stdout, "data");
  const sessionCookieOf = async (person: Member) => cookieOf(await openSessionOf(person, new Date()));

  return {
    processes: { app: app.pid ?? 0, bare: bare.pid ?? 0, postgres },
    appPort,
    cookieOf: sessionCookieOf,
    async callAs(person) {
      // As from a screen that somebody just touched: a session of staff that nobody uses ends.
      const headers = { ...json, origin: env().PUBLIC_URL, cookie: await sessionCookieOf(person), "x-foothold-active": "1" };
      return (procedure, input) => ({ port: appPort, path: `/api/trpc/${procedure}`, headers, body: JSON.stringify(input) });
    },
    bare: (path, input) => ({ port: BARE_PORT, path, headers: json, body: JSON.stringify(input) }),
    async close() {
      endConnections();
      await Promise.all([ended(app), ended(bare)]);
    },
  };
}

async function ended(program: ChildProcess): Promise<void> {
  const end = once(program, "exit");
  program.kill();
  await end;
}
