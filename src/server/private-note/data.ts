import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import type { privateNoteCursor, privateNoteList } from "./schema";
import { noteWordsRef, noteWordsSchema } from "./sealed-words";

const PAGE = 25;

/** The therapist's own notes about this client, newest first; those of an earlier therapist stay with that therapist. */
export async function listPrivateNotes(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  cursor: z.infer<typeof privateNoteCursor> | null = null,
): Promise<z.infer<typeof privateNoteList>> {
  const createdAt = cursor && new Date(cursor.createdAt);
  const after = createdAt && { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: cursor.id } }] };
  const rows = await tx.privateNote.findMany({
    where: { practiceId: scope.practiceId, clientId: scope.clientId, therapistId: scope.userId, removedAt: null, ...after },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    next: rows.length > PAGE && last ? { createdAt: last.createdAt.toISOString(), id: last.id } : null,
    notes: page.map((row) => ({
      id: row.id,
      words: sealer.open(noteWordsRef(row.id), row.wordsSealed, noteWordsSchema),
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    })),
  };
}
