import { randomUUID } from "node:crypto";
import type { PracticeScope } from "@/domain/access/scope";
import { type CareAct, type CareRefusal, careChange, careRefusal, caringTherapists } from "@/domain/care/course-of-care";
import { AppError } from "@/domain/errors";
import type { Tx } from "../db";
import { addNotices } from "../notice/mutations";
import { holdStaff } from "../person/active-staff";

type Refused<R> = { ok: false; reason: R };
type Refusal = CareRefusal | "notATherapist";
type Done = { ok: true };

/** The client's course of care; two admins who change it at once wait for each other here. */
async function lockCourse(tx: Tx, { practiceId }: PracticeScope, clientId: string) {
  const [client] = await tx.$queryRaw<{ discharged_at: Date | null }[]>`
    select discharged_at from client
    where practice_id = ${practiceId}::uuid and id = ${clientId}::uuid and erased_at is null for no key update`;
  if (!client) throw new AppError("NOT_FOUND", "no such client");
  const spans = await tx.careRelationship.findMany({
    where: { practiceId, clientId },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    select: { therapistId: true, startedAt: true, endedAt: true },
  });
  return { spans, dischargedAt: client.discharged_at };
}

/**
 * Does it, all or nothing, and tells the therapists whom it concerns. What is assigned, asked and recorded belongs to the
 * client and stays with them; a therapist's own notes stay with the therapist.
 */
async function changeCare(tx: Tx, scope: PracticeScope, now: Date, clientId: string, act: CareAct): Promise<Done | Refused<Refusal>> {
  const { practiceId } = scope;
  const course = await lockCourse(tx, scope, clientId);
  if (act.kind !== "discharge" && !(await holdStaff(tx, scope, act.to, "therapist"))) return { ok: false, reason: "notATherapist" };
  const reason = careRefusal(course, act);
  if (reason) return { ok: false, reason };
  const { endsPresent, begins, discharged } = careChange(act);
  if (endsPresent) await tx.careRelationship.updateMany({ where: { practiceId, clientId, endedAt: null }, data: { endedAt: now } });
  if (begins) await tx.careRelationship.create({ data: { practiceId, id: randomUUID(), therapistId: begins, clientId, startedAt: now } });
  await tx.client.update({
    where: { practiceId_id: { practiceId, id: clientId } },
    data: { dischargedAt: discharged ? now : null },
  });
  const kind = discharged ? "client_discharged" : "client_transferred";
  const userIds = [...(endsPresent ? caringTherapists(course) : []), ...(begins ? [begins] : [])];
  await addNotices(tx, { practiceId, userIds, kind, actorId: scope.userId, clientId, now });
  return { ok: true };
}

/** The refusals that an act can meet by its kind; any other would be a fault of ours. */
function only<R extends Refusal>(result: Done | Refused<Refusal>, ...reasons: R[]): Done | Refused<R> {
  if (result.ok) return result;
  const reason = reasons.find((each) => each === result.reason);
  if (!reason) throw new AppError("INTERNAL", `unexpected refusal: ${result.reason}`);
  return { ok: false, reason };
}

/** Ends the present relationship and begins the next, in one moment. @throws AppError NOT_FOUND for ids that the practice does not have */
export async function transferClient(tx: Tx, scope: PracticeScope, now: Date, input: { clientId: string; toTherapistId: string }) {
  const result = await changeCare(tx, scope, now, input.clientId, { kind: "transfer", to: input.toTherapistId });
  return only(result, "sameTherapist", "alreadyDischarged", "notATherapist");
}

/** Ends care. The client keeps their account and everything of theirs; a link that was not used yet stops working. */
export async function dischargeClient(tx: Tx, scope: PracticeScope, now: Date, clientId: string) {
  const result = await changeCare(tx, scope, now, clientId, { kind: "discharge" });
  if (result.ok)
    await tx.invitation.updateMany({
      where: { practiceId: scope.practiceId, clientId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
  return only(result, "alreadyDischarged");
}

/** Begins care anew for somebody whose care had ended. @throws AppError NOT_FOUND for ids that the practice does not have */
export async function readmitClient(tx: Tx, scope: PracticeScope, now: Date, input: { clientId: string; therapistId: string }) {
  const result = await changeCare(tx, scope, now, input.clientId, { kind: "readmit", to: input.therapistId });
  return only(result, "alreadyInCare", "notATherapist");
}
