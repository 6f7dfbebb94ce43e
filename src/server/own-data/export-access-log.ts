import type { ClientScope } from "@/domain/access/scope";
import type { Tx } from "../db";
import type { OwnExport } from "./export-schema";

/** Events that are read at a time. */
const PAGE = 1_000;

type Row = { seq: bigint; at: Date; name: string | null; role: string | null; procedure: string };

/** Everything that somebody else did with this client's things, oldest first. One statement for each thousand events. */
export async function exportAccessLog(tx: Tx, scope: ClientScope): Promise<OwnExport["accessLog"]> {
  const log: OwnExport["accessLog"] = [];
  let after = 0n;
  for (;;) {
    const rows: Row[] = await tx.$queryRaw<Row[]>`
      select e.seq, e.at, u.display_name as name, u.role::text as role, e.event->>'procedure' as procedure
      from audit_event e left join app_user u on u.practice_id = e.practice_id and u.id = e.actor_id
      where e.practice_id = ${scope.practiceId}::uuid and e.client_id = ${scope.clientId}::uuid and e.seq > ${after}
        and e.event->>'kind' = 'access' and e.actor_id is distinct from ${scope.userId}::uuid
      order by e.seq limit ${PAGE}`;
    log.push(...rows.map(({ at, name, role, procedure }) => ({ at: at.toISOString(), name, role, procedure })));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return log;
    after = last.seq;
  }
}
