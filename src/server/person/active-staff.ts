import type { PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { StaffRole } from "@/domain/person/account-change";
import type { Tx } from "../db";

/**
 * Whether somebody of the practice works in this role now. Until the transaction ends they are neither disabled nor given
 * another role: whoever starts something with them holds on to that.
 * @throws AppError NOT_FOUND where the practice has no such person among its staff
 */
export async function holdStaff(tx: Tx, scope: Pick<PracticeScope, "practiceId">, userId: string, role: StaffRole): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ fits: boolean }[]>`
    select u.role = ${role}::role and u.disabled_at is null as fits from app_user u
    where u.practice_id = ${scope.practiceId}::uuid and u.id = ${userId}::uuid and u.role <> 'client' for share`;
  if (!row) throw new AppError("NOT_FOUND", "no such person");
  return row.fits;
}
