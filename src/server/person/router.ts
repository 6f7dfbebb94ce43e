import { tellOfChange } from "../auth/own-identity";
import { listPracticeInvitations } from "../invitation/data";
import { inviteStaff, revokePracticeInvitation } from "../invitation/mutations";
import { adminProcedure, router } from "../trpc";
import { getPersonDetail, listChoices, listPeople } from "./data";
import { type Changed, changeRole, disablePerson, enablePerson, resetSecondFactor } from "./mutations";
import {
  changedAccount,
  changeRoleInput,
  invitationInput,
  invitedPerson,
  invitePersonInput,
  listPeopleInput,
  peoplePage,
  personDetail,
  personInput,
  practiceInvitations,
  revokedInvitation,
  therapistChoices,
} from "./schema";

const read = { policy: { permission: "person:read:practice", resource: "person" } } as const;
const write = { policy: { permission: "person:write:practice", resource: "person" } } as const;
const writeSteppedUp = { policy: { ...write.policy, stepUp: true } } as const;
const invite = { policy: { permission: "invitation:write:practice", resource: "invitation" } } as const;
/** A link to an account of staff gives a role away. */
const inviteSteppedUp = { policy: { ...invite.policy, stepUp: true } } as const;

type Context = Parameters<typeof tellOfChange>[0] & {
  audit(details: Record<string, string>): void;
  auditEach(clients: { clientId: string; details: Record<string, string> }[]): void;
};

/** Notes whose account it was, and tells them by mail that something changed. */
async function answer<R extends { ok: false; reason: string }>(ctx: Context, personId: string, result: Changed | R) {
  ctx.audit({ personId, ...(result.ok ? {} : { refused: result.reason }) });
  if (!result.ok) return result;
  // So that it stands in the client's own log.
  if (result.ofClient) ctx.auditEach([{ clientId: personId, details: {} }]);
  await tellOfChange({
    tx: ctx.tx,
    scope: { practiceId: ctx.scope.practiceId, userId: result.userId },
    afterwards: (later) => ctx.afterwards(later),
  });
  return { ok: true } as const;
}

/** People and their accounts, for a practice's admin. */
export const personRouter = router({
  list: adminProcedure
    .meta(read)
    .input(listPeopleInput)
    .output(peoplePage)
    .query(({ ctx, input }) => listPeople(ctx.tx, ctx.scope, ctx.now, input)),

  get: adminProcedure
    .meta(read)
    .input(personInput)
    .output(personDetail)
    .query(async ({ ctx, input }) => {
      const detail = await getPersonDetail(ctx.tx, ctx.scope, ctx.now, input.personId);
      ctx.audit({ personId: input.personId });
      if (detail.person.role === "client") ctx.auditEach([{ clientId: input.personId, details: {} }]);
      return detail;
    }),

  listChoices: adminProcedure
    .meta(read)
    .output(therapistChoices)
    .query(({ ctx }) => listChoices(ctx.tx, ctx.scope)),

  disable: adminProcedure
    .meta(write)
    .input(personInput)
    .output(changedAccount)
    .mutation(async ({ ctx, input }) => answer(ctx, input.personId, await disablePerson(ctx.tx, ctx.scope, ctx.now, input.personId))),

  enable: adminProcedure
    .meta(writeSteppedUp)
    .input(personInput)
    .output(changedAccount)
    .mutation(async ({ ctx, input }) => answer(ctx, input.personId, await enablePerson(ctx.tx, ctx.scope, ctx.now, input.personId))),

  changeRole: adminProcedure
    .meta(writeSteppedUp)
    .input(changeRoleInput)
    .output(changedAccount)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ role: input.role });
      return answer(ctx, input.personId, await changeRole(ctx.tx, ctx.scope, ctx.now, input));
    }),

  resetSecondFactor: adminProcedure
    .meta(writeSteppedUp)
    .input(personInput)
    .output(changedAccount)
    .mutation(async ({ ctx, input }) => answer(ctx, input.personId, await resetSecondFactor(ctx.tx, ctx.scope, ctx.now, input.personId))),

  invite: adminProcedure
    .meta(inviteSteppedUp)
    .input(invitePersonInput)
    .output(invitedPerson)
    .mutation(async ({ ctx, input }) => {
      const { practiceId, userId } = ctx.scope;
      const invited = await inviteStaff(ctx.tx, ctx.now, { ...input, practiceId, createdBy: userId });
      ctx.audit({ role: input.role, ...(invited.ok ? { invitationId: invited.invitationId } : { refused: invited.reason }) });
      return invited;
    }),

  revokeInvitation: adminProcedure
    .meta(invite)
    .input(invitationInput)
    .output(revokedInvitation)
    .mutation(async ({ ctx, input }) => {
      await revokePracticeInvitation(ctx.tx, ctx.scope, ctx.now, input.invitationId);
      ctx.audit({ invitationId: input.invitationId });
      return { ok: true };
    }),

  listInvitations: adminProcedure
    .meta(invite)
    .output(practiceInvitations)
    .query(({ ctx }) => listPracticeInvitations(ctx.tx, ctx.scope, ctx.now)),
});
