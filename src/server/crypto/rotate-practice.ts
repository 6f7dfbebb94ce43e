import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "@/domain/errors";
import type { Tx } from "../db";
import { keyVersionOf, openBytes, sealBytes } from "./envelope";
import { addPracticeKey, type PracticeKey, type PracticeKeyRow, unwrapClientKey, unwrapPracticeKey, wrapClientKey } from "./keys";
import { unwrapSecret, wrapSecret } from "./practice-secret";
import { asRows, BATCH, noteRotation, type Rotation, rotating } from "./rotation";

/** Rows that somebody else holds are passed over and looked for again. */
const PAUSE_MS = 50;

type Keys = { from: ReadonlyMap<number, Buffer>; to: PracticeKey };

/**
 * Makes a new key of the practice, wraps everything with it that the earlier one wraps, and removes the earlier one.
 * Where a rotation was broken off, it is finished and no further key is made.
 * @returns how many keys and secrets were wrapped anew
 */
export async function rotatePractice(rotation: Rotation): Promise<number> {
  const { practiceId, onStep } = rotation;
  const target = await rotating(practiceId, async (tx) => {
    const versions = (await storedKeys(tx, practiceId)).map((row) => row.version);
    const newest = Math.max(...versions);
    if (versions.length === 0) throw new AppError("INTERNAL", "the practice has no key");
    if (versions.length > 1) return newest;
    await addPracticeKey(tx, practiceId, newest + 1);
    await noteRotation(tx, rotation, "practice", newest + 1, 0);
    return newest + 1;
  });
  onStep({ level: "practice", what: "keyStands", count: 1 });

  let rewrapped = 0;
  for (;;) {
    const count = await rewrapBatch(rotation, target);
    rewrapped += count;
    if (count > 0) onStep({ level: "practice", what: "rewrapped", count });
    else if (await removeEarlier(rotation, target)) break;
    else await pause(PAUSE_MS);
  }
  onStep({ level: "practice", what: "keyRemoved", count: 1 });
  return rewrapped;
}

function storedKeys(tx: Tx, practiceId: string): Promise<PracticeKeyRow[]> {
  return tx.$queryRaw<PracticeKeyRow[]>`
    select version, wrapped_key as "wrappedKey" from practice_key where practice_id = ${practiceId}::uuid`;
}

/** A few of everything that an earlier key wraps. Nothing is waited for while rows are held, so nobody can wait in a circle. */
async function rewrapBatch(rotation: Rotation, target: number): Promise<number> {
  const { practiceId } = rotation;
  return rotating(practiceId, async (tx) => {
    const from = new Map<number, Buffer>();
    for (const row of await storedKeys(tx, practiceId)) from.set(row.version, await unwrapPracticeKey(practiceId, row));
    const keys = { from, to: { version: target, key: keyOf(from, target) } };
    const count =
      (await rewrapClientKeys(tx, practiceId, keys)) +
      (await rewrapSecrets(tx, practiceId, keys)) +
      (await resealTotp(tx, practiceId, keys));
    if (count > 0) await noteRotation(tx, rotation, "practice", target, count);
    return count;
  });
}

function keyOf(keys: ReadonlyMap<number, Buffer>, version: number): Buffer {
  const key = keys.get(version);
  if (!key) throw new AppError("INTERNAL", "no practice key of this version");
  return key;
}

async function rewrapClientKeys(tx: Tx, practiceId: string, { from, to }: Keys): Promise<number> {
  const rows = await tx.$queryRaw<{ clientId: string; version: number; by: number; wrappedKey: Uint8Array }[]>`
    select client_id as "clientId", version, practice_key_version as by, wrapped_key as "wrappedKey" from client_key
    where practice_id = ${practiceId}::uuid and practice_key_version < ${to.version} limit ${BATCH} for update skip locked`;
  const rewrapped = rows.map((row) => {
    const key = unwrapClientKey(practiceId, keyOf(from, row.by), row);
    return { id: row.clientId, version: row.version, bytes: wrapClientKey(practiceId, to, { ...row, key }) };
  });
  await tx.$executeRaw`
    update client_key k set practice_key_version = ${to.version}, wrapped_key = decode(n.bytes, 'base64')
    from jsonb_to_recordset(${asRows(rewrapped)}::jsonb) as n(id uuid, version int, bytes text)
    where k.practice_id = ${practiceId}::uuid and k.client_id = n.id and k.version = n.version`;
  return rows.length;
}

async function rewrapSecrets(tx: Tx, practiceId: string, { from, to }: Keys): Promise<number> {
  const rows = await tx.$queryRaw<{ purpose: string; by: number; wrappedKey: Uint8Array }[]>`
    select purpose, practice_key_version as by, wrapped_key as "wrappedKey" from practice_secret
    where practice_id = ${practiceId}::uuid and practice_key_version < ${to.version} limit ${BATCH} for update skip locked`;
  for (const row of rows) {
    const wrappedKey = wrapSecret(practiceId, to, { purpose: row.purpose, key: unwrapSecret(practiceId, keyOf(from, row.by), row) });
    await tx.$executeRaw`
      update practice_secret set practice_key_version = ${to.version}, wrapped_key = ${wrappedKey}
      where practice_id = ${practiceId}::uuid and purpose = ${row.purpose}`;
  }
  return rows.length;
}

/** These name their key in the seal alone: no foreign key holds it, so they are looked for by it. */
async function resealTotp(tx: Tx, practiceId: string, { from, to }: Keys): Promise<number> {
  const rows = await tx.$queryRaw<{ userId: string; sealed: Uint8Array }[]>`
    select user_id as "userId", secret_sealed as sealed from totp_secret
    where practice_id = ${practiceId}::uuid and get_byte(secret_sealed, 1) * 256 + get_byte(secret_sealed, 2) < ${to.version}
    limit ${BATCH} for update skip locked`;
  const resealed = rows.map(({ userId, sealed }) => {
    const place = { table: "totp_secret", column: "secret_sealed", rowId: userId };
    const plain = openBytes(keyOf(from, keyVersionOf(sealed)), practiceId, place, sealed);
    return { id: userId, bytes: sealBytes(to.key, to.version, practiceId, place, plain) };
  });
  await tx.$executeRaw`
    update totp_secret t set secret_sealed = decode(n.bytes, 'base64')
    from jsonb_to_recordset(${asRows(resealed)}::jsonb) as n(id uuid, bytes text)
    where t.practice_id = ${practiceId}::uuid and t.user_id = n.id`;
  return rows.length;
}

/** @returns false where something is left that the earlier key wraps: sealed meanwhile, or held by somebody */
async function removeEarlier(rotation: Rotation, target: number): Promise<boolean> {
  const { practiceId } = rotation;
  return rotating(practiceId, async (tx) => {
    // Whoever seals with the earlier key holds it until they are done (lockedPracticeKeys): then what they sealed is seen below.
    await tx.$queryRaw`select 1 from practice_key where practice_id = ${practiceId}::uuid and version < ${target} for update`;
    const [left] = await tx.$queryRaw<{ any: boolean }[]>`
      select exists (select 1 from client_key where practice_id = ${practiceId}::uuid and practice_key_version < ${target})
        or exists (select 1 from practice_secret where practice_id = ${practiceId}::uuid and practice_key_version < ${target})
        or exists (select 1 from totp_secret where practice_id = ${practiceId}::uuid
          and get_byte(secret_sealed, 1) * 256 + get_byte(secret_sealed, 2) < ${target}) as any`;
    if (left?.any) return false;
    await tx.$executeRaw`delete from practice_key where practice_id = ${practiceId}::uuid and version < ${target}`;
    return true;
  });
}
