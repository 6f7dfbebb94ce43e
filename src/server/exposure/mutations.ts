import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { mayAssign } from "@/domain/assignment/may-assign";
import { AppError } from "@/domain/errors";
import { insertAt, type Ladder, type Moved, moveTo, type Place, type Rung } from "@/domain/exposure/ladder";
import {
  type MakeRefusal,
  mayTakeBack,
  placeOfCombination,
  placeOfSplit,
  placeOfVariation,
  type TakeBackRefusal,
  type Varied,
} from "@/domain/exposure/new-steps";
import { assignmentAfter, assignmentBack, GIVEN_BACK_MS } from "@/domain/exposure/put-aside";
import { getAssignState } from "../assignment/data";
import { lockClient } from "../client/lock";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { listMade, listPlaces, ON_LADDER } from "./data";
import type {
  addStepInput,
  combineStepsInput,
  editStepInput,
  moveStepInput,
  setStepStateInput,
  splitStepInput,
  takeBackStepsInput,
  takenAssignment,
  varyStepInput,
} from "./schema";
import { type StepWords, stepWordsRef } from "./sealed-words";

/** Adds a step at the end of the ladder. The client's row is locked first, so that two steps never take one place. */
export async function addStep(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, input: z.infer<typeof addStepInput>): Promise<string> {
  await lockClient(tx, scope);
  const id = uuidv7();
  const sealed = sealer.seal(stepWordsRef(id), { title: input.title, minimumVersion: input.minimumVersion });
  await tx.$executeRaw`
    insert into exposure_step (practice_id, id, client_id, position, words_sealed, predicted_suds, state, created_at, updated_at)
    select ${scope.practiceId}::uuid, ${id}::uuid, ${scope.clientId}::uuid, coalesce(max(position) + 1, 0), ${sealed}, ${input.predictedSuds}::smallint, 'active', ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from exposure_step where practice_id = ${scope.practiceId}::uuid and client_id = ${scope.clientId}::uuid`;
  return id;
}

export async function editStep(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, input: z.infer<typeof editStepInput>): Promise<void> {
  const wordsSealed = sealer.seal(stepWordsRef(input.stepId), { title: input.title, minimumVersion: input.minimumVersion });
  await updateStep(tx, scope, input.stepId, { wordsSealed, predictedSuds: input.predictedSuds, updatedAt: now });
}

type Taken = z.infer<typeof takenAssignment>;

/**
 * Rests, retires or takes up a step. What goes on of its assignments leaves the client's Today with it; undoing gives it
 * back. The client's row is locked first, so that nothing is assigned of it meanwhile.
 * @returns what was taken off, and how much of what was to come back is on hold
 */
export async function setStepState(
  tx: Tx,
  scope: ClientScope,
  now: Date,
  input: z.infer<typeof setStepStateInput>,
): Promise<{ took: Taken[]; onHold: number }> {
  const { stepId, state, giveBack } = input;
  await lockClient(tx, scope);
  await updateStep(tx, scope, stepId, { state, updatedAt: now });
  const onHold = giveBack.length === 0 ? 0 : await giveBackAssignments(tx, scope, now, { stepId, state, giveBack });
  return { took: state === "active" ? [] : await takeAssignments(tx, scope, now, stepId, state), onHold };
}

async function takeAssignments(tx: Tx, scope: ClientScope, now: Date, stepId: string, state: "resting" | "retired"): Promise<Taken[]> {
  const { practiceId, clientId } = scope;
  const goOn = await tx.assignment.findMany({
    where: { practiceId, clientId, stepId, state: { in: ["active", "held"] } },
    orderBy: { id: "asc" },
    select: { id: true, state: true },
  });
  const took = goOn.flatMap(({ id, state: was }) =>
    (was === "active" || was === "held") && assignmentAfter(state, was) !== was ? [{ assignmentId: id, was }] : [],
  );
  if (took.length > 0) {
    await tx.assignment.updateMany({
      where: { practiceId, clientId, id: { in: took.map(({ assignmentId }) => assignmentId) } },
      data: state === "retired" ? { state: "withdrawn", closedAt: now } : { state: "held" },
    });
  }
  return took;
}

/** What was taken off a moment ago, as it was where new work may be asked for; else on hold. What was withdrawn earlier, or otherwise, stays so. */
async function giveBackAssignments(
  tx: Tx,
  scope: ClientScope,
  now: Date,
  { stepId, state, giveBack }: Pick<z.infer<typeof setStepStateInput>, "stepId" | "state" | "giveBack">,
): Promise<number> {
  const { practiceId, clientId } = scope;
  const assign = { ...(await getAssignState(tx, scope, stepId, now)), alsoKeepOther: true, windowFrom: null };
  const back = giveBack.map(({ assignmentId, was }) => ({ id: assignmentId, was, now: assignmentBack(state, was, mayAssign(assign).ok) }));
  const lately = { gte: new Date(now.getTime() - GIVEN_BACK_MS) };
  for (const as of ["active", "held"] as const) {
    const ids = back.flatMap((one) => (one.now === as ? [one.id] : []));
    if (ids.length === 0) continue;
    await tx.assignment.updateMany({
      where: { practiceId, clientId, stepId, id: { in: ids }, OR: [{ state: "held" }, { state: "withdrawn", closedAt: lately }] },
      data: { state: as, closedAt: null },
    });
  }
  return back.filter((one) => one.was === "active" && one.now === "held").length;
}

/** Moves a step, and its smaller steps with it, on the ladder, into another step, or out of one. */
export async function moveStep(tx: Tx, scope: ClientScope, now: Date, input: z.infer<typeof moveStepInput>): Promise<Moved> {
  await lockClient(tx, scope);
  const ladder = await listPlaces(tx, scope);
  const { stepId, parentId, afterStepId } = input;
  const known = new Set(ladder.map(({ id }) => id));
  if ([stepId, parentId, afterStepId].some((id) => id !== null && !known.has(id))) throw new AppError("NOT_FOUND");
  const moved = moveTo(ladder, stepId, { parentId, afterId: afterStepId });
  if (moved.ok) await writePlaces(tx, scope, now, moved.ladder);
  return moved;
}

/** Writes where each step stands, in one statement; the key of the places is checked at commit. Steps that are not stored yet keep their place free. */
async function writePlaces(tx: Tx, scope: ClientScope, now: Date, ladder: Ladder): Promise<void> {
  const ids = ladder.map(({ id }) => id);
  const parents = ladder.map(({ parentId }) => parentId);
  await tx.$executeRaw`
    update exposure_step s set position = n.position - 1, parent_id = n.parent_id, updated_at = ${now.toISOString()}::timestamptz
    from unnest(${ids}::uuid[], ${parents}::uuid[]) with ordinality as n(id, parent_id, position)
    where s.practice_id = ${scope.practiceId}::uuid and s.client_id = ${scope.clientId}::uuid and s.id = n.id
      and (s.position <> n.position - 1 or s.parent_id is distinct from n.parent_id)`;
}

async function updateStep(
  tx: Tx,
  scope: ClientScope,
  stepId: string,
  data: { wordsSealed?: Uint8Array<ArrayBuffer>; predictedSuds?: number; state?: "active" | "resting" | "retired"; updatedAt: Date },
): Promise<void> {
  const { count } = await tx.exposureStep.updateMany({
    where: { practiceId: scope.practiceId, id: stepId, clientId: scope.clientId, ...ON_LADDER },
    data,
  });
  if (count === 0) throw new AppError("NOT_FOUND");
}

type Made = { ok: true; made: string[] } | { ok: false; reason: MakeRefusal };
type NewStep = StepWords & { predictedSuds: number; variesId?: string; varied?: Varied[]; combines?: string[] };
type Making = { tx: Tx; scope: ClientScope; sealer: Sealer; now: Date };

/** Smaller steps below a step. It stays as it is, with its records and what is assigned of it. */
export function splitStep(making: Making, { stepId, smaller }: z.infer<typeof splitStepInput>): Promise<Made> {
  return make(making, [stepId], smaller, (ladder) => placeOfSplit(ladder, stepId));
}

/** The step again, a little different, right behind it; which step it varies stays known. */
export function varyStep(making: Making, input: z.infer<typeof varyStepInput>): Promise<Made> {
  const { clientId: _proved, stepId, ...words } = input;
  return make(making, [stepId], [{ ...words, variesId: stepId }], (ladder) => placeOfVariation(ladder, stepId));
}

/** One step that brings two together. Both stay. */
export function combineSteps(making: Making, input: z.infer<typeof combineStepsInput>): Promise<Made> {
  const { clientId: _proved, stepIds, ...words } = input;
  return make(making, stepIds, [{ ...words, combines: stepIds }], (ladder) => placeOfCombination(ladder, stepIds));
}

type Placing = (ladder: Awaited<ReturnType<typeof listPlaces>>) => { ok: true; place: Place } | { ok: false; reason: MakeRefusal };

async function make({ tx, scope, sealer, now }: Making, of: readonly string[], steps: readonly NewStep[], placing: Placing): Promise<Made> {
  await lockClient(tx, scope);
  const ladder = await listPlaces(tx, scope);
  if (of.some((id) => !ladder.some((rung) => rung.id === id))) throw new AppError("NOT_FOUND");
  const placed = placing(ladder);
  if (!placed.ok) return placed;
  const made = steps.map((step) => ({ ...step, id: uuidv7() }));
  const rungs: Rung[] = made.map(({ id }) => ({ id, parentId: placed.place.parentId }));
  const grown = insertAt<string>(ladder, rungs, placed.place);
  if (!grown.ok) throw new AppError("INTERNAL", grown.reason);
  await writePlaces(tx, scope, now, grown.ladder);
  const places = new Map(grown.ladder.map(({ id }, position) => [id, position]));
  await tx.exposureStep.createMany({
    data: made.map(({ id, title, minimumVersion, ...step }) => ({
      practiceId: scope.practiceId,
      id,
      clientId: scope.clientId,
      position: places.get(id) ?? 0,
      parentId: placed.place.parentId,
      wordsSealed: sealer.seal(stepWordsRef(id), { title, minimumVersion }),
      ...step,
      createdAt: now,
      updatedAt: now,
    })),
  });
  return { ok: true, made: made.map(({ id }) => id) };
}

/** Undoes a split, a variation or a combination, as long as nothing was made of the new steps: they leave the ladder, and no list has them. */
export async function takeBackSteps(
  { tx, scope, now }: Omit<Making, "sealer">,
  { stepIds }: z.infer<typeof takeBackStepsInput>,
): Promise<{ ok: true } | { ok: false; reason: TakeBackRefusal }> {
  await lockClient(tx, scope);
  const steps = await listMade(tx, scope, stepIds);
  if (steps.length < new Set(stepIds).size) throw new AppError("NOT_FOUND");
  const allowed = mayTakeBack(steps);
  if (!allowed.ok) return allowed;
  // Nothing that was ever written is deleted but by an erasure: a step without a place is on no ladder, and its old one is free.
  await tx.$executeRaw`
    update exposure_step s set state = 'retired', updated_at = ${now.toISOString()}::timestamptz,
      position = least(0, (select min(o.position) from exposure_step o where o.practice_id = s.practice_id and o.client_id = s.client_id)) - n.number
    from unnest(${stepIds}::uuid[]) with ordinality as n(id, number)
    where s.practice_id = ${scope.practiceId}::uuid and s.client_id = ${scope.clientId}::uuid and s.id = n.id`;
  return { ok: true };
}
