import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { writeExerciseFile } from "@/domain/exercise/exercise-file";
import type { Tx } from "../db";
import { type ExerciseRef, findExercise, getExercise } from "../exercise/data";
import type { draftView, exerciseFile } from "./schema";

/** An own exercise as its owner writes on it. Without a draft it begins with what was published last. At most two statements. */
export async function getDraft(tx: Tx, scope: PracticeScope, id: string): Promise<z.infer<typeof draftView>> {
  const { practiceId, userId: ownerId } = scope;
  const row = await tx.libraryExercise.findFirst({ where: { practiceId, id, ownerId } });
  if (!row) throw new AppError("NOT_FOUND");
  const latest = row.draft === null ? await findExercise(tx, scope, id, row.latestVersion) : null;
  return {
    id,
    revision: row.draftRevision,
    draft: (row.draft ?? latest ?? {}) as Record<string, unknown>,
    latestVersion: row.latestVersion,
    unpublished: row.draft !== null,
    shared: row.shared,
    archived: row.archivedAt !== null,
  };
}

/** An exercise as a file, by a name that says which. */
export async function exportExercise(tx: Tx, scope: PracticeScope, ref: ExerciseRef): Promise<z.infer<typeof exerciseFile>> {
  const definition = await getExercise(tx, scope, ref);
  const name = definition.title
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return { fileName: `${name || "exercise"}-${definition.version}.json`, content: writeExerciseFile(definition) };
}
