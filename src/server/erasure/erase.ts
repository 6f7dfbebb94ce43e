import type { PracticeId } from "@/domain/access/scope";
import { appendAudit } from "../audit/audit";
import type { Tx } from "../db";
import { addNotices } from "../notice/mutations";
import { appendToLedger } from "./ledger-file";

/** Whom to erase, when, and the app_user who asked for it. */
export type ErasureOrder = { readonly practiceId: PracticeId; readonly clientId: string; readonly requestedBy: string; readonly now: Date };

/**
 * Erases a client: keys, words, numbers, address and sign-in are gone with this transaction's end. Whoever cares for them
 * and the practice's admins are told that somebody was, not who. The ledger's line is on the disk before the transaction
 * commits; where it can't be written, the throw rolls everything back.
 * @returns false where there is no such client
 */
export async function eraseClient(tx: Tx, order: ErasureOrder): Promise<boolean> {
  const { practiceId, clientId, requestedBy, now } = order;
  const concerned = await listConcerned(tx, order);
  const [row] = await tx.$queryRaw<{ erased: boolean }[]>`
    select erase_client(${practiceId}::uuid, ${clientId}::uuid, ${requestedBy}::uuid, ${now.toISOString()}::timestamptz) as erased`;
  if (!row?.erased) return false;
  await addNotices(tx, { practiceId, userIds: concerned, kind: "client_erased", actorId: null, clientId, now });
  await appendAudit(tx, practiceId, now, requestedBy, clientId, { kind: "clientErased", requestedBy, cause: "request" });
  await appendToLedger({ practice: practiceId, client: clientId, erasedAt: now.toISOString(), requestedBy });
  return true;
}

/** The therapists who care for the client now, and the practice's admins. */
async function listConcerned(tx: Tx, { practiceId, clientId }: ErasureOrder): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select u.id from app_user u
    where u.practice_id = ${practiceId}::uuid and u.disabled_at is null and (u.role = 'admin' or exists (
      select 1 from care_relationship cr
      where cr.practice_id = u.practice_id and cr.therapist_id = u.id and cr.client_id = ${clientId}::uuid and cr.ended_at is null))`;
  return rows.map(({ id }) => id);
}
