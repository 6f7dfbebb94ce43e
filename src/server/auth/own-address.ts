import type { PracticeScope } from "@/domain/access/scope";
import type { Tx } from "../db";

/** The address that a person signs in with, to write to them. Null where the identity is gone. */
export async function ownAddress(tx: Tx, { practiceId, userId }: Pick<PracticeScope, "practiceId" | "userId">): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ email: string }[]>`select email from auth_own_identity(${practiceId}::uuid, ${userId}::uuid)`;
  return row?.email ?? null;
}
