import type { ClientScope } from "@/domain/access/scope";
import { Prisma } from "@/generated/prisma/client";

/** Staff read what a client shared and did not take back; never a draft, never what stayed private. The record's alias is `r`. */
export const SHARED_WITH_THERAPIST = Prisma.sql`r.visibility in ('shared', 'opened', 'reviewed') and r.progress <> 'draft'`;

/** In lists a record that was taken back keeps its line, without content. */
const LISTED_FOR_THERAPIST = Prisma.sql`r.visibility in ('shared', 'opened', 'reviewed', 'taken_back') and r.progress <> 'draft'`;

/** Until the therapist has opened a record the client can take it back, so a supervisor does not get to know of it before. */
const OPENED_BY_THERAPIST = Prisma.sql`r.visibility in ('opened', 'reviewed') and r.progress <> 'draft'`;

/** Which of a client's records this reader may know of: clients all of their own, everyone else what was shared. */
export function listedFor(scope: ClientScope): Prisma.Sql {
  if (scope.role === "client") return Prisma.sql`true`;
  return scope.through === "supervision" ? OPENED_BY_THERAPIST : LISTED_FOR_THERAPIST;
}

/** Which of a client's records this reader may read. */
export function readableBy(scope: ClientScope): Prisma.Sql {
  if (scope.role === "client") return Prisma.sql`true`;
  return scope.through === "supervision" ? OPENED_BY_THERAPIST : SHARED_WITH_THERAPIST;
}
