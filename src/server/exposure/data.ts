import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import type { Rung } from "@/domain/exposure/ladder";
import type { Varied } from "@/domain/exposure/new-steps";
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
  parentId: string | null;
  variesId: string | null;
  varied: Varied[];
  combines: string[];
  timesTried: number;
  assigned: boolean;
  onHold: boolean;
};

/** What was taken back right after it was made has no place. */
export const ON_LADDER = { position: { gte: 0 } } as const;

/**
 * A client's ladder, first step first. One statement.
 * `timesTried` counts finished records in which the step was tried at all; a therapist's count leaves out what was
 * never shared, so that the number gives nothing away.
 */
export async function listSteps(tx: Tx, scope: ClientScope, sealer: Sealer): Promise<z.infer<typeof stepList>> {
  const rows = await tx.$queryRaw<StepRow[]>`
    select s.id, s.position, s.words_sealed as "wordsSealed", s.predicted_suds as "predictedSuds", s.state::text as state,
      s.parent_id as "parentId", s.varies_id as "variesId", s.varied::text[] as varied, s.combines,
      coalesce(t.times, 0) as "timesTried", coalesce(a.active, false) as assigned, coalesce(a.held, false) as "onHold"
    from exposure_step s
    left join (
      select r.step_id, count(*)::int as times from record r
      where r.practice_id = ${scope.practiceId}::uuid and r.client_id = ${scope.clientId}::uuid
        and r.progress not in ('draft', 'not_this_time') and ${readableBy(scope)}
      group by r.step_id
    ) t on t.step_id = s.id
    left join (
      select step_id, bool_or(state = 'active') as active, bool_or(state = 'held') as held from assignment
      where practice_id = ${scope.practiceId}::uuid and client_id = ${scope.clientId}::uuid and state in ('active', 'held')
      group by step_id
    ) a on a.step_id = s.id
    where s.practice_id = ${scope.practiceId}::uuid and s.client_id = ${scope.clientId}::uuid and s.position >= 0
    order by s.position`;
  return {
    steps: rows.map(({ wordsSealed, ...step }) => ({ ...step, ...sealer.open(stepWordsRef(step.id), wordsSealed, stepWordsSchema) })),
  };
}

/** The order of the ladder, and what decides what may be made of a step. Read it after the client's row is locked. One statement. */
export function listPlaces(tx: Tx, scope: ClientScope): Promise<(Rung & { state: StepState })[]> {
  return tx.exposureStep.findMany({
    where: { practiceId: scope.practiceId, clientId: scope.clientId, ...ON_LADDER },
    orderBy: { position: "asc" },
    select: { id: true, parentId: true, state: true },
  });
}

/** What decides whether steps may be taken back. Read it after the client's row is locked. One statement. */
export function listMade(tx: Tx, scope: ClientScope, ids: readonly string[]): Promise<{ id: string; inUse: boolean }[]> {
  return tx.$queryRaw`
    select s.id,
      exists (select 1 from assignment a where a.practice_id = s.practice_id and a.step_id = s.id)
      or exists (select 1 from record r where r.practice_id = s.practice_id and r.step_id = s.id)
      or exists (select 1 from prediction p where p.practice_id = s.practice_id and p.step_id = s.id)
      or exists (select 1 from pace_request q where q.practice_id = s.practice_id and q.client_id = s.client_id and q.step_id = s.id)
      or exists (select 1 from exposure_step o where o.practice_id = s.practice_id and o.client_id = s.client_id
        and o.position >= 0
        and (o.parent_id = s.id or o.varies_id = s.id or s.id = any (o.combines)) and not o.id = any (${ids}::uuid[])) as "inUse"
    from exposure_step s
    where s.practice_id = ${scope.practiceId}::uuid and s.client_id = ${scope.clientId}::uuid and s.id = any (${ids}::uuid[])
      and s.position >= 0`;
}
