import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import type { privateNoteList } from "./schema";
import { noteWordsRef, noteWordsSchema } from "./sealed-words";

/** The therapist's own notes about this client, newest first; those of an earlier therapist stay with that therapist. */
export async function listPrivateNotes(tx: Tx, scope: ClientScope, sealer: Sealer): Promise<z.infer<typeof privateNoteList>> {
  const rows = await tx.privateNote.findMany({
    where: { practiceId: scope.practiceId, clientId: scope.clientId, therapistId: scope.userId, removedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  return {
    notes: rows.map((row) => ({
      id: row.id,
      words: sealer.open(noteWordsRef(row.id), row.wordsSealed, noteWordsSchema),
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    })),
  };
}
