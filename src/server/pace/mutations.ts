import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { goesToCover } from "@/domain/pace/answer-by";
import type { PaceChange } from "@/domain/pace/change";
import type { RestDays } from "@/domain/pace/rest-days";
import type { CoverRight } from "../auth/care-relationship";
import { lockClient } from "../client/lock";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { addNotices } from "../notice/mutations";
import { planRestWeek } from "../rest-week/mutations";
import { lockRequest } from "./operations";
import type { answeredAsCover, answeredPace } from "./schema";
import { paceAnswerRef } from "./sealed-words";
import { CHANGE_TO_STORED } from "./stored-change";

type Given = { paceRequestId: string; words: string; changes: readonly PaceChange[] };
type Waiting = { id: string; receivedAt: Date };
type Sealing = () => Promise<Sealer>;

const REST_WEEK_REFUSED = { over: "restWeekOver", tooLong: "restWeekTooLong", overlaps: "restWeekOverlaps" } as const;

/**
 * A therapist answers, with what changes; a rest week is planned in the same moment. One answer is for all of this client's
 * open requests, and is sealed to each of them. A refusal comes before the first write.
 * @throws AppError NOT_FOUND where the request is not this client's
 */
export async function answerPace(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealing,
  now: Date,
  { restWeek, ...input }: Given & { restWeek?: RestDays | undefined },
): Promise<z.infer<typeof answeredPace> & { restWeekId?: string }> {
  await lockClient(tx, scope);
  const refused = await refusedFor(tx, scope, input.paceRequestId);
  if (refused) return { ok: false, reason: refused };
  const planned = restWeek ? await planRestWeek(tx, scope, sealer, now, restWeek) : null;
  if (planned && !planned.ok) return { ok: false, reason: REST_WEEK_REFUSED[planned.reason] };
  const others = input.changes.filter((change) => change !== "restWeek" && change !== "nothing");
  const changes: readonly PaceChange[] = planned ? [...others, "restWeek"] : input.changes;
  const waiting = await lockWaiting(tx, scope);
  await store(tx, scope, sealer, now, waiting, { ...input, changes });
  return { ok: true, answered: waiting.length, ...(planned ? { restWeekId: planned.restWeekId } : {}) };
}

/**
 * Whoever covers answers what has waited longer than the therapist stated, and only that: what came later stays with the
 * therapist, and goes on holding. The therapist is told.
 * @throws AppError NOT_FOUND where the request is not this client's, or its time has not passed
 */
export async function answerAsCover(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealing,
  now: Date,
  cover: CoverRight,
  input: Given,
): Promise<z.infer<typeof answeredAsCover>> {
  await lockClient(tx, scope);
  const asked = await lockRequest(tx, scope, input.paceRequestId);
  if (!asked || !goesToCover(asked, cover, now)) throw new AppError("NOT_FOUND");
  const refused = await refusedFor(tx, scope, input.paceRequestId);
  if (refused) return { ok: false, reason: refused };
  const waiting = (await lockWaiting(tx, scope)).filter((each) => goesToCover(each, cover, now));
  await store(tx, scope, sealer, now, waiting, input);
  const { practiceId, userId: actorId, clientId } = scope;
  const about = { practiceId, actorId, clientId, subjectId: input.paceRequestId, now };
  await addNotices(tx, { ...about, userIds: [cover.therapistId], kind: "pace_answered_by_cover" });
  return { ok: true, answered: waiting.length };
}

async function refusedFor(tx: Tx, scope: ClientScope, id: string): Promise<"takenBack" | "alreadyAnswered" | null> {
  const asked = await lockRequest(tx, scope, id);
  if (!asked) throw new AppError("NOT_FOUND");
  if (asked.takenBackAt) return "takenBack";
  return asked.answeredAt ? "alreadyAnswered" : null;
}

/** One statement for all of them: what an answer costs does not grow with how often was asked. */
async function store(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealing,
  now: Date,
  waiting: readonly Waiting[],
  { words, changes }: Given,
): Promise<void> {
  const opened = await sealer();
  const ids = waiting.map(({ id }) => id);
  const sealed = ids.map((id) => opened.seal(paceAnswerRef(id), { words }));
  await tx.$executeRaw`
    update pace_request q set answered_at = ${now.toISOString()}::timestamptz, answered_by = ${scope.userId}::uuid,
      answer_sealed = w.sealed, changes = ${changes.map((change) => CHANGE_TO_STORED[change])}::pace_change[]
    from unnest(${ids}::uuid[], ${sealed}::bytea[]) as w (id, sealed)
    where q.practice_id = ${scope.practiceId}::uuid and q.client_id = ${scope.clientId}::uuid and q.id = w.id`;
}

async function lockWaiting(tx: Tx, scope: ClientScope): Promise<Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    select id, received_at as "receivedAt" from pace_request
    where practice_id = ${scope.practiceId}::uuid and client_id = ${scope.clientId}::uuid and answered_at is null and taken_back_at is null
    order by id for update`;
}
