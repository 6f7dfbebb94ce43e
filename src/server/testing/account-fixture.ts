import { randomUUID } from "node:crypto";
import type { Role } from "@/domain/access/permissions";
import type { PracticeId, UserId } from "@/domain/access/scope";
import { hashPassphrase } from "../auth/passphrase";
import { inPractice } from "../db";

export const PASSPHRASE = "a foothold between sessions";

export type Account = { email: string; identityId: string; members: { practiceId: PracticeId; userId: UserId }[] };

/** A sign-in address that has this role in each of the practices; its passphrase is `PASSPHRASE`. */
export async function addAccount(practiceIds: readonly PracticeId[], role: Role): Promise<Account> {
  const account: Account = { email: `${randomUUID()}@test.example`, identityId: randomUUID(), members: [] };
  const passphraseHash = await hashPassphrase(PASSPHRASE);
  for (const [index, practiceId] of practiceIds.entries()) {
    const userId = randomUUID() as UserId;
    await inPractice(practiceId, async (tx) => {
      if (index === 0) await tx.$queryRaw`select auth_create_identity(${account.identityId}::uuid, ${account.email}, ${passphraseHash})`;
      await tx.appUser.create({ data: { practiceId, id: userId, identityId: account.identityId, role, displayName: "Kim" } });
    });
    account.members.push({ practiceId, userId });
  }
  return account;
}
