import { adminProcedure, clientProcedure, router } from "../trpc";
import { exportEvents, listEvents, listPeople, readHead } from "./data";
import { listOwnEvents } from "./own-data";
import {
  auditExport,
  auditHead,
  auditPage,
  auditPeople,
  exportAuditInput,
  listAuditInput,
  listOwnAuditInput,
  ownAuditPage,
} from "./schema";

const read = { permission: "audit:read:practice", resource: "audit" } as const;

/** Reading the trail is in the trail: each of these leaves an event of its own. */
export const auditRouter = router({
  list: adminProcedure
    .meta({ policy: read })
    .input(listAuditInput)
    .output(auditPage)
    .query(async ({ ctx, input }) => {
      const page = await listEvents(ctx.tx, ctx.scope, input);
      ctx.audit({ events: page.events.length, ...(input.filter.clientId ? { aboutClientId: input.filter.clientId } : {}) });
      return page;
    }),

  people: adminProcedure
    .meta({ policy: read })
    .output(auditPeople)
    .query(({ ctx }) => listPeople(ctx.tx, ctx.scope)),

  export: adminProcedure
    .meta({ policy: { ...read, stepUp: true } })
    .input(exportAuditInput)
    .output(auditExport)
    .query(async ({ ctx, input }) => {
      const page = await exportEvents(ctx.tx, ctx.scope, input);
      ctx.audit({ events: page.events.length });
      return page;
    }),

  head: adminProcedure
    .meta({ policy: { ...read, stepUp: true } })
    .output(auditHead)
    .query(async ({ ctx }) => {
      const head = await readHead(ctx.tx, ctx.scope, ctx.now);
      ctx.audit({ headSeq: head.seq });
      return head;
    }),

  listOwn: clientProcedure
    .meta({ policy: { permission: "audit:read:own", resource: "audit" } })
    .input(listOwnAuditInput)
    .output(ownAuditPage)
    .query(({ ctx, input }) => listOwnEvents(ctx.tx, ctx.scope, input)),
});
