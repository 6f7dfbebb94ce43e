import type { z } from "zod";
import type { PracticeId } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "../db";
import { keyVersionOf, openBytes, type SealRef, sealBytes } from "./envelope";
import { unwrapClientKey, unwrapPracticeKey } from "./keys";

export type { SealRef } from "./envelope";
export { createClientKey } from "./keys";
export { createPracticeKey } from "./practice-secret";

export type Sealer = {
  /** Seals a JSON value for exactly one place. */
  seal(ref: SealRef, value: unknown): Uint8Array<ArrayBuffer>;
  /** @throws AppError INTERNAL where the seal does not open or does not hold what `schema` says. */
  open<T>(ref: SealRef, sealed: Uint8Array, schema: z.ZodType<T>): T;
};

/**
 * A client's further key opens at once and seals only when it is this old: whoever read the client's keys before it was made
 * has ended by then (a transaction lives ten seconds) and meets nothing that they can't open.
 */
export const SETTLES_AFTER = "30 seconds";

type ClientKeyRow = {
  client_id: string;
  version: number;
  wrapped_key: Uint8Array;
  settled: boolean;
  practice_key_version: number;
  practice_wrapped_key: Uint8Array;
};

/** As Postgres hands them over inside another statement: bytes in base64. */
export type ClientKeysJson = readonly (Omit<ClientKeyRow, "wrapped_key" | "practice_wrapped_key"> & {
  wrapped_key: string;
  practice_wrapped_key: string;
})[];

/**
 * The keys of the client of alias `c`, for a statement that proves the right to that client: whoever may read them mostly opens something, and
 * need not ask a second time. Null: the client has none.
 */
export const KEYS_OF_CLIENT = Prisma.sql`(
  select jsonb_agg(jsonb_build_object('client_id', k.client_id, 'version', k.version, 'wrapped_key', encode(k.wrapped_key, 'base64'),
    'practice_key_version', k.practice_key_version, 'practice_wrapped_key', encode(p.wrapped_key, 'base64'),
    'settled', k.created_at < statement_timestamp() - ${SETTLES_AFTER}::interval) order by k.version)
  from client_key k join practice_key p on p.practice_id = k.practice_id and p.version = k.practice_key_version
  where k.practice_id = c.practice_id and k.client_id = c.id)`;

/** A client's keys by version, and the one that seals. */
type ClientKeys = { sealing: number; keys: Map<number, Buffer> };

function sealerFrom(practiceId: PracticeId, { sealing, keys }: ClientKeys): Sealer {
  return {
    seal(ref, value) {
      const key = keys.get(sealing);
      if (!key) throw new AppError("INTERNAL", "no client key");
      return sealBytes(key, sealing, practiceId, ref, Buffer.from(JSON.stringify(value), "utf8"));
    },
    open(ref, sealed, schema) {
      const key = keys.get(keyVersionOf(sealed));
      if (!key) throw new AppError("INTERNAL", "no client key of this version");
      const result = schema.safeParse(JSON.parse(openBytes(key, practiceId, ref, sealed).toString("utf8")));
      // The schema's own message stays unsaid: it would go to logs beside what a person wrote.
      if (!result.success) throw new AppError("INTERNAL", `sealed value has another shape: ${ref.table}.${ref.column}`);
      return result.data;
    },
  };
}

/**
 * Sealers for several clients, from one statement. A client without a key (unknown, erased, another practice's) is absent from the map.
 */
export async function clientSealers(tx: Tx, practiceId: PracticeId, clientIds: readonly string[]): Promise<Map<string, Sealer>> {
  if (clientIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<ClientKeyRow[]>`
    select c.client_id, c.version, c.wrapped_key, c.practice_key_version, p.wrapped_key as practice_wrapped_key,
      c.created_at < statement_timestamp() - ${SETTLES_AFTER}::interval as settled
    from client_key c join practice_key p on p.practice_id = c.practice_id and p.version = c.practice_key_version
    where c.practice_id = ${practiceId}::uuid and c.client_id = any(${[...clientIds]}::uuid[])
    order by c.version`;
  return sealersFrom(practiceId, rows);
}

async function sealersFrom(practiceId: PracticeId, rows: readonly ClientKeyRow[]): Promise<Map<string, Sealer>> {
  const sealers = new Map<string, Sealer>();
  const practiceKeys = await openPracticeKeys(practiceId, rows);
  const found = new Map<string, ClientKeys>();
  for (const row of rows) {
    const practiceKey = practiceKeys.get(row.practice_key_version);
    if (!practiceKey) throw new AppError("INTERNAL", "no practice key of this version");
    const clientKey = { clientId: row.client_id, version: row.version, wrappedKey: row.wrapped_key };
    const of = found.get(row.client_id) ?? { sealing: row.version, keys: new Map<number, Buffer>() };
    of.keys.set(row.version, unwrapClientKey(practiceId, practiceKey, clientKey));
    if (row.settled) of.sealing = row.version;
    found.set(row.client_id, of);
  }
  for (const [clientId, keys] of found) sealers.set(clientId, sealerFrom(practiceId, keys));
  return sealers;
}

async function openPracticeKeys(practiceId: PracticeId, rows: readonly ClientKeyRow[]): Promise<Map<number, Buffer>> {
  const wrapped = new Map(rows.map((row) => [row.practice_key_version, row.practice_wrapped_key]));
  const opened = [...wrapped].map(
    async ([version, wrappedKey]) => [version, await unwrapPracticeKey(practiceId, { version, wrappedKey })] as const,
  );
  return new Map(await Promise.all(opened));
}

/**
 * The sealer for one client's words, from one statement.
 * @throws AppError NOT_FOUND where the client has no key.
 */
export async function clientSealer(tx: Tx, scope: { practiceId: PracticeId; clientId: string }): Promise<Sealer> {
  return ofClient(scope.clientId, await clientSealers(tx, scope.practiceId, [scope.clientId]));
}

/**
 * The same from keys that came with the proof of the right to this client. No statement.
 * @throws AppError NOT_FOUND where the client has no key.
 */
export async function sealerFromKeys(scope: { practiceId: PracticeId; clientId: string }, keys: ClientKeysJson): Promise<Sealer> {
  const bytes = (base64: string) => Buffer.from(base64, "base64");
  const rows = keys.map((row) => ({
    ...row,
    wrapped_key: bytes(row.wrapped_key),
    practice_wrapped_key: bytes(row.practice_wrapped_key),
  }));
  return ofClient(scope.clientId, await sealersFrom(scope.practiceId, rows));
}

function ofClient(clientId: string, sealers: ReadonlyMap<string, Sealer>): Sealer {
  const sealer = sealers.get(clientId);
  if (!sealer) throw new AppError("NOT_FOUND", "the client has no key");
  return sealer;
}
