import type { Answer, Answers } from "@/domain/exercise/answer";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { fieldsOf } from "@/domain/exercise/fields-of";
import { outcomeSchema } from "@/domain/prediction/outcome";
import type { OperationOf } from "@/domain/sync/operation";
import type { Prisma } from "@/generated/prisma/client";
import type { PredictionOutcome } from "@/generated/prisma/enums";
import type { Sealer } from "../crypto/seal";
import type { OperationAct } from "../sync/act";
import { predictionWordsRef } from "./sealed-words";
import { OUTCOME_TO_STORED } from "./stored-enums";

/** The prediction inside a record's answers, by the roles that its definition gives to fields. Missing is null. */
export type PredictionAnswers = {
  /** The phase in which it is written. */
  phase: string;
  statement: string | null;
  howWillIKnow: string | null;
  decideBy: Date | null;
  likelihoodBefore: number | null;
  outcome: PredictionOutcome | null;
  degree: number | null;
  likelihoodAgain: number | null;
  likelihoodLater: number | null;
};

/** Null where the exercise has no prediction. */
export function predictionAnswers(definition: ExerciseDefinition, answers: Answers): PredictionAnswers | null {
  const roles = definition.prediction;
  if (!roles) return null;
  const of = (role: keyof typeof roles) => {
    const field = roles[role];
    return field === undefined ? undefined : answers[field];
  };
  const outcome = outcomeSchema.safeParse(of("outcome"));
  const decideBy = text(of("decideBy"));
  return {
    phase: definition.phases.find((phase) => fieldsOf(phase).some(({ id }) => id === roles.statement))?.id ?? "before",
    statement: text(of("statement")),
    howWillIKnow: text(of("howWillIKnow")),
    decideBy: decideBy === null ? null : new Date(`${decideBy}T00:00:00Z`),
    likelihoodBefore: number(of("likelihoodBefore")),
    outcome: outcome.success ? OUTCOME_TO_STORED[outcome.data] : null,
    degree: number(of("degree")),
    likelihoodAgain: number(of("likelihoodAgain")),
    likelihoodLater: number(of("likelihoodLater")),
  };
}

/** Whether nothing of a prediction was answered. */
export function isEmpty({ phase: _known, ...found }: PredictionAnswers): boolean {
  return Object.values(found).every((each) => each === null);
}

function text(answer: Answer | undefined): string | null {
  return typeof answer === "string" && answer !== "" ? answer : null;
}

function number(answer: Answer | undefined): number | null {
  return typeof answer === "number" ? answer : null;
}

type Circumstances = {
  predictedAt: Date;
  lockedAt: Date | null;
  outcomeAt: Date | null;
  likelihoodLaterAt?: Date;
  orderByDevice: boolean;
  retrospective: boolean;
};

/** A record's own prediction: one row with its own seal. A record has one, so it goes by the record's id. One statement. */
export async function createPrediction(
  act: OperationAct,
  sealer: Sealer,
  stepId: string | null,
  found: PredictionAnswers | null,
  circumstances: Circumstances,
): Promise<void> {
  if (!found) return;
  const { practiceId, clientId } = act.scope;
  const { entityId: id } = act.operation;
  const { statement, howWillIKnow, ...plain } = found;
  const statementSealed = sealer.seal(predictionWordsRef(id), { statement, howWillIKnow });
  const row = { practiceId, id, clientId, recordId: id, stepId, statementSealed };
  await act.tx.prediction.createMany({ data: [{ ...row, ...plain, ...circumstances }] });
}

/** The prediction was edited before it was locked. `found` holds all of it. One statement. */
export async function storePredictedAgain(
  act: OperationAct<OperationOf<"record.predict">>,
  sealer: Sealer,
  found: PredictionAnswers | null,
  predictedAt: Date,
): Promise<void> {
  if (!found) return;
  const { statement, howWillIKnow, decideBy, likelihoodBefore } = found;
  const statementSealed = sealer.seal(predictionWordsRef(act.operation.entityId), { statement, howWillIKnow });
  await update(act, { statementSealed, decideBy, likelihoodBefore, predictedAt });
}

/** From here on the prediction stands as it is. One statement. */
export async function lockPrediction(act: OperationAct, lockedAt: Date): Promise<void> {
  await update(act, { lockedAt, orderByDevice: act.predictedInPush });
}

/** What became of it, and what is expected next time. One statement. */
export async function storeOutcome(
  act: OperationAct<OperationOf<"record.finish">>,
  found: PredictionAnswers | null,
  at: Date,
): Promise<void> {
  if (!found) return;
  const { outcome, degree, likelihoodAgain } = found;
  await update(act, { outcome, degree, likelihoodAgain, outcomeAt: outcome ? at : null });
}

/** What is expected days later; left out, the earlier answer stays. At most one statement. */
export async function storeLater(
  act: OperationAct<OperationOf<"record.followUp">>,
  found: PredictionAnswers | null,
  at: Date,
): Promise<void> {
  if (!found || found.likelihoodLater === null) return;
  await update(act, { likelihoodLater: found.likelihoodLater, likelihoodLaterAt: at });
}

/**
 * A finished record was changed. What stood before the lock is as it was; a record that had predicted nothing may do so now,
 * looking back. At most two statements.
 */
export async function storeEdited(
  act: OperationAct,
  sealer: Sealer,
  stepId: string | null,
  prediction: { before: PredictionAnswers | null; now: PredictionAnswers | null },
  at: Date,
): Promise<void> {
  const { before, now: found } = prediction;
  if (!found) return;
  const { outcome, degree, likelihoodAgain, likelihoodLater } = found;
  const times = {
    ...(before?.outcome === outcome ? {} : { outcomeAt: outcome ? at : null }),
    ...(before?.likelihoodLater === likelihoodLater ? {} : { likelihoodLaterAt: likelihoodLater === null ? null : at }),
  };
  const changed = await update(act, { outcome, degree, likelihoodAgain, likelihoodLater, ...times });
  if (changed > 0 || isEmpty(found)) return;
  await createPrediction(act, sealer, stepId, found, {
    predictedAt: at,
    lockedAt: at,
    outcomeAt: outcome ? at : null,
    ...(likelihoodLater === null ? {} : { likelihoodLaterAt: at }),
    orderByDevice: false,
    retrospective: true,
  });
}

async function update(act: OperationAct, data: Prisma.PredictionUncheckedUpdateManyInput): Promise<number> {
  const { practiceId, clientId } = act.scope;
  return (await act.tx.prediction.updateMany({ where: { practiceId, clientId, recordId: act.operation.entityId, entry: 0 }, data })).count;
}
