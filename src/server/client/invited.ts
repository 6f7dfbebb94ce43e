import type { z } from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { caseloadRow } from "./schema";

export type InvitationRow = { accepted: boolean; expiresAt: Date | null; revokedAt: Date | null };

/** The newest invitation of client alias `c`, as lateral alias `i`. */
export const LATEST_INVITATION = Prisma.sql`
  lateral (
    select n.expires_at, n.revoked_at from invitation n
    where n.practice_id = c.practice_id and n.client_id = c.id order by n.created_at desc, n.id desc limit 1
  ) i`;
/** Columns of an InvitationRow, from `c` and `i`. */
export const INVITATION_COLUMNS = Prisma.sql`c.user_id is not null as accepted, i.expires_at as "expiresAt", i.revoked_at as "revokedAt"`;

/** How far a client's invitation is. Once accepted it stays accepted. */
export function invitedState(row: InvitationRow, now: Date): z.infer<typeof caseloadRow>["invited"] {
  if (row.accepted) return "accepted";
  if (row.revokedAt) return "revoked";
  return row.expiresAt && row.expiresAt > now ? "open" : "expired";
}
