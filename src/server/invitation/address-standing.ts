import type { PracticeId } from "@/domain/access/scope";
import type { Tx } from "../db";

/**
 * Why an address can't be invited to this practice now; null where it can. Others who ask about the same address wait until
 * the transaction ends. An account in another practice is nobody's business here: the invitation is made, and refused
 * to whoever accepts it.
 * @param email in its canonical form
 */
export async function addressStanding(
  tx: Tx,
  practiceId: PracticeId,
  email: string,
  now: Date,
): Promise<"alreadyInvited" | "alreadyHere" | null> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`invitation|${practiceId}|${email}`}, 0))::text`;
  const [row] = await tx.$queryRaw<{ here: boolean; invited: boolean }[]>`
    select
      exists (select 1 from auth_practice_addresses(${practiceId}::uuid) a where a.email = ${email}) as here,
      exists (
        select 1 from invitation n
        where n.practice_id = ${practiceId}::uuid and n.email = ${email} and n.accepted_at is null and n.revoked_at is null
          and n.expires_at > ${now.toISOString()}::timestamptz) as invited`;
  if (row?.here) return "alreadyHere";
  return row?.invited ? "alreadyInvited" : null;
}
