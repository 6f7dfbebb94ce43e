import { uuidv7 } from "uuidv7";
import type { PracticeId, PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
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

/** Seen once stays seen at that moment. @throws AppError NOT_FOUND where it is nobody's, or somebody else's */
export async function markNoticeSeen(tx: Tx, scope: PracticeScope, now: Date, noticeId: string): Promise<void> {
  const own = { practiceId: scope.practiceId, id: noticeId, userId: scope.userId };
  const { count } = await tx.notice.updateMany({ where: { ...own, seenAt: null }, data: { seenAt: now } });
  if (count === 0 && !(await tx.notice.findFirst({ where: own, select: { id: true } }))) throw new AppError("NOT_FOUND", "no such notice");
}
