import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import type { PaceKind } from "@/generated/prisma/client";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import type { paceRequestView } from "./schema";
import { paceAnswerRef, paceWordsRef, paceWordsSchema } from "./sealed-words";

export type PaceRow = {
  id: string;
  kind: PaceKind;
  occurredAt: Date;
  wordsSealed: Uint8Array | null;
  takenBackAt: Date | null;
  answeredAt: Date | null;
  answerSealed: Uint8Array | null;
};

const PACE_COLUMNS = {
  id: true,
  kind: true,
  occurredAt: true,
  wordsSealed: true,
  takenBackAt: true,
  answeredAt: true,
  answerSealed: true,
} as const;
const LISTED = 100;

/** A client's pace requests, newest first, the last hundred. One statement. */
export async function listPaceRequests(tx: Tx, scope: ClientScope, sealer: Sealer): Promise<z.infer<typeof paceRequestView>[]> {
  const rows = await tx.paceRequest.findMany({
    where: { practiceId: scope.practiceId, clientId: scope.clientId },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: LISTED,
    select: PACE_COLUMNS,
  });
  return rows.map((row) => toPaceView(row, sealer, scope.role === "client"));
}

/** The client's latest pace request received at or after `since` that was not taken back. One statement. */
export async function getLatestPaceRequest(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  since: Date,
): Promise<z.infer<typeof paceRequestView> | null> {
  const row = await tx.paceRequest.findFirst({
    where: { practiceId: scope.practiceId, clientId: scope.clientId, takenBackAt: null, receivedAt: { gte: since } },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    select: PACE_COLUMNS,
  });
  return row && toPaceView(row, sealer, scope.role === "client");
}

/** @param own whether the reader wrote the words; what was taken back is theirs alone. */
export function toPaceView(row: PaceRow, sealer: Sealer, own: boolean): z.infer<typeof paceRequestView> {
  const takenBack = row.takenBackAt !== null;
  const readable = own || !takenBack;
  return {
    id: row.id,
    kind: row.kind,
    occurredAt: row.occurredAt.toISOString(),
    words: row.wordsSealed && readable ? sealer.open(paceWordsRef(row.id), row.wordsSealed, paceWordsSchema).words : null,
    takenBack,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answer: row.answerSealed ? sealer.open(paceAnswerRef(row.id), row.answerSealed, paceWordsSchema).words : null,
  };
}
