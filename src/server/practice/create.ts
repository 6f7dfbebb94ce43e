import { randomUUID } from "node:crypto";
import type { PracticeId } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { createPracticeKey } from "../crypto/seal";
import { inPractice } from "../db";
import { inviteStaff } from "../invitation/mutations";

export type NewPractice = {
  name: string;
  /** The first admin: name, and the address in its canonical form. */
  admin: { displayName: string; address: string };
};

/**
 * A practice with its keys and a link for its first admin, all or nothing. Everybody else is invited by that admin, or by
 * those whom they invited.
 * @returns the token of the link, which is kept nowhere
 */
export async function createPractice(
  { name, admin }: NewPractice,
  now: Date,
): Promise<{ practiceId: PracticeId; token: string; expiresAt: Date }> {
  const practiceId = randomUUID() as PracticeId;
  return inPractice(practiceId, async (tx) => {
    await tx.practice.create({ data: { id: practiceId, name, createdAt: now } });
    await createPracticeKey(tx, practiceId);
    const invited = await inviteStaff(tx, now, { practiceId, role: "admin", ...admin, createdBy: null });
    if (!invited.ok) throw new AppError("INTERNAL", "a new practice that has somebody already");
    return { practiceId, token: invited.token, expiresAt: new Date(invited.expiresAt) };
  });
}
