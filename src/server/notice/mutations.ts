import { uuidv7 } from "uuidv7";
import type { PracticeId } from "@/domain/access/scope";
import type { NoticeKind } from "@/generated/prisma/enums";
import type { Tx } from "../db";

export type NewNotice = {
  readonly practiceId: PracticeId;
  /** Who has to know; nobody is fine. */
  readonly userIds: readonly string[];
  readonly kind: NoticeKind;
  /** Who did it. */
  readonly actorId: string | null;
  readonly clientId: string | null;
  /** The thing that it is about, where it has an id of its own. */
  readonly subjectId?: string;
  readonly now: Date;
};

/** Tells people that something happened, in the transaction in which it does: kinds and ids, no words. One statement. */
export async function addNotices(tx: Tx, { userIds, now, ...notice }: NewNotice): Promise<void> {
  if (userIds.length === 0) return;
  await tx.notice.createMany({ data: [...new Set(userIds)].map((userId) => ({ ...notice, id: uuidv7(), userId, createdAt: now })) });
}
