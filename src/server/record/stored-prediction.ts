import type { Answer, Answers } from "@/domain/exercise/answer";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { fieldsOf } from "@/domain/exercise/fields-of";
import { outcomeSchema } from "@/domain/prediction/outcome";
import type { OperationOf } from "@/domain/sync/operation";
import type { PredictionOutcome } from "@/generated/prisma/enums";
import type { Sealer } from "../crypto/seal";
import type { OperationAct } from "../sync/act";
import { type Columns, changedColumns } from "./changed-columns";
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
  const { statement, howWillIKnow, decideBy } = found;
  const { predictedAt, lockedAt, outcomeAt, likelihoodLaterAt, orderByDevice, retrospective } = circumstances;
  const statementSealed = sealer.seal(predictionWordsRef(id), { statement, howWillIKnow });
  await act.tx.$queryRaw`
    insert into prediction (practice_id, id, client_id, record_id, step_id, phase, statement_sealed, likelihood_before, decide_by, predicted_at,
      locked_at, retrospective, order_by_device, outcome, degree, outcome_at, likelihood_again, likelihood_later, likelihood_later_at)
    values (${practiceId}::uuid, ${id}::uuid, ${clientId}::uuid, ${id}::uuid, ${stepId}::uuid, ${found.phase}, ${statementSealed}, ${found.likelihoodBefore},
      ${decideBy?.toISOString() ?? null}::date, ${predictedAt.toISOString()}::timestamptz, ${lockedAt?.toISOString() ?? null}::timestamptz,
      ${retrospective}, ${orderByDevice}, ${found.outcome}::prediction_outcome, ${found.degree}, ${outcomeAt?.toISOString() ?? null}::timestamptz,
      ${found.likelihoodAgain}, ${found.likelihoodLater}, ${likelihoodLaterAt?.toISOString() ?? null}::timestamptz)`;
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

type PredictionChange = {
  statementSealed?: Uint8Array;
  decideBy?: Date | null;
  likelihoodBefore?: number | null;
  predictedAt?: Date;
  lockedAt?: Date;
  orderByDevice?: boolean;
  outcome?: PredictionOutcome | null;
  degree?: number | null;
  outcomeAt?: Date | null;
  likelihoodAgain?: number | null;
  likelihoodLater?: number | null;
  likelihoodLaterAt?: Date | null;
};
const PREDICTION: Columns<PredictionChange> = {
  statementSealed: ["statement_sealed", "bytea"],
  decideBy: ["decide_by", "date"],
  likelihoodBefore: ["likelihood_before", "smallint"],
  predictedAt: ["predicted_at", "timestamptz"],
  lockedAt: ["locked_at", "timestamptz"],
  orderByDevice: ["order_by_device", "boolean"],
  outcome: ["outcome", "prediction_outcome"],
  degree: ["degree", "smallint"],
  outcomeAt: ["outcome_at", "timestamptz"],
  likelihoodAgain: ["likelihood_again", "smallint"],
  likelihoodLater: ["likelihood_later", "smallint"],
  likelihoodLaterAt: ["likelihood_later_at", "timestamptz"],
};

/** Changes the record's own prediction. @returns how many there were: one, or none */
async function update(act: OperationAct, change: PredictionChange): Promise<number> {
  const { practiceId, clientId } = act.scope;
  const changed = await act.tx.$queryRaw<unknown[]>`
    update prediction set ${changedColumns(PREDICTION, change)}
    where practice_id = ${practiceId}::uuid and client_id = ${clientId}::uuid and record_id = ${act.operation.entityId}::uuid and entry = 0
    returning 1`;
  return changed.length;
}
