import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { mayAssign } from "@/domain/assignment/may-assign";
import type { AssignmentWindow, Rhythm } from "@/domain/assignment/rhythm";
import { type AssignmentWords, assignmentWordsSchema } from "@/domain/assignment/words";
import { AppError } from "@/domain/errors";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { lockClient } from "../client/lock";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findAssignable, getAssignState, getStored } from "./data";
import type { assigned, assignInput, resumed, varyInput } from "./schema";
import { assignmentWordsRef } from "./sealed-words";
import { rhythmFromStored, rhythmToStored, windowFromStored } from "./stored-rhythm";

type Assigned = z.infer<typeof assigned>;
type NewAssignment = {
  stepId: string | null;
  definition: Pick<ExerciseDefinition, "id" | "version" | "aboutMinutes">;
  words: AssignmentWords;
  rhythm: Rhythm;
  window: AssignmentWindow;
  minutes: number | undefined;
  clientConfidence: number;
  alsoKeepOther: boolean;
};

/**
 * Assigns a step or an exercise with the words that the client will read. New exposure work waits while a pace request is
 * unanswered: a request and an assignment both lock the client's row, so whichever commits first is seen by the other.
 */
export async function assign(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, input: z.infer<typeof assignInput>): Promise<Assigned> {
  const { clientId: _proved, stepId, exercise, clientAgreed: _given, ...rest } = input;
  // A step is faced with the exposure record; whatever else is called one has no step to belong to.
  if (exercise?.id === exposureRecord.id) return { ok: false, reason: "exerciseUnknown" };
  const definition = exercise ? await findAssignable(tx, scope, exercise) : exposureRecord;
  if (!definition) return { ok: false, reason: "exerciseUnknown" };
  return insert(tx, scope, sealer, now, { ...rest, minutes: rest.minutes, stepId: stepId ?? null, definition });
}

/** An earlier assignment again, a little different: the same exercise in its newest words, the same rhythm, and its window only where it comes with one. */
export async function vary(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, input: z.infer<typeof varyInput>): Promise<Assigned> {
  const earlier = await getStored(tx, scope, input.assignmentId);
  const ref = { id: earlier.definitionId, version: earlier.definitionVersion };
  const definition = earlier.stepId ? exposureRecord : await findAssignable(tx, scope, ref);
  if (!definition) return { ok: false, reason: "exerciseUnknown" };
  const words = sealer.open(assignmentWordsRef(earlier.id), earlier.wordsSealed, assignmentWordsSchema);
  return insert(tx, scope, sealer, now, {
    stepId: earlier.stepId,
    definition,
    words: { ...words, whatExactly: input.whatExactly, minimumVersion: input.minimumVersion },
    rhythm: rhythmFromStored(earlier),
    window: input.window,
    minutes: earlier.minutes,
    clientConfidence: earlier.clientConfidence,
    alsoKeepOther: input.alsoKeepOther,
  });
}

async function insert(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, given: NewAssignment): Promise<Assigned> {
  const { stepId, definition, words, rhythm, window, clientConfidence, alsoKeepOther } = given;
  await lockClient(tx, scope);
  if (stepId !== null) {
    const allowed = mayAssign({ ...(await getAssignState(tx, scope, stepId, now)), alsoKeepOther, windowFrom: window.from });
    if (!allowed.ok) return allowed;
  }
  const id = uuidv7();
  await tx.assignment.createMany({
    data: [
      {
        practiceId: scope.practiceId,
        id,
        clientId: scope.clientId,
        therapistId: scope.userId,
        stepId,
        definitionId: definition.id,
        definitionVersion: definition.version,
        wordsSealed: sealer.seal(assignmentWordsRef(id), words),
        ...rhythmToStored(rhythm, window),
        minutes: given.minutes ?? definition.aboutMinutes,
        clientConfidence,
        assignedAt: now,
      },
    ],
  });
  return { ok: true, assignmentId: id };
}

/** Takes an assignment off the client's Today for good. One that has ended stays as it is. */
export async function withdraw(tx: Tx, scope: ClientScope, now: Date, assignmentId: string): Promise<void> {
  await move(tx, scope, assignmentId, ["active", "held"], { state: "withdrawn", closedAt: now });
}

/** Off the client's Today for now. */
export async function hold(tx: Tx, scope: ClientScope, assignmentId: string): Promise<void> {
  await move(tx, scope, assignmentId, ["active"], { state: "held" });
}

/** Back on the client's Today: the same rules as for new work. */
export async function resume(tx: Tx, scope: ClientScope, now: Date, assignmentId: string): Promise<z.infer<typeof resumed>> {
  const { stepId, state, ...stored } = await getStored(tx, scope, assignmentId);
  if (state !== "held") return { ok: true };
  await lockClient(tx, scope);
  if (stepId !== null) {
    const windowFrom = windowFromStored(stored).from;
    const allowed = mayAssign({ ...(await getAssignState(tx, scope, stepId, now)), alsoKeepOther: false, windowFrom });
    if (!allowed.ok) return allowed;
  }
  await move(tx, scope, assignmentId, ["held"], { state: "active" });
  return { ok: true };
}

async function move(
  tx: Tx,
  scope: ClientScope,
  assignmentId: string,
  from: ("active" | "held")[],
  data: { state: "active" | "held" | "withdrawn"; closedAt?: Date },
): Promise<void> {
  const { practiceId, clientId } = scope;
  const moved = await tx.assignment.updateMany({ where: { practiceId, clientId, id: assignmentId, state: { in: from } }, data });
  if (moved.count > 0) return;
  const found = await tx.assignment.count({ where: { practiceId, clientId, id: assignmentId } });
  if (found === 0) throw new AppError("NOT_FOUND");
}
