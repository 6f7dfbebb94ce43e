// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source text, to be found as they stand
// What npm run check:access breaks on purpose, one at a time. Each entry must turn some test red.
// A `find` that is no longer in its file is a mistake of this list, and the check says so.

/**
 * @typedef {{ name: string, tests: string[], only?: string, file?: string, find?: string, replace?: string, append?: string, sql?: string }} Mutant
 *   file+find+replace: a change of the source as it is loaded · append: code at its end · sql: run on each test database
 *   only: vitest's -t, to run no more than what could notice
 */

const MATRIX = "src/server/access-matrix/access-matrix.test.ts";
const TRPC = "src/server/trpc.ts";
const CARE = "src/server/auth/care-relationship.ts";

/** Layers of the way in, switched off in turn. */
export const LAYERS = [
  {
    name: "proxy: lets everyone through",
    file: "src/proxy.ts",
    find: "SIGNED_IN.has(first) && !request.cookies.has(sessionCookieName())",
    replace: "false",
    tests: ["src/server/proxy.test.ts"],
  },
  {
    name: "policy: a procedure without one runs",
    file: TRPC,
    find: 'if (!meta?.policy) throw new AppError("INTERNAL", "a procedure without a policy");',
    replace: "",
    tests: ["src/server/policy.test.ts"],
  },
  {
    name: "policy: roles are not looked at",
    file: "src/domain/access/permissions.ts",
    find: "return (ROLE_PERMISSIONS[role] as readonly string[]).includes(permission);",
    replace: "return true;",
    tests: [MATRIX],
    only: "refusals",
  },
  {
    name: "builders: a procedure of one role takes every role",
    file: TRPC,
    find: "if (act.scope.role !== role) {",
    replace: "if (false) {",
    tests: ["src/server/trpc.test.ts", MATRIX],
  },
  {
    name: "session: an idle one counts",
    file: "src/server/auth/session-row.ts",
    find: 'row.role !== "client" && now.getTime() - row.last_seen_at.getTime() > STAFF_IDLE',
    replace: "false",
    tests: ["src/server/auth/session.test.ts"],
  },
  {
    name: "session: a revoked one counts",
    sql: replaceInFunction("auth_find_session(uuid, timestamptz)", "s.revoked_at IS NULL", "true"),
    tests: ["src/server/auth/session.test.ts"],
  },
  {
    name: "session: an expired one counts",
    sql: replaceInFunction("auth_find_session(uuid, timestamptz)", "s.expires_at > p_now", "true"),
    tests: ["src/server/auth/session.test.ts"],
  },
  {
    name: "session: a disabled person's counts",
    sql: replaceInFunction("auth_find_session(uuid, timestamptz)", "u.disabled_at IS NULL", "true"),
    tests: ["src/server/auth/session.test.ts"],
  },
  {
    name: "second factor: not asked of staff",
    file: "src/domain/access/permissions.ts",
    find: 'return role !== "client";',
    replace: "return false;",
    tests: [MATRIX],
    only: "refusals",
  },
  {
    name: "step-up: never asked",
    file: TRPC,
    find: "if (isStepUp && !hasSteppedUp(session, ctx.now)) {",
    replace: "if (false) {",
    tests: [MATRIX],
    only: "the second look",
  },
  {
    name: "step-up: lasts for ever",
    file: TRPC,
    find: "export const STEP_UP_LASTS = 10 * 60_000;",
    replace: "export const STEP_UP_LASTS = Number.MAX_SAFE_INTEGER;",
    tests: ["src/server/auth", "src/server/second-factor"],
  },
  {
    name: "data: care for any client of the practice",
    file: CARE,
    find: "cr.therapist_id = ${scope.userId}::uuid",
    replace: "true",
    tests: [MATRIX],
    only: "refusals",
  },
  {
    name: "data: care that has ended counts",
    file: CARE,
    find: "and cr.started_at <= ${now.toISOString()}::timestamptz and cr.ended_at is null)",
    replace: ")",
    tests: [MATRIX],
    only: "refusals",
  },
  {
    name: "data: supervision of anybody",
    file: CARE,
    find: "s.supervisor_id = ${scope.userId}::uuid",
    replace: "true",
    tests: [MATRIX],
    only: "refusals",
  },
  {
    name: "data: supervision that has ended counts",
    file: CARE,
    find: "and s.started_at <= ${at}::timestamptz and s.ended_at is null",
    replace: "",
    tests: [MATRIX],
    only: "refusals",
  },
  {
    name: "data: supervision without the client's consent",
    file: CARE,
    find: "${HAS_SUPERVISION_CONSENT} and exists",
    replace: "exists",
    tests: [MATRIX],
    only: "refusals",
  },
  {
    name: "data: cover for any colleague",
    file: CARE,
    find: "and t.cover_id = ${scope.userId}::uuid and t.answers_within_days is not null",
    replace: "and t.answers_within_days is not null",
    tests: [MATRIX],
    only: "refusals",
  },
  {
    name: "data: cover before the stated time has passed",
    file: "src/server/pace/mutations.ts",
    find: "if (!asked || !goesToCover(asked, cover, now))",
    replace: "if (!asked)",
    tests: ["src/server/pace/cover.test.ts"],
  },
  {
    name: "data: emergency access of anybody",
    file: CARE,
    find: "and b.supervisor_id = ${scope.userId}::uuid",
    replace: "",
    tests: [MATRIX],
    only: "refusals",
  },
  {
    name: "data: emergency access without an end",
    file: CARE,
    find: "and b.expires_at > ${at}::timestamptz",
    replace: "",
    tests: ["src/server/break-glass"],
  },
  {
    name: "data: withdrawn consent to care",
    file: CARE,
    find: "c.erased_at is null and ${HAS_CARE_CONSENT}",
    replace: "c.erased_at is null",
    tests: ["src/server/consent"],
  },
  {
    name: "rows: security of the practice switched off",
    sql: `do $$ declare t text; begin
      for t in select relname from pg_class where relkind = 'r' and relrowsecurity and relnamespace = 'public'::regnamespace
      loop execute format('alter table %I disable row level security', t); end loop; end $$`,
    tests: ["src/server/rls.test.ts"],
  },
  {
    name: "rows: the owner is let through",
    sql: `do $$ declare t text; begin
      for t in select relname from pg_class where relkind = 'r' and relrowsecurity and relnamespace = 'public'::regnamespace
      loop execute format('alter table %I no force row level security', t); end loop; end $$`,
    tests: ["src/server/rls.test.ts"],
  },
  {
    name: "trail: no event for what was done",
    file: TRPC,
    find: "auditWithCommit(tx, scope.practiceId, now, scope.userId, entries);",
    replace: "",
    tests: [MATRIX],
    only: "allowed calls",
  },
  {
    name: "trail: no event for what was refused",
    file: "src/server/audit/denial.ts",
    find: "await inPractice(scope.practiceId, (tx) =>",
    replace: "await (async (..._: unknown[]) => {})(scope.practiceId, (tx: never) =>",
    tests: [MATRIX],
    only: "refusals",
  },
  {
    name: "trail: an event that can't be written is let pass",
    file: "src/server/audit/denial.ts",
    find: 'throw new AppError("UNAVAILABLE", "the denial could not be recorded");',
    replace: "",
    tests: ["src/server/audit"],
  },
  {
    name: "seal: words are stored as they are",
    file: "src/server/crypto/envelope.ts",
    find: "cipher.update(plain)",
    replace: "(cipher.update(plain), Buffer.from(plain))",
    tests: ["src/server/crypto"],
  },
  {
    name: "seal: not bound to its place",
    file: "src/server/crypto/envelope.ts",
    find: "`${practiceId}|${ref.table}|${ref.column}|${ref.rowId}`",
    replace: '""',
    tests: ["src/server/crypto"],
  },
  {
    name: "route: another site may post",
    file: "src/server/auth/origin.ts",
    find: "return origin === new URL(env().PUBLIC_URL).origin || origin === publicOrigin(headers);",
    replace: "return true;",
    tests: ["src/server/trpc-http.test.ts", "src/server/auth/auth-http.test.ts"],
  },
  {
    name: "route: a form's content type is taken",
    file: "src/server/trpc-http.ts",
    find: 'if (type?.trim().toLowerCase() !== "application/json") return refuse(415, "WRONG_CONTENT_TYPE");',
    replace: "",
    tests: ["src/server/trpc-http.test.ts"],
  },
  {
    name: "limits: tries are not counted",
    file: "src/server/auth/limit.ts",
    find: "await limiters[limit].consume(keyOf(limit, subject));",
    replace: "",
    tests: ["src/server/auth/sign-in.test.ts"],
  },
];

/** A change inside a function of the database: its present source with one text replaced. */
function replaceInFunction(signature, find, replace) {
  return `do $do$ declare source text := pg_get_functiondef('${signature}'::regprocedure); begin
    if position('${find}' in source) = 0 then raise exception 'not in ${signature}'; end if;
    execute replace(source, '${find}', '${replace}'); end $do$`;
}

const exactly = (path) => `${path.replace(".", "\\.")}[:,]`;

/**
 * Each permission of each role, taken away: one procedure that asks for it is enough to notice.
 * @param {Record<string, string[]>} held role → permissions
 * @param {Record<string, string[]>} asked procedure → permissions, the first of which is its main one
 */
export function entryMutants(held, asked) {
  return Object.entries(held).flatMap(([role, permissions]) =>
    permissions.map((permission) => {
      const procedure = Object.keys(asked).find((path) => asked[path]?.includes(permission)) ?? "no procedure asks for it";
      return {
        name: `permission: ${role} without ${permission}`,
        file: "src/domain/access/permissions.ts",
        append: `;(ROLE_PERMISSIONS as unknown as Record<string, string[]>).${role}.splice(ROLE_PERMISSIONS.${role}.indexOf("${permission}" as never), 1);`,
        tests: [MATRIX],
        only: `allowed calls of ${exactly(procedure)}`,
      };
    }),
  );
}

/** Each procedure's policy, taken away. @param {string[]} procedures */
export function policyMutants(procedures) {
  return procedures.map((path) => ({
    name: `policy: ${path} without one`,
    file: "src/server/root.ts",
    append: `;delete (appRouter._def.procedures as unknown as Record<string, { _def: { meta?: unknown } }>)["${path}"]?._def.meta;`,
    tests: [MATRIX],
    // Public ones refuse nobody, and are noticed where they are allowed.
    only: `(refusals|allowed calls) of ${exactly(path)}`,
  }));
}
