import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import type { Tx } from "../db";
import { getPerson } from "./data";
import type { personDetail } from "./schema";

type Detail = z.infer<typeof personDetail>;
type Span = Detail["care"][number];

/** More than anybody's history; a page is not for reading thousands. */
const MOST = 200;

type SpanRow = {
  kind: "care" | "supervises" | "supervisedBy";
  id: string;
  withId: string;
  withName: string;
  startedAt: Date;
  endedAt: Date | null;
};

/** One person with what their account and rights hang on, and their relationships over time, newest first. Two statements more than the person. */
export async function getPersonDetail(tx: Tx, scope: PracticeScope, now: Date, personId: string): Promise<Detail> {
  const { practiceId, userId } = scope;
  const { person, hasAccount } = await getPerson(tx, scope, personId);
  const rows = await tx.$queryRaw<SpanRow[]>`
    select * from (
      (select 'care' as kind, cr.id, c.id as "withId", c.display_name as "withName", cr.started_at as "startedAt", cr.ended_at as "endedAt"
        from care_relationship cr join client c on c.practice_id = cr.practice_id and c.id = cr.client_id and c.erased_at is null
        where cr.practice_id = ${practiceId}::uuid and cr.therapist_id = ${personId}::uuid
        order by cr.ended_at is not null, cr.started_at desc, cr.id limit ${MOST})
      union all
      select 'care', cr.id, u.id, u.display_name, cr.started_at, cr.ended_at
        from care_relationship cr join app_user u on u.practice_id = cr.practice_id and u.id = cr.therapist_id
        where cr.practice_id = ${practiceId}::uuid and cr.client_id = ${personId}::uuid
      union all
      select 'supervises', s.id, u.id, u.display_name, s.started_at, s.ended_at
        from supervision s join app_user u on u.practice_id = s.practice_id and u.id = s.therapist_id
        where s.practice_id = ${practiceId}::uuid and s.supervisor_id = ${personId}::uuid
      union all
      select 'supervisedBy', s.id, u.id, u.display_name, s.started_at, s.ended_at
        from supervision s join app_user u on u.practice_id = s.practice_id and u.id = s.supervisor_id
        where s.practice_id = ${practiceId}::uuid and s.therapist_id = ${personId}::uuid
    ) spans order by "endedAt" is not null, "startedAt" desc, id`;
  const of = (kind: SpanRow["kind"]): Span[] =>
    rows
      .filter((row) => row.kind === kind)
      .map((row) => ({
        id: row.id,
        with: { id: row.withId, displayName: row.withName },
        startedAt: row.startedAt.toISOString(),
        endedAt: row.endedAt?.toISOString() ?? null,
      }));
  return {
    asOf: now.toISOString(),
    person,
    hasAccount,
    isOwn: personId === userId,
    ...(await countsFor(tx, scope, personId)),
    care: of("care"),
    supervises: of("supervises"),
    supervisedBy: of("supervisedBy"),
  };
}

/** What the rules for changing an account ask about others; one statement. */
export async function countsFor(
  tx: Tx,
  { practiceId }: PracticeScope,
  personId: string,
): Promise<{ clientsInCare: number; otherActiveAdmins: number }> {
  const [row] = await tx.$queryRaw<{ clients: number; admins: number }[]>`
    select
      (select count(*)::int from care_relationship cr join client c on c.practice_id = cr.practice_id and c.id = cr.client_id
        where cr.practice_id = ${practiceId}::uuid and cr.therapist_id = ${personId}::uuid and cr.ended_at is null
          and c.erased_at is null) as clients,
      (select count(*)::int from app_user u
        where u.practice_id = ${practiceId}::uuid and u.role = 'admin' and u.disabled_at is null and u.id <> ${personId}::uuid) as admins`;
  return { clientsInCare: row?.clients ?? 0, otherActiveAdmins: row?.admins ?? 0 };
}
