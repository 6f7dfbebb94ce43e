import type { PracticeId } from "@/domain/access/scope";
import { type Erasure, parseLedger } from "@/domain/erasure/ledger";
import { appendAudit } from "../audit/audit";
import { db, inPractice, type Tx } from "../db";
import { appendToLedger, readLedger } from "./ledger-file";

/** What a replay found. Counts of clients, and the numbers of the ledger's lines that were cut off. */
export type Replayed = {
  /** Were here again, after a restore, and are gone again. */
  erasedAgain: number;
  /** Were still erased, as they should be. */
  stillErased: number;
  /** Are not in this database at all. */
  absent: number;
  /** Stood in the database's own ledger alone, and were added to the file. */
  added: number;
  unreadable: number[];
};

/**
 * Reads the ledger and erases again whomever a restored backup brought back; twice is the same as once. What only the
 * database knows of is added to the file, so that the next restore finds it there.
 */
export async function replayErasures(now: Date): Promise<Replayed> {
  const { erasures, unreadable } = parseLedger(await readLedger());
  const counts = { erasedAgain: 0, stillErased: 0, absent: 0 };
  for (const erasure of erasures) counts[await replay(erasure, now)] += 1;
  return { ...counts, added: await completeLedger(erasures), unreadable };
}

async function replay(erasure: Erasure, now: Date): Promise<"erasedAgain" | "stillErased" | "absent"> {
  const practiceId = erasure.practice as PracticeId;
  return inPractice(practiceId, async (tx) => {
    const found = await findTraces(tx, erasure);
    if (found === null) return "absent";
    if (!found) return "stillErased";
    await tx.$queryRaw`
      select erase_client(${practiceId}::uuid, ${erasure.client}::uuid, ${erasure.requestedBy}::uuid, ${erasure.erasedAt}::timestamptz)::text`;
    const { requestedBy } = erasure;
    await appendAudit(tx, practiceId, now, null, erasure.client, { kind: "clientErased", requestedBy, cause: "replay" });
    return "erasedAgain";
  });
}

/** Whether anything of a client is here that an erasure would have taken; null where the client is not here at all. */
async function findTraces(tx: Tx, { practice, client }: Erasure): Promise<boolean | null> {
  const [row] = await tx.$queryRaw<{ traces: boolean }[]>`
    select c.erased_at is null or c.display_name <> ''
      or exists (select 1 from client_key t where t.practice_id = c.practice_id and t.client_id = c.id)
      or exists (select 1 from consent t where t.practice_id = c.practice_id and t.client_id = c.id)
      or exists (select 1 from invitation t where t.practice_id = c.practice_id and t.client_id = c.id)
      or exists (select 1 from exposure_step t where t.practice_id = c.practice_id and t.client_id = c.id)
      or exists (select 1 from assignment t where t.practice_id = c.practice_id and t.client_id = c.id)
      or exists (select 1 from record t where t.practice_id = c.practice_id and t.client_id = c.id)
      or exists (select 1 from record_value t where t.practice_id = c.practice_id and t.client_id = c.id)
      or exists (select 1 from prediction t where t.practice_id = c.practice_id and t.client_id = c.id)
      or exists (select 1 from check_back_look t where t.practice_id = c.practice_id and t.client_id = c.id)
      or exists (select 1 from pace_request t where t.practice_id = c.practice_id and t.client_id = c.id)
      or exists (select 1 from private_note t where t.practice_id = c.practice_id and t.client_id = c.id)
      or exists (select 1 from break_glass_access t where t.practice_id = c.practice_id and t.client_id = c.id)
      or exists (select 1 from op_log t where t.practice_id = c.practice_id and t.user_id = c.user_id)
      or exists (select 1 from passkey t where t.practice_id = c.practice_id and t.user_id = c.user_id)
      or exists (select 1 from app_user u where u.practice_id = c.practice_id and u.id = c.user_id
        and (u.disabled_at is null or u.display_name <> '' or u.identity_id <> u.id)) as traces
    from client c where c.practice_id = ${practice}::uuid and c.id = ${client}::uuid`;
  return row?.traces ?? null;
}

/** Adds to the file what the database alone remembers. @returns how many */
async function completeLedger(known: readonly Erasure[]): Promise<number> {
  const written = new Set(known.map(({ practice, client }) => `${practice} ${client}`));
  const practices = await db.$queryRaw<{ practice_id: string }[]>`select practice_id from maintenance_list_practices()`;
  let added = 0;
  for (const { practice_id: practice } of practices) {
    const entries = await inPractice(practice as PracticeId, (tx) => tx.erasureLedgerEntry.findMany());
    for (const { clientId: client, erasedAt, requestedBy } of entries.filter((entry) => !written.has(`${practice} ${entry.clientId}`))) {
      await appendToLedger({ practice, client, erasedAt: erasedAt.toISOString(), requestedBy });
      added += 1;
    }
  }
  return added;
}
