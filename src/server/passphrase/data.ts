import type { Role } from "@/domain/access/permissions";
import type { PracticeId, PracticeScope, UserId } from "@/domain/access/scope";
import { ownAddress } from "../auth/own-address";
import { db, inPractice, type Tx } from "../db";
import { hashToken } from "../invitation/token";

/** One of the accounts that a sign-in identity has, each in a practice of its own. */
export type IdentityAccount = { practiceId: PracticeId; userId: UserId; role: Role };

/** A row as the auth_* functions answer it. */
export type AccountRow = { practice_id: string; user_id: string; role: Role };

/** In the order of their practices, so that two acts on one identity take the locks of the trails in the same order. */
export function accountsOf(rows: readonly AccountRow[]): IdentityAccount[] {
  const accounts = rows.map((row) => ({ practiceId: row.practice_id as PracticeId, userId: row.user_id as UserId, role: row.role }));
  return accounts.sort((a, b) => (a.practiceId < b.practiceId ? -1 : 1));
}

/** The address of one's own identity, and the roles that its passphrase opens. Null where the identity is gone. */
export async function findOwnIdentity(tx: Tx, scope: PracticeScope): Promise<{ address: string; roles: Role[] } | null> {
  const { practiceId, userId } = scope;
  const address = await ownAddress(tx, scope);
  if (address === null) return null;
  const accounts = await tx.$queryRaw<AccountRow[]>`select * from auth_own_accounts(${practiceId}::uuid, ${userId}::uuid)`;
  return { address, roles: accounts.map(({ role }) => role) };
}

/** Whose link this is, from its token alone; null for one that was never made, has run out or was used. */
export async function findReset(
  token: string,
  now: Date,
  tx: Pick<Tx, "$queryRaw"> = db,
): Promise<{ address: string; accounts: IdentityAccount[] } | null> {
  const rows = await tx.$queryRaw<(AccountRow & { email: string })[]>`
    select * from auth_find_reset(${hashToken(token)}, ${now.toISOString()}::timestamptz)`;
  const [first] = rows;
  return first ? { address: first.email, accounts: accountsOf(rows) } : null;
}

/** What these accounts are called: names and practices, for the rule against one's own words. */
export async function findOwnWords(accounts: readonly IdentityAccount[]): Promise<string[]> {
  const words: string[] = [];
  for (const { practiceId, userId } of accounts) {
    const user = await inPractice(practiceId, (tx) =>
      tx.appUser.findUnique({
        where: { practiceId_id: { practiceId, id: userId } },
        select: { displayName: true, practice: { select: { name: true } } },
      }),
    );
    if (user) words.push(user.displayName, user.practice.name);
  }
  return words;
}
