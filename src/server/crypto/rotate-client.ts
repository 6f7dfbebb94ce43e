import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { KEY_BYTES, sealingPracticeKey, wrapClientKey } from "./keys";
import { asRows, BATCH, noteRotation, type Rotation, rotating } from "./rotation";

const PAUSE_MS = 50;

/**
 * Makes a further key for each client whose newest one was made before `madeBefore`. What is written from then on is sealed
 * with it; what was written before stays as it is, and its key stays for reading.
 * Broken off and begun again with the same moment, it goes on where it was. An erased client gets none.
 * @returns how many keys were made
 */
export async function rotateClients(rotation: Rotation, madeBefore: Date): Promise<number> {
  let made = 0;
  for (;;) {
    const { count, left } = await addBatch(rotation, madeBefore);
    made += count;
    if (count > 0) rotation.onStep({ level: "client", what: "keyMade", count });
    else if (left) await pause(PAUSE_MS);
    else return made;
  }
}

async function addBatch(rotation: Rotation, madeBefore: Date): Promise<{ count: number; left: boolean }> {
  const { practiceId } = rotation;
  return rotating(practiceId, async (tx) => {
    // Held, so that nobody is erased at this moment; whoever is being erased is passed over and looked at again.
    const due = await tx.$queryRaw<{ clientId: string; newest: number }[]>`
      select c.id as "clientId", (select max(k.version) from client_key k where k.practice_id = c.practice_id and k.client_id = c.id) as newest
      from client c
      where c.practice_id = ${practiceId}::uuid and c.erased_at is null
        and exists (select 1 from client_key k where k.practice_id = c.practice_id and k.client_id = c.id)
        and not exists (select 1 from client_key k
          where k.practice_id = c.practice_id and k.client_id = c.id and k.created_at >= ${madeBefore.toISOString()}::timestamptz)
      limit ${BATCH} for key share of c skip locked`;
    if (due.length === 0) return { count: 0, left: await isAnyLeft() };
    const by = await sealingPracticeKey(tx, practiceId);
    const rows = due.map(({ clientId, newest }) => {
      const version = newest + 1;
      return { id: clientId, version, bytes: wrapClientKey(practiceId, by, { clientId, version, key: randomBytes(KEY_BYTES) }) };
    });
    await tx.$executeRaw`
      insert into client_key (practice_id, client_id, version, practice_key_version, wrapped_key, created_at)
      select ${practiceId}::uuid, n.id, n.version, ${by.version}, decode(n.bytes, 'base64'), clock_timestamp()
      from jsonb_to_recordset(${asRows(rows)}::jsonb) as n(id uuid, version int, bytes text)`;
    await noteRotation(tx, rotation, "client", by.version, rows.length);
    return { count: rows.length, left: true };

    async function isAnyLeft(): Promise<boolean> {
      const [row] = await tx.$queryRaw<{ any: boolean }[]>`
        select exists (select 1 from client c join client_key k on k.practice_id = c.practice_id and k.client_id = c.id
          where c.practice_id = ${practiceId}::uuid and c.erased_at is null
          group by c.id having max(k.created_at) < ${madeBefore.toISOString()}::timestamptz) as any`;
      return row?.any ?? false;
    }
  });
}
