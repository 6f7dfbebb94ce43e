import { initTRPC, type TRPCError } from "@trpc/server";
import { z } from "zod";
import { heldBy, needsSecondFactor, type Permission, type Role } from "@/domain/access/permissions";
import type { AuthorizedClientId, ClientScope, PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { type AuditDetails, auditWithCommit } from "./audit/audit";
import { recordDenial } from "./audit/denial";
import { authorizeClient, authorizeCover, authorizeReader } from "./auth/care-relationship";
import type { Context, SignedIn } from "./context";
import { type ClientKeysJson, clientSealer, type Sealer, sealerFromKeys } from "./crypto/seal";
import { inPractice, type Tx } from "./db";
import { log } from "./log";
import { appCode, toTrpcError, wrongFields } from "./trpc-error";

/**
 * What a procedure asks for: a permission (of several, the first that the person's role holds), the noun that it touches,
 * and whether the person must have shown who they are within the last minutes.
 */
export type Policy =
  | "public"
  | { readonly permission: Permission | readonly Permission[]; readonly resource: string; readonly stepUp?: true };
export type Meta = { readonly policy: Policy };

/** How long a passphrase, code or passkey that was shown again counts. */
export const STEP_UP_LASTS = 10 * 60_000;

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error }) => ({
      code: shape.code,
      message: appCode(error),
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, fields: wrongFields(error) },
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** tRPC hands failures back as values; inside a transaction they must throw, or it would commit. */
function orThrow<R extends { ok: true } | { ok: false; error: TRPCError }>(result: R): R {
  if (!result.ok) throw result.error;
  return result;
}

/** Every procedure stands on this one: it refuses to run without a policy, and turns failures into codes. */
const base = t.procedure.use(async ({ meta, path, next }) => {
  try {
    if (!meta?.policy) throw new AppError("INTERNAL", "a procedure without a policy");
    return orThrow(await next());
  } catch (error) {
    const mapped = toTrpcError(error);
    log({
      event: "procedureFailed",
      procedure: path,
      code: mapped.code,
      ...(mapped.message === "INTERNAL" ? { error: mapped.cause } : {}),
    });
    throw mapped;
  }
});

/** For people who are not signed in. The procedure itself must limit and audit. `ctx = { now, address }`. */
export const publicProcedure = base.use(({ meta, next }) => {
  if (meta?.policy !== "public") throw new AppError("INTERNAL", "a public procedure with another policy");
  return next();
});

type Act = { scope: PracticeScope; procedure: string; permission: Permission; now: Date };

function permissionsOf(policy: Policy | undefined): readonly Permission[] {
  if (!policy || policy === "public") throw new AppError("INTERNAL", "a procedure for signed-in people with a public policy");
  return typeof policy.permission === "string" ? [policy.permission] : policy.permission;
}

/** Who asks and whether their role may at all; staff with a passphrase alone come this far and no further. */
const anyAssurance = base.use(async ({ ctx, meta, path, next }) => {
  const permissions = permissionsOf(meta?.policy);
  const [asked] = permissions;
  if (!asked) throw new AppError("INTERNAL", "a policy without a permission");
  if (!ctx.session) {
    if (ctx.lapsed) await recordDenial({ procedure: path, permission: asked, scope: ctx.lapsed, now: ctx.now }, "unauthenticated");
    throw new AppError(ctx.erased ? "ERASED" : "UNAUTHENTICATED");
  }
  const { scope } = ctx.session;
  const permission = heldBy(scope.role, permissions);
  const act: Act = { procedure: path, permission: permission ?? asked, scope, now: ctx.now };
  if (!permission) {
    await recordDenial(act, "role");
    throw new AppError("FORBIDDEN");
  }
  return next({ ctx: { session: ctx.session, act } });
});

const signedInProcedure = anyAssurance.use(async ({ ctx, meta, next }) => {
  const { session, act } = ctx;
  if (needsSecondFactor(act.scope.role) && session.assurance !== "secondFactor") {
    await recordDenial(act, "secondFactor");
    throw new AppError("SECOND_FACTOR_REQUIRED");
  }
  const isStepUp = meta?.policy && meta.policy !== "public" && meta.policy.stepUp;
  if (isStepUp && !hasSteppedUp(session, ctx.now)) {
    await recordDenial(act, "stepUp");
    throw new AppError("STEP_UP_REQUIRED");
  }
  return next({ ctx });
});

/** Whether the person has shown who they are within the last minutes. */
export function hasSteppedUp(session: SignedIn, now: Date): boolean {
  return session.steppedUpAt !== null && now.getTime() - session.steppedUpAt.getTime() < STEP_UP_LASTS;
}

/** What an act leaves besides its answer: facts for the trail, and what happens once it is committed (a mail). */
type ActEvent = {
  clientId: string | null;
  details: AuditDetails;
  /** An act over several clients leaves an event for each. */
  clients: { clientId: string; details: AuditDetails }[];
  afterwards: (() => void)[];
};

/**
 * One transaction for an act and its audit event. What is not found, or is someone else's, rolls back and leaves a denial.
 * `clientId` is read at the end, when it has been proved.
 */
async function inAuditedTransaction<R extends { ok: true } | { ok: false; error: TRPCError }>(
  act: Act,
  asked: { clientId?: string },
  run: (tx: Tx, event: ActEvent) => Promise<R>,
): Promise<R> {
  const { scope, procedure, permission, now } = act;
  const event: ActEvent = { clientId: null, details: {}, clients: [], afterwards: [] };
  try {
    const done = await inPractice(scope.practiceId, async (tx) => {
      const result = orThrow(await run(tx, event));
      const about = event.clients.length > 0 ? event.clients : [{ clientId: event.clientId, details: {} }];
      const entries = about.map(({ clientId, details }) => ({
        clientId,
        event: { ...event.details, ...details, kind: "access" as const, procedure, permission },
      }));
      auditWithCommit(tx, scope.practiceId, now, scope.userId, entries);
      return result;
    });
    for (const each of event.afterwards) each();
    return done;
  } catch (error) {
    if (appCode(error) === "NOT_FOUND") await recordDenial(act, "notFound", asked.clientId);
    if (appCode(error) === "STEP_UP_REQUIRED") await recordDenial(act, "stepUp");
    throw error;
  }
}

/** `audit` adds facts to the event; `auditEach` makes it one event for each of several clients, so that every client's own log has it; `afterwards` keeps what to do once everything is committed, and only then. It must not throw. */
const noting = (event: ActEvent) => ({
  audit: (more: AuditDetails) => {
    Object.assign(event.details, more);
  },
  auditEach: (clients: readonly { clientId: string; details: AuditDetails }[]) => {
    event.clients.push(...clients);
  },
  afterwards: (later: () => void) => {
    event.afterwards.push(later);
  },
});

/** @param keys those that came with the proof of the right to this client */
function memoSealer(tx: Tx, scope: ClientScope, keys?: ClientKeysJson): () => Promise<Sealer> {
  let sealer: Promise<Sealer> | null = null;
  return () => {
    sealer ??= keys ? sealerFromKeys(scope, keys) : clientSealer(tx, scope);
    return sealer;
  };
}

/** The client of this session, as a scope. */
async function ownScope(session: NonNullable<Context["session"]>, act: Act): Promise<ClientScope> {
  if (session.scope.role !== "client" || !session.clientId) {
    await recordDenial(act, "role");
    throw new AppError("FORBIDDEN");
  }
  return { ...session.scope, clientId: session.clientId as AuthorizedClientId };
}

async function requireRole(act: Act, role: Role): Promise<PracticeScope> {
  if (act.scope.role !== role) {
    await recordDenial(act, "role");
    throw new AppError("FORBIDDEN");
  }
  return act.scope;
}

/** Anyone who is signed in, for their own account only. `ctx = { tx, scope, now, session, audit, afterwards }`. */
export const memberProcedure = signedInProcedure.use(({ ctx, next }) =>
  inAuditedTransaction(ctx.act, {}, (tx, event) => next({ ctx: { tx, scope: ctx.act.scope, ...noting(event) } })),
);

/**
 * Anyone who has shown a passphrase, before the second factor too: for setting one up and for nothing else.
 * The procedure itself must refuse where a factor is there already and was not shown. `ctx = { tx, scope, now, session, audit, afterwards }`.
 */
export const enrollingProcedure = anyAssurance.use(({ ctx, next }) =>
  inAuditedTransaction(ctx.act, {}, (tx, event) => next({ ctx: { tx, scope: ctx.act.scope, ...noting(event) } })),
);

/** A client, for their own things. `ctx = { tx, scope, now, session, sealer, audit, afterwards }`. */
export const clientProcedure = signedInProcedure.use(async ({ ctx, next }) => {
  const scope = await ownScope(ctx.session, ctx.act);
  return inAuditedTransaction(ctx.act, {}, (tx, event) => {
    event.clientId = scope.clientId;
    return next({ ctx: { tx, scope, sealer: memoSealer(tx, scope), ...noting(event) } });
  });
});

/** A client's push. No transaction: each operation makes and audits its own. `ctx = { scope, now }`. */
export const pushProcedure = signedInProcedure.use(async ({ ctx, next }) => next({ ctx: { scope: await ownScope(ctx.session, ctx.act) } }));

/** One role's procedure across the practice. `ctx = { tx, scope, now, session, audit, afterwards }`. */
const procedureOf = (role: Role) =>
  signedInProcedure.use(async ({ ctx, next }) => {
    const scope = await requireRole(ctx.act, role);
    return inAuditedTransaction(ctx.act, {}, (tx, event) => next({ ctx: { tx, scope, ...noting(event) } }));
  });

/** A therapist, for what is theirs across clients. `ctx = { tx, scope, now, session, audit, afterwards }`. */
export const therapistProcedure = procedureOf("therapist");
/** A supervisor, for what is theirs across therapists. `ctx = { tx, scope, now, session, audit, afterwards }`. */
export const supervisorProcedure = procedureOf("supervisor");
/** A practice's admin: people and their rights, never a client's words; there is no sealer here. `ctx = { tx, scope, now, session, audit, afterwards }`. */
export const adminProcedure = procedureOf("admin");

const aboutClient = signedInProcedure.input(z.object({ clientId: z.uuid() }));

/** A therapist, for one client whom they care for now: the input names the client. `ctx = { tx, scope, now, session, sealer, audit, afterwards }`. */
export const caseloadProcedure = aboutClient.use(async ({ ctx, input, next }) => {
  const therapist = await requireRole(ctx.act, "therapist");
  return inAuditedTransaction(ctx.act, { clientId: input.clientId }, async (tx, event) => {
    const cared = await authorizeClient(tx, therapist, input.clientId, ctx.now);
    if (!cared) throw new AppError("NOT_FOUND", "no care relationship");
    const scope: ClientScope = { ...therapist, clientId: cared.clientId };
    event.clientId = cared.clientId;
    return next({ ctx: { tx, scope, sealer: memoSealer(tx, scope, cared.keys), ...noting(event) } });
  });
});

/**
 * A therapist who covers for whoever cares for the client that the input names. It proves that and no more: what has waited
 * long enough is for the procedure to ask. `ctx = { tx, scope, now, session, sealer, audit, afterwards, cover }`.
 */
export const coverProcedure = aboutClient.use(async ({ ctx, input, next }) => {
  const therapist = await requireRole(ctx.act, "therapist");
  return inAuditedTransaction(ctx.act, { clientId: input.clientId }, async (tx, event) => {
    const cover = await authorizeCover(tx, therapist, input.clientId, ctx.now);
    if (!cover) throw new AppError("NOT_FOUND", "no cover");
    const scope: ClientScope = { ...therapist, clientId: cover.clientId };
    event.clientId = cover.clientId;
    return next({ ctx: { tx, scope, sealer: memoSealer(tx, scope, cover.keys), ...noting(event), cover } });
  });
});

/**
 * Reading one client's things: their therapist, or a supervisor through supervision or break-glass access. Never for writing.
 * `ctx = { tx, scope, now, session, sealer, audit, afterwards, right }`.
 */
export const clientReadProcedure = aboutClient.use(async ({ ctx, input, next }) =>
  inAuditedTransaction(ctx.act, { clientId: input.clientId }, async (tx, event) => {
    const right = await authorizeReader(tx, ctx.act.scope, input.clientId, ctx.now);
    if (!right) throw new AppError("NOT_FOUND", "no right to read");
    const scope: ClientScope = { ...ctx.act.scope, clientId: right.clientId, through: right.through };
    event.clientId = right.clientId;
    if (right.breakGlassId) event.details.breakGlassId = right.breakGlassId;
    return next({ ctx: { tx, scope, sealer: memoSealer(tx, scope, right.keys), ...noting(event), right } });
  }),
);
