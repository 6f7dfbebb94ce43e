import { z } from "zod";
import { REASON_LONGEST, REASON_SHORTEST } from "@/domain/access/break-glass";

export const findClientInput = z.strictObject({ query: z.string().trim().min(3).max(80) });
/** Names and ids alone: enough to be sure of the person, and nothing about them. */
export const foundClients = z.strictObject({
  clients: z.array(z.strictObject({ clientId: z.uuid(), displayName: z.string(), therapistName: z.string().nullable() })),
});
export const openBreakGlassInput = z.strictObject({
  clientId: z.uuid(),
  reason: z.string().trim().min(REASON_SHORTEST).max(REASON_LONGEST),
});
export const openedBreakGlass = z.strictObject({ breakGlassId: z.uuid(), expiresAt: z.iso.datetime() });
export const closeBreakGlassInput = z.strictObject({ breakGlassId: z.uuid() });
/** One's own, newest first; at most 50. */
export const ownBreakGlassList = z.strictObject({
  accesses: z.array(
    z.strictObject({
      id: z.uuid(),
      clientId: z.uuid(),
      clientName: z.string(),
      startedAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      endedAt: z.iso.datetime().nullable(),
      isOpen: z.boolean(),
      reason: z.string().nullable(),
    }),
  ),
});
