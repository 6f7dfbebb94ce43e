import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { noteWordsRef } from "./sealed-words";

const ownNote = (scope: ClientScope, noteId: string) => ({
  practiceId: scope.practiceId,
  id: noteId,
  clientId: scope.clientId,
  therapistId: scope.userId,
});

/**
 * Writes a note under an id of the screen's making. The same id again is the same note, and stays as it is by now.
 * @throws AppError NOT_FOUND where the id is somebody else's, or of another client
 */
export async function writePrivateNote(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  now: Date,
  noteId: string,
  words: string,
): Promise<void> {
  const wordsSealed = sealer.seal(noteWordsRef(noteId), words);
  const { count } = await tx.privateNote.createMany({
    data: [{ ...ownNote(scope, noteId), wordsSealed, createdAt: now, updatedAt: now }],
    skipDuplicates: true,
  });
  if (count === 0 && !(await tx.privateNote.findFirst({ where: ownNote(scope, noteId), select: { id: true } })))
    throw new AppError("NOT_FOUND", "the id is another note's");
}

/** @throws AppError NOT_FOUND where this therapist has no such note about this client */
export async function editPrivateNote(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, noteId: string, words: string): Promise<void> {
  const wordsSealed = sealer.seal(noteWordsRef(noteId), words);
  const { count } = await tx.privateNote.updateMany({
    where: { ...ownNote(scope, noteId), removedAt: null },
    data: { wordsSealed, updatedAt: now },
  });
  if (count === 0) throw new AppError("NOT_FOUND", "no such note");
}

/** Takes a note away, or puts it back. @throws AppError NOT_FOUND as `editPrivateNote` */
export async function setPrivateNoteRemoved(tx: Tx, scope: ClientScope, noteId: string, removedAt: Date | null): Promise<void> {
  const { count } = await tx.privateNote.updateMany({ where: ownNote(scope, noteId), data: { removedAt } });
  if (count === 0) throw new AppError("NOT_FOUND", "no such note");
}
