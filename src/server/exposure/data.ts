import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import type { StepState } from "@/generated/prisma/client";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { readableBy } from "../record/visible-records";
import type { stepList } from "./schema";
import { stepWordsRef, stepWordsSchema } from "./sealed-words";

type StepRow = {
  id: string;
  position: number;
  wordsSealed: Uint8Array;
  predictedSuds: number;
  state: StepState;
  timesTried: number;
  assigned: boolean;
};

/**
 * A client's ladder, first step first. One statement.
 * `timesTried` counts finished records in which the step was tried at all; a therapist's count leaves out what was
 * never shared, so that the number gives nothing away.
 */
export async function listSteps(tx: Tx, scope: ClientScope, sealer: Sealer): Promise<z.infer<typeof stepList>> {
  const rows = await tx.$queryRaw<StepRow[]>`
    select s.id, s.position, s.words_sealed as "wordsSealed", s.predicted_suds as "predictedSuds", s.state::text as state,
      coalesce(t.times, 0) as "timesTried", a.step_id is not null as assigned
    from exposure_step s
    left join (
      select r.step_id, count(*)::int as times from record r
      where r.practice_id = ${scope.practiceId}::uuid and r.client_id = ${scope.clientId}::uuid
        and r.progress not in ('draft', 'not_this_time') and ${readableBy(scope)}
      group by r.step_id
    ) t on t.step_id = s.id
    left join (
      select distinct step_id from assignment
      where practice_id = ${scope.practiceId}::uuid and client_id = ${scope.clientId}::uuid and state = 'active'
    ) a on a.step_id = s.id
    where s.practice_id = ${scope.practiceId}::uuid and s.client_id = ${scope.clientId}::uuid
    order by s.position`;
  return {
    steps: rows.map(({ wordsSealed, ...step }) => ({ ...step, ...sealer.open(stepWordsRef(step.id), wordsSealed, stepWordsSchema) })),
  };
}

/** Step ids in the order of the ladder, for a move. One statement. */
export async function listStepIds(tx: Tx, scope: ClientScope): Promise<string[]> {
  const rows = await tx.exposureStep.findMany({
    where: { practiceId: scope.practiceId, clientId: scope.clientId },
    orderBy: { position: "asc" },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}
