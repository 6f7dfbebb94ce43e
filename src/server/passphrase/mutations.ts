import { randomUUID } from "node:crypto";
import type { PracticeScope } from "@/domain/access/scope";
import { type AuditEvent, appendAudit } from "../audit/audit";
import { holdSessions } from "../auth/session-row";
import { acrossPractices, enterPractice, type Tx } from "../db";
import { hashToken } from "../invitation/token";
import { type AccountRow, accountsOf, findReset, type IdentityAccount } from "./data";

/** How long a link to a new passphrase works, in ms. */
export const RESET_LASTS = 30 * 60_000;

/** An identity belongs to no practice, so what happens to it stands in the trail of each practice that it opens. */
async function noteInEach(tx: Tx, accounts: readonly IdentityAccount[], now: Date, event: AuditEvent): Promise<void> {
  for (const { practiceId, userId } of accounts) {
    await enterPractice(tx, practiceId);
    await appendAudit(tx, practiceId, now, userId, null, event);
  }
}

/**
 * Keeps a link for this address, where it is somebody's; earlier links stop working.
 * @returns whether it is: only then is there somebody to write to
 */
export function startReset(address: string, token: string, now: Date): Promise<boolean> {
  const expiresAt = new Date(now.getTime() + RESET_LASTS);
  return acrossPractices(async (tx) => {
    const rows = await tx.$queryRaw<AccountRow[]>`
      select * from auth_start_reset(${address}, ${randomUUID()}::uuid, ${hashToken(token)},
        ${now.toISOString()}::timestamptz, ${expiresAt.toISOString()}::timestamptz)`;
    await noteInEach(tx, accountsOf(rows), now, { kind: "passphraseResetAsked" });
    return rows.length > 0;
  });
}

/**
 * Uses a link: the passphrase is the new one, and every session of the identity ends, in every practice. Second factors stay.
 * @returns false where the link was used, or ran out, meanwhile: of several at once, one does it
 */
export function finishReset(token: string, passphraseHash: string, now: Date): Promise<boolean> {
  return acrossPractices(async (tx) => {
    // So that no session that is being opened with the earlier passphrase outlives this.
    for (const account of (await findReset(token, now, tx))?.accounts ?? []) {
      await enterPractice(tx, account.practiceId);
      await holdSessions(tx, account);
    }
    const rows = await tx.$queryRaw<AccountRow[]>`
      select * from auth_finish_reset(${hashToken(token)}, ${passphraseHash}, ${now.toISOString()}::timestamptz)`;
    await noteInEach(tx, accountsOf(rows), now, { kind: "passphraseReset" });
    return rows.length > 0;
  });
}

/** A new passphrase for one's own identity. Every session of it but `keep` ends, in every practice, and so does every open link. */
export async function setPassphrase(tx: Tx, scope: PracticeScope, keep: string, passphraseHash: string, now: Date): Promise<void> {
  const { practiceId, userId } = scope;
  await holdSessions(tx, scope);
  const rows = await tx.$queryRaw<AccountRow[]>`
    select * from auth_set_passphrase(${practiceId}::uuid, ${userId}::uuid, ${keep}::uuid, ${passphraseHash}, ${now.toISOString()}::timestamptz)`;
  const elsewhere = accountsOf(rows).filter((account) => account.practiceId !== practiceId);
  if (elsewhere.length === 0) return;
  await noteInEach(tx, elsewhere, now, { kind: "passphraseChanged" });
  // The rest of this act, its own event above all, happens here.
  await enterPractice(tx, practiceId);
}
