import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import type { ReadingRight } from "../auth/care-relationship";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { listPaceRequests } from "../pace/request-view";
import { readableBy } from "../record/visible-records";
import { INVITATION_COLUMNS, type InvitationRow, invitedState, LATEST_INVITATION } from "./invited";
import type { clientOverview } from "./schema";
import { THERAPIST_OF_CLIENT } from "./therapist-of-client";

type ClientRow = InvitationRow & {
  therapistName: string | null;
  displayName: string;
  since: Date;
  timeZone: string;
  /** Exposures that were gone to, in any part, as chart A has them. */
  exposureCount: number;
};

/** What stands around the charts and lists of a client's page: two statements, whatever the length of the story. The only seals it opens are pace words. */
export async function getClientOverview(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  now: Date,
  right: ReadingRight,
): Promise<z.infer<typeof clientOverview>> {
  const [client, paceRequests] = await Promise.all([getClient(tx, scope), listPaceRequests(tx, scope, sealer)]);
  return {
    clientId: scope.clientId,
    displayName: client.displayName,
    since: client.since.toISOString(),
    timeZone: client.timeZone,
    therapistName: client.therapistName ?? "",
    readThrough: right.through,
    breakGlassUntil: right.breakGlassUntil?.toISOString() ?? null,
    invited: invitedState(client, now),
    paceRequests,
    exposureCount: client.exposureCount,
  };
}

async function getClient(tx: Tx, scope: ClientScope): Promise<ClientRow> {
  const [row] = await tx.$queryRaw<ClientRow[]>`
    select c.display_name as "displayName", c.time_zone as "timeZone", t.name as "therapistName", coalesce(r.started_at, c.created_at) as since, ${INVITATION_COLUMNS},
      (select count(*)::int from record r
        where r.practice_id = c.practice_id and r.client_id = c.id and ${readableBy(scope)}
          and r.definition_id = ${exposureRecord.id} and r.progress not in ('draft', 'not_this_time')) as "exposureCount"
    from client c
    left join ${LATEST_INVITATION} on true
    left join ${THERAPIST_OF_CLIENT} on true
    left join lateral (
      select min(started_at) as started_at from care_relationship cr where cr.practice_id = c.practice_id and cr.client_id = c.id
    ) r on true
    where c.practice_id = ${scope.practiceId}::uuid and c.id = ${scope.clientId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}
