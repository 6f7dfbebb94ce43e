import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import { auditTrail } from "./testing/audit-trail";
import { contextFor, type Member, makePractice, type PracticeFixture } from "./testing/practice-fixture";
import {
  adminProcedure,
  caseloadProcedure,
  clientProcedure,
  createCallerFactory,
  pushProcedure,
  router,
  supervisorProcedure,
  therapistProcedure,
} from "./trpc";

const meta = { policy: { permission: "caseload:read:own", resource: "client" } } as const;
const own = { policy: { permission: "today:read:own", resource: "today" } } as const;
const shared = { policy: { permission: "notice:read:own", resource: "notice" } } as const;
const rename = z.strictObject({ clientId: z.uuid(), displayName: z.string() });

/** Procedures that write first and then go wrong in one way each. */
const throwAway = router({
  writesThenMisses: caseloadProcedure
    .meta(meta)
    .input(rename)
    .mutation(async ({ ctx, input }) => {
      await ctx.tx.client.updateMany({
        where: { practiceId: ctx.scope.practiceId, id: ctx.scope.clientId },
        data: { displayName: input.displayName },
      });
      throw new AppError("NOT_FOUND");
    }),
  writesThenAnswersWrongly: caseloadProcedure
    .meta(meta)
    .input(rename)
    .output(z.strictObject({ displayName: z.literal("never this") }))
    .mutation(
      ({ ctx, input }) =>
        ctx.tx.client.update({
          where: { practiceId_id: { practiceId: ctx.scope.practiceId, id: ctx.scope.clientId } },
          data: { displayName: input.displayName },
          select: { displayName: true },
        }) as Promise<{ displayName: "never this" }>,
    ),
  writes: caseloadProcedure
    .meta(meta)
    .input(rename)
    .mutation(async ({ ctx, input }) => {
      await ctx.tx.client.updateMany({ where: { id: ctx.scope.clientId }, data: { displayName: input.displayName } });
      ctx.audit({ fields: 1 });
      ctx.audit({ kind: "nothing happened", permission: "none" });
    }),
  name: therapistProcedure
    .meta(meta)
    .input(z.strictObject({ clientId: z.uuid() }))
    .query(async ({ ctx, input }) => (await ctx.tx.client.findFirstOrThrow({ where: { id: input.clientId } })).displayName),
  ownId: clientProcedure.meta(own).query(({ ctx }) => ctx.scope.clientId),
  seals: clientProcedure.meta(own).query(async ({ ctx }) => {
    const [first, second] = [await ctx.sealer(), await ctx.sealer()];
    return first === second;
  }),
  // A permission that all staff hold: only the builder tells their roles apart here.
  asTherapist: therapistProcedure.meta(shared).query(() => "yes"),
  asSupervisor: supervisorProcedure.meta(shared).query(() => "yes"),
  asAdmin: adminProcedure.meta(shared).query(() => "yes"),
  push: pushProcedure.meta(own).mutation(({ ctx }) => ({ clientId: ctx.scope.clientId, hasTransaction: "tx" in ctx })),
});

let practice: PracticeFixture;
beforeEach(async () => {
  practice = await makePractice();
});

const as = (member: Member | null) => createCallerFactory(throwAway)(contextFor(member));
const kinds = async () => (await auditTrail(practice.practiceId)).map(({ event }) => [event.kind, event.procedure]);

describe("a procedure of one role", () => {
  it("is for that role alone, also where others hold its permission", async () => {
    const { therapist, supervisor, admin } = practice;
    const allowed: string[] = [];
    for (const member of [therapist, supervisor, admin])
      for (const act of ["asTherapist", "asSupervisor", "asAdmin"] as const)
        await as(member)
          [act]()
          .then(
            () => allowed.push(`${member.role} ${act}`),
            (error: Error) => expect(error.message).toBe("FORBIDDEN"),
          );
    expect(allowed).toEqual(["therapist asTherapist", "supervisor asSupervisor", "admin asAdmin"]);
  });
});

describe("an act and its event", () => {
  it("are one transaction", async () => {
    const { therapist, client } = practice;
    await as(therapist).writes({ clientId: client.clientId, displayName: "renamed" });
    expect(await as(therapist).name({ clientId: client.clientId })).toBe("renamed");
    expect((await auditTrail(practice.practiceId))[0]).toEqual({
      actorId: therapist.userId,
      clientId: client.clientId,
      // The procedure's own details can't pass for another kind of event.
      event: { kind: "access", procedure: "writes", permission: "caseload:read:own", fields: 1 },
    });
  });

  it("are both undone when the resolver misses something; the denial stays", async () => {
    const { therapist, client } = practice;
    await expect(as(therapist).writesThenMisses({ clientId: client.clientId, displayName: "lost" })).rejects.toThrow("NOT_FOUND");
    expect(await kinds()).toEqual([["denial", "writesThenMisses"]]);
    expect(await as(therapist).name({ clientId: client.clientId })).toBe("Jonas R.");
  });

  it("are both undone when the answer has the wrong shape, which is told to nobody", async () => {
    const { therapist, client } = practice;
    const failed = as(therapist).writesThenAnswersWrongly({ clientId: client.clientId, displayName: "lost" });
    await expect(failed).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR", message: "INTERNAL" });
    expect(await kinds()).toEqual([]);
    expect(await as(therapist).name({ clientId: client.clientId })).toBe("Jonas R.");
  });
});

describe("the builders", () => {
  it("let a therapist at their own clients only", async () => {
    const elsewhere = await makePractice();
    const { therapist, otherTherapist, client } = practice;
    for (const stranger of [otherTherapist, elsewhere.therapist])
      await expect(as(stranger).writes({ clientId: client.clientId, displayName: "x" })).rejects.toThrow("NOT_FOUND");
    await expect(as(practice.client).writes({ clientId: client.clientId, displayName: "x" })).rejects.toThrow("FORBIDDEN");
    expect(await as(therapist).name({ clientId: client.clientId })).toBe("Jonas R.");
  });

  it("take a client's id from the session and from nowhere else", async () => {
    expect(await as(practice.client).ownId()).toBe(practice.client.clientId);
    expect(await as(practice.client).seals()).toBe(true);
    expect(await as(practice.client).push()).toEqual({ clientId: practice.client.clientId, hasTransaction: false });
    await expect(as(practice.therapist).ownId()).rejects.toThrow("FORBIDDEN");
    await expect(as(practice.therapist).push()).rejects.toThrow("FORBIDDEN");
    await expect(as(null).push()).rejects.toThrow("UNAUTHENTICATED");
    const withoutFile = { ...practice.client, clientId: null };
    await expect(as(withoutFile).ownId()).rejects.toThrow("FORBIDDEN");
  });
});
