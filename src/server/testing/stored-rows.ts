import type { PracticeId } from "@/domain/access/scope";
import { inPractice } from "../db";

const CLINICAL = [
  "exposure_step",
  "assignment",
  "record",
  "record_version",
  "record_value",
  "record_review",
  "prediction",
  "pace_request",
  "rest_week",
  "pace_agreement",
  "op_log",
];

/** A digest of every clinical row of a practice: equal before and after means that nothing was written. */
export function digestOf(practiceId: PracticeId): Promise<string> {
  return inPractice(practiceId, async (tx) => {
    const digests: string[] = [];
    for (const table of CLINICAL) {
      const rows = await tx.$queryRawUnsafe<{ digest: string | null }[]>(
        `select md5(string_agg(t::text, '|' order by t::text)) as digest from ${table} t`,
      );
      digests.push(`${table} ${rows[0]?.digest ?? "empty"}`);
    }
    return digests.join("\n");
  });
}

type StoredEvent = {
  actorId: string | null;
  clientId: string | null;
  event: { kind: string; procedure?: string; reason?: string; [detail: string]: unknown };
};

/** The practice's audit events, oldest first. */
export function auditOf(practiceId: PracticeId): Promise<StoredEvent[]> {
  return inPractice(practiceId, async (tx) => {
    const rows = await tx.auditEvent.findMany({ orderBy: { seq: "asc" }, select: { actorId: true, clientId: true, event: true } });
    return rows as StoredEvent[];
  });
}
