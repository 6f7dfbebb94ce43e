import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { PracticeId } from "@/domain/access/scope";
import { type Prisma, PrismaClient } from "@/generated/prisma/client";
import { env } from "./env";
import { log } from "./log";
import { type OpenTransaction, opens, PracticeConnection } from "./practice-connection";
import { asDriverTakesIt, pastPrisma } from "./raw-statements";
import { nameOfPrismas } from "./statement-names";

export type Tx = Prisma.TransactionClient;

type Connections = { pool: pg.Pool; probe: pg.Pool; db: PrismaClient };

function open(): Connections {
  // A build evaluates this module without any settings; the pool connects on first use only.
  const connectionString = process.env.NEXT_PHASE === "phase-production-build" ? undefined : env().DATABASE_URL;
  const pool = new pg.Pool({
    Client: PracticeConnection,
    // What begins a transaction goes in one message with its first statement.
    pipeline: true,
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: "foothold",
    // Every statement finds its rows by practice and client, so a plan made once is as good as one made for each request, and costs it nothing.
    options: "-c plan_cache_mode=force_generic_plan",
  });
  // Apart from the pool, so that a busy app still answers that its database is up.
  const probe = new pg.Pool({
    connectionString,
    max: 1,
    connectionTimeoutMillis: 1_500,
    query_timeout: 1_500,
    application_name: "foothold-health",
  });
  for (const each of [pool, probe]) {
    // A killed backend emits on the pool (idle) or on the client (in use); unheard, either ends the process.
    each.on("error", (error) => log({ event: "poolError", code: errorCode(error) }));
    each.on("connect", (client) => client.on("error", (error) => log({ event: "poolError", code: errorCode(error) })));
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameOfPrismas }) });
  return { pool, probe, db: pastPrisma(prisma, () => pool) };
}

function errorCode(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

// Hot reload evaluates this module again; the connections outlive it.
const kept = globalThis as unknown as { footholdConnections?: Connections };
kept.footholdConnections ??= open();

/** Plumbing only: the auth_* functions and the sign-in limit, which stand outside a practice. Everything else goes through `inPractice`. */
export const db: PrismaClient = kept.footholdConnections.db;
/** For libraries that speak to pg themselves (the sign-in limit). */
export const pool: pg.Pool = kept.footholdConnections.pool;

const TIMES = { maxWait: 5_000, timeout: 10_000 } as const;

/** Of each transaction's client, the transaction. */
const transactions = new WeakMap<object, OpenTransaction>();

/**
 * Ends this transaction with a statement, in one round trip with its commit. Where it fails, nothing of the transaction is kept, and who
 * waits for it is told. For what must come last.
 */
export function endWith(tx: Tx, statement: Prisma.Sql): void {
  const transaction = transactions.get(tx);
  if (!transaction || transaction.last !== null) throw new Error("a transaction ends once");
  transaction.last = asDriverTakesIt(statement);
}

async function inTransaction<T>(practiceId: PracticeId | null, run: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction: OpenTransaction = { practiceId, connection: null, last: null };
  const whileOpen = () => {
    if (transaction.connection) return transaction.connection;
    // As where Prisma finds its own transaction ended: it took too long, or somebody did not wait for a statement.
    throw Object.assign(new Error("the transaction is over"), { code: "P2028" });
  };
  return opens(transaction, () =>
    db.$transaction((prismas) => {
      const tx = pastPrisma(prismas, whileOpen);
      transactions.set(tx, transaction);
      return run(tx);
    }, TIMES),
  );
}

/** Runs `run` in one transaction that sees no practice until `enterPractice`. Only for an act on one identity. A throw rolls everything back. */
export function acrossPractices<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(null, run);
}

/** Turns the rest of a transaction to this practice. Only for an act on one identity, which may belong to several. */
export async function enterPractice(tx: Tx, practiceId: PracticeId): Promise<void> {
  await tx.$queryRaw`select set_config('app.practice', ${practiceId}, true)`;
}

/**
 * Runs `run` in one transaction in which row-level security lets through this practice and nothing else.
 * A throw rolls everything back.
 */
export function inPractice<T>(practiceId: PracticeId, run: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(practiceId, run);
}

/** Whether the database answers, within two seconds either way. */
export async function isDatabaseUp(): Promise<boolean> {
  const probe = kept.footholdConnections?.probe;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), 1_800);
  });
  const asked = probe
    ? probe.query("select 1").then(
        () => true as const,
        () => false as const,
      )
    : Promise.resolve(false as const);
  const up = await Promise.race([asked, late]);
  clearTimeout(timer);
  return up;
}
