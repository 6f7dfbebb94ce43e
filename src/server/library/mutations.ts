import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { ExerciseDefinition, ExerciseDefinitionInput } from "@/domain/exercise/definition";
import { readExerciseFile } from "@/domain/exercise/exercise-file";
import { readDefinition } from "@/domain/exercise/read-definition";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "../db";
import { type ExerciseRef, getExercise } from "../exercise/data";
import type { imported, published, publishInput, saveDraftInput, savedDraft } from "./schema";

type Locked = { draft: unknown; draftRevision: number; latestVersion: number };
type Draft = Record<string, unknown>;

/** Begins an exercise of one's own, from nothing or as a copy. Answers its id. */
export async function start(tx: Tx, scope: PracticeScope, now: Date, from: ExerciseRef | null): Promise<string> {
  const copied = from && (await getExercise(tx, scope, from));
  return insert(tx, scope, now, copied);
}

/** Keeps what was written, however unfinished. Refused where another tab or device wrote since. */
export async function saveDraft(
  tx: Tx,
  scope: PracticeScope,
  now: Date,
  input: z.infer<typeof saveDraftInput>,
): Promise<z.infer<typeof savedDraft>> {
  const row = await lockOwn(tx, scope, input.id);
  if (row.draftRevision !== input.revision) return { ok: false, reason: "changedElsewhere" };
  const revision = input.revision + 1;
  await update(tx, scope, now, input.id, { draft: input.draft as Prisma.InputJsonObject, draftRevision: revision });
  return { ok: true, revision };
}

/** Makes the draft a version. Earlier ones stay as they are: what is assigned keeps its version. */
export async function publish(
  tx: Tx,
  scope: PracticeScope,
  now: Date,
  input: z.infer<typeof publishInput>,
): Promise<z.infer<typeof published>> {
  const { id } = input;
  const row = await lockOwn(tx, scope, id);
  if (row.draftRevision !== input.revision) return { ok: false, reason: "changedElsewhere", problems: [] };
  if (row.draft === null) return { ok: false, reason: "nothingNew", problems: [] };
  const version = row.latestVersion + 1;
  const read = readDefinition(row.draft, { id, version });
  if (!read.ok) return { ok: false, reason: "notPublishable", problems: read.findings };
  const { practiceId, userId: publishedBy } = scope;
  await tx.libraryExerciseVersion.createMany({
    data: [{ practiceId, exerciseId: id, version, definition: read.definition, publishedAt: now, publishedBy }],
  });
  await update(tx, scope, now, id, { draft: Prisma.DbNull, draftRevision: input.revision + 1, latestVersion: version });
  return { ok: true, version };
}

/** Throws away what is not published; an exercise of which nothing was published goes with it. */
export async function discard(tx: Tx, scope: PracticeScope, now: Date, id: string): Promise<void> {
  const { latestVersion, draftRevision } = await lockOwn(tx, scope, id);
  if (latestVersion > 0) await update(tx, scope, now, id, { draft: Prisma.DbNull, draftRevision: draftRevision + 1 });
  else await tx.libraryExercise.deleteMany({ where: { practiceId: scope.practiceId, id, ownerId: scope.userId, latestVersion: 0 } });
}

/** Put away: no longer offered. What is assigned goes on. */
export async function setArchived(tx: Tx, scope: PracticeScope, now: Date, id: string, archived: boolean): Promise<void> {
  await update(tx, scope, now, id, { archivedAt: archived ? now : null });
}

/** Whether the practice's other therapists see it. */
export async function setShared(tx: Tx, scope: PracticeScope, now: Date, id: string, shared: boolean): Promise<void> {
  await update(tx, scope, now, id, { shared });
}

/** A file becomes an exercise of one's own, to be looked at before it is published. */
export async function importFile(tx: Tx, scope: PracticeScope, now: Date, content: string): Promise<z.infer<typeof imported>> {
  const read = readExerciseFile(content, { id: "own-import", version: 1 });
  if (!read.ok) return { ok: false, problems: read.findings };
  return { ok: true, id: await insert(tx, scope, now, read.definition) };
}

/** What a new exercise begins with: one phase and one question, and all words still to be written. */
const BLANK = {
  schemaVersion: 1,
  title: "",
  summary: "",
  category: "noticing",
  aboutMinutes: 5,
  phases: [
    {
      id: "after",
      title: "",
      sections: [{ title: null, fields: [{ id: "question1", kind: "longText", question: "", name: "", starred: true }] }],
    },
  ],
} satisfies Omit<ExerciseDefinitionInput, "id" | "version">;

async function insert(tx: Tx, scope: PracticeScope, now: Date, copied: ExerciseDefinition | null): Promise<string> {
  const { practiceId, userId: ownerId } = scope;
  const id = `own-${uuidv7()}`;
  const draft = { ...(copied ?? BLANK), id, version: 1 };
  await tx.libraryExercise.createMany({ data: [{ practiceId, id, ownerId, draft, draftRevision: 1, createdAt: now, updatedAt: now }] });
  return id;
}

/** An exercise of this therapist's, locked. @throws AppError NOT_FOUND where it is not theirs */
async function lockOwn(tx: Tx, { practiceId, userId }: PracticeScope, id: string): Promise<Locked & { draft: Draft | null }> {
  const [row] = await tx.$queryRaw<(Locked & { draft: Draft | null })[]>`
    select draft, draft_revision as "draftRevision", latest_version as "latestVersion" from library_exercise
    where practice_id = ${practiceId}::uuid and id = ${id} and owner_id = ${userId}::uuid for update`;
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

async function update(
  tx: Tx,
  scope: PracticeScope,
  now: Date,
  id: string,
  data: Prisma.LibraryExerciseUncheckedUpdateManyInput,
): Promise<void> {
  const { practiceId, userId: ownerId } = scope;
  const { count } = await tx.libraryExercise.updateMany({ where: { practiceId, id, ownerId }, data: { ...data, updatedAt: now } });
  if (count === 0) throw new AppError("NOT_FOUND");
}
