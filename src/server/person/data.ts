import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { personState } from "@/domain/person/person-state";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "../db";
import type { listPeopleInput, peoplePage, personDetail, personRow, therapistChoices } from "./schema";

export type PersonRow = z.infer<typeof personRow>;

type Row = {
  id: string;
  role: PersonRow["role"];
  displayName: string;
  sortName: string;
  address: string | null;
  hasAccount: boolean;
  disabled: boolean;
  discharged: boolean;
  erased: boolean;
  hasSecondFactor: boolean | null;
  lastSeenAt: Date | null;
  therapistId: string | null;
  therapistName: string | null;
  since: Date | null;
};

/** Staff and clients of the practice in one shape. Reads no sealed column, and of a client nothing that they wrote. */
const people = (practiceId: string) => Prisma.sql`
  (select u.id, u.role::text as role, u.display_name, a.email as address, true as has_account,
      u.disabled_at is not null as disabled, false as discharged, false as erased,
      exists (select 1 from totp_secret t where t.practice_id = u.practice_id and t.user_id = u.id and t.confirmed_at is not null)
        or exists (select 1 from passkey k where k.practice_id = u.practice_id and k.user_id = u.id) as has_second_factor,
      (select max(s.last_seen_at) from auth_session s where s.practice_id = u.practice_id and s.user_id = u.id) as last_seen_at,
      null::uuid as therapist_id, null::text as therapist_name, u.created_at as since
    from app_user u left join auth_practice_addresses(${practiceId}::uuid) a on a.user_id = u.id
    where u.practice_id = ${practiceId}::uuid and u.role <> 'client'
  union all
  select c.id, 'client', c.display_name, coalesce(a.email, v.email), c.user_id is not null,
      u.disabled_at is not null and c.erased_at is null, c.discharged_at is not null, c.erased_at is not null,
      null, null, r.therapist_id, r.therapist_name, coalesce(r.started_at, c.erased_at, c.discharged_at)
    from client c
    left join app_user u on u.practice_id = c.practice_id and u.id = c.user_id
    left join auth_practice_addresses(${practiceId}::uuid) a on a.user_id = c.user_id
    left join lateral (
      select n.email from invitation n
      where c.user_id is null and n.practice_id = c.practice_id and n.client_id = c.id order by n.created_at desc, n.id desc limit 1
    ) v on true
    left join lateral (
      select cr.therapist_id, t.display_name as therapist_name, cr.started_at
      from care_relationship cr join app_user t on t.practice_id = cr.practice_id and t.id = cr.therapist_id
      where cr.practice_id = c.practice_id and cr.client_id = c.id and cr.ended_at is null order by cr.started_at desc, cr.id desc limit 1
    ) r on true
    where c.practice_id = ${practiceId}::uuid)`;

const COLUMNS = Prisma.sql`
  p.id, p.role, p.display_name as "displayName", lower(p.display_name) as "sortName", p.address, p.has_account as "hasAccount",
  p.disabled, p.discharged, p.erased, p.has_second_factor as "hasSecondFactor", p.last_seen_at as "lastSeenAt",
  p.therapist_id as "therapistId", p.therapist_name as "therapistName", p.since`;

/** The same order of precedence as personState, for filtering. */
const STATE = Prisma.sql`
  case when p.erased then 'erased' when p.disabled then 'disabled' when p.discharged then 'discharged'
    when p.has_account then 'active' else 'invited' end`;

function toPerson(row: Row): PersonRow {
  return {
    id: row.id,
    role: row.role,
    displayName: row.displayName,
    address: row.address,
    state: personState(row),
    hasSecondFactor: row.hasSecondFactor,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    therapist: row.therapistId === null ? null : { id: row.therapistId, displayName: row.therapistName ?? "" },
    since: row.since?.toISOString() ?? null,
  };
}

/** A page of the practice's people by name. One statement. */
export async function listPeople(
  tx: Tx,
  { practiceId, userId }: PracticeScope,
  now: Date,
  { search, role, state, cursor, limit }: z.infer<typeof listPeopleInput>,
): Promise<z.infer<typeof peoplePage>> {
  const sought = search.normalize("NFC").toLowerCase();
  const rows = await tx.$queryRaw<Row[]>`
    select ${COLUMNS} from ${people(practiceId)} p
    where (${sought} = '' or position(${sought} in lower(p.display_name)) > 0 or position(${sought} in coalesce(p.address, '')) > 0)
      and (${role}::text is null or p.role = ${role}::text)
      and (case when ${state}::text is null then not p.erased else ${STATE} = ${state}::text end)
      and (${cursor === null} or (lower(p.display_name), p.id) > (${cursor?.name ?? ""}, ${cursor?.id ?? null}::uuid))
    order by lower(p.display_name), p.id limit ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    ownId: userId,
    asOf: now.toISOString(),
    people: shown.map(toPerson),
    next: rows.length > limit && last ? { name: last.sortName, id: last.id } : null,
  };
}

/** @throws AppError NOT_FOUND where the practice has nobody with this id, or erased them */
async function getPerson(
  tx: Tx,
  { practiceId }: Pick<PracticeScope, "practiceId">,
  personId: string,
): Promise<{ person: PersonRow; hasAccount: boolean }> {
  const [row] = await tx.$queryRaw<Row[]>`
    select ${COLUMNS} from ${people(practiceId)} p where p.id = ${personId}::uuid and not p.erased`;
  if (!row) throw new AppError("NOT_FOUND", "no such person");
  return { person: toPerson(row), hasAccount: row.hasAccount };
}

/** Whom clients can be given to and who can supervise: active therapists and supervisors, by name. */
export async function listChoices(tx: Tx, { practiceId }: PracticeScope): Promise<z.infer<typeof therapistChoices>> {
  const rows = await tx.appUser.findMany({
    where: { practiceId, role: { in: ["therapist", "supervisor"] }, disabledAt: null },
    orderBy: [{ displayName: "asc" }, { id: "asc" }],
    select: { id: true, role: true, displayName: true },
  });
  const named = (role: "therapist" | "supervisor") =>
    rows.filter((row) => row.role === role).map(({ id, displayName }) => ({ id, displayName }));
  return { therapists: named("therapist"), supervisors: named("supervisor") };
}

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
