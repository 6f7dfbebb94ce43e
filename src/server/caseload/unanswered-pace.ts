import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { type PaceRow, toPaceView } from "../pace/data";
import type { paceRequestView } from "../pace/schema";
import { paceWordsRef, paceWordsSchema } from "../pace/sealed-words";

type UnansweredRow = PaceRow & { clientId: string };
export type WaitingClient = { clientId: string; open(sealer: Sealer): z.infer<typeof paceRequestView> };

/** Pace requests of these clients that wait for an answer, longest waiting first, by the server's clock. One statement. */
export function listUnansweredPace(tx: Tx, scope: PracticeScope, clientIds: string[]): Promise<UnansweredRow[]> {
  return tx.paceRequest.findMany({
    where: { practiceId: scope.practiceId, clientId: { in: clientIds }, answeredAt: null, takenBackAt: null },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      clientId: true,
      kind: true,
      occurredAt: true,
      wordsSealed: true,
      takenBackAt: true,
      answeredAt: true,
      answerSealed: true,
    },
  });
}

/**
 * One entry for each client, since one answer answers all: the request that has waited longest. Where it came without
 * words and a later one has some, the last words stand beside it, so that nothing a client wrote goes unread.
 */
export function oneForEachClient(rows: readonly UnansweredRow[]): WaitingClient[] {
  const clients = new Map<string, UnansweredRow[]>();
  for (const row of rows) clients.set(row.clientId, [...(clients.get(row.clientId) ?? []), row]);
  return [...clients].flatMap(([clientId, requests]) => {
    const oldest = requests[0];
    if (!oldest) return [];
    const worded = oldest.wordsSealed ? oldest : requests.findLast((row) => row.wordsSealed !== null);
    return [
      {
        clientId,
        open: (sealer: Sealer) => ({
          ...toPaceView({ ...oldest, wordsSealed: null }, sealer, false),
          words: worded?.wordsSealed ? sealer.open(paceWordsRef(worded.id), worded.wordsSealed, paceWordsSchema).words : null,
        }),
      },
    ];
  });
}
