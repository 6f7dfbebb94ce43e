import { initTRPC, type TRPCError } from "@trpc/server";
import { z } from "zod";
import { type Permission, roleMay } from "@/domain/access/permissions";
import type { AuthorizedClientId, ClientScope, PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { type AuditDetails, appendAudit } from "./audit/audit";
import { recordDenial } from "./audit/denial";
import { authorizeClient } from "./auth/care-relationship";
import type { Context } from "./context";
import { clientSealer, type Sealer } from "./crypto/seal";
import { inPractice, type Tx } from "./db";
import { log } from "./log";
import { appCode, toTrpcError, wrongFields } from "./trpc-error";

/** What a procedure asks for: a permission, and the noun that it touches. */
export type Policy = "public" | { readonly permission: Permission; readonly resource: string };
export type Meta = { readonly policy: Policy };

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

const signedInProcedure = base.use(async ({ ctx, meta, path, next }) => {
  const policy = meta?.policy;
  if (!policy || policy === "public") throw new AppError("INTERNAL", "a procedure for signed-in people with a public policy");
  const of = { procedure: path, permission: policy.permission };
  if (!ctx.session) {
    if (ctx.lapsed) await recordDenial({ ...of, scope: ctx.lapsed, now: ctx.now }, "unauthenticated");
    throw new AppError("UNAUTHENTICATED");
  }
  const act: Act = { ...of, scope: ctx.session.scope, now: ctx.now };
  if (!roleMay(act.scope.role, policy.permission)) {
    await recordDenial(act, "role");
    throw new AppError("FORBIDDEN");
  }
  return next({ ctx: { session: ctx.session, act } });
});

/**
 * One transaction for an act and its audit event. What is not found, or is someone else's, rolls back and leaves a denial.
 * `clientId` is read at the end, when it has been proved.
 */
async function inAuditedTransaction<R extends { ok: true } | { ok: false; error: TRPCError }>(
  act: Act,
  asked: { clientId?: string },
  run: (tx: Tx, event: { clientId: string | null; details: AuditDetails }) => Promise<R>,
): Promise<R> {
  const { scope, procedure, permission, now } = act;
  try {
    return await inPractice(scope.practiceId, async (tx) => {
      const event = { clientId: null as string | null, details: {} as AuditDetails };
      const result = orThrow(await run(tx, event));
      await appendAudit(tx, scope.practiceId, now, scope.userId, event.clientId, {
        ...event.details,
        kind: "access",
        procedure,
        permission,
      });
      return result;
    });
  } catch (error) {
    if (appCode(error) === "NOT_FOUND") await recordDenial(act, "notFound", asked.clientId);
    throw error;
  }
}

const noting = (details: AuditDetails) => (more: AuditDetails) => {
  Object.assign(details, more);
};

function memoSealer(tx: Tx, scope: ClientScope): () => Promise<Sealer> {
  let sealer: Promise<Sealer> | null = null;
  return () => {
    sealer ??= clientSealer(tx, scope);
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

async function requireTherapist(act: Act): Promise<PracticeScope> {
  if (act.scope.role !== "therapist") {
    await recordDenial(act, "role");
    throw new AppError("FORBIDDEN");
  }
  return act.scope;
}

/** Anyone who is signed in, for their own session only. `ctx = { tx, scope, now, session, audit }`. */
export const memberProcedure = signedInProcedure.use(({ ctx, next }) =>
  inAuditedTransaction(ctx.act, {}, (tx, event) => next({ ctx: { tx, scope: ctx.act.scope, audit: noting(event.details) } })),
);

/** A client, for their own things. `ctx = { tx, scope, now, sealer, audit }`. */
export const clientProcedure = signedInProcedure.use(async ({ ctx, next }) => {
  const scope = await ownScope(ctx.session, ctx.act);
  return inAuditedTransaction(ctx.act, {}, (tx, event) => {
    event.clientId = scope.clientId;
    return next({ ctx: { tx, scope, sealer: memoSealer(tx, scope), audit: noting(event.details) } });
  });
});

/** A client's push. No transaction: each operation makes and audits its own. `ctx = { scope, now }`. */
export const pushProcedure = signedInProcedure.use(async ({ ctx, next }) => next({ ctx: { scope: await ownScope(ctx.session, ctx.act) } }));

/** A therapist, for what is theirs across clients. `ctx = { tx, scope, now, audit }`. */
export const therapistProcedure = signedInProcedure.use(async ({ ctx, next }) => {
  const scope = await requireTherapist(ctx.act);
  return inAuditedTransaction(ctx.act, {}, (tx, event) => next({ ctx: { tx, scope, audit: noting(event.details) } }));
});

/** A therapist, for one client whom they care for now: the input names the client. `ctx = { tx, scope, now, sealer, audit }`. */
export const caseloadProcedure = signedInProcedure.input(z.object({ clientId: z.uuid() })).use(async ({ ctx, input, next }) => {
  const therapist = await requireTherapist(ctx.act);
  return inAuditedTransaction(ctx.act, { clientId: input.clientId }, async (tx, event) => {
    const clientId = await authorizeClient(tx, therapist, input.clientId, ctx.now);
    if (!clientId) throw new AppError("NOT_FOUND", "no care relationship");
    const scope: ClientScope = { ...therapist, clientId };
    event.clientId = clientId;
    return next({ ctx: { tx, scope, sealer: memoSealer(tx, scope), audit: noting(event.details) } });
  });
});
