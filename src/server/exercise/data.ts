import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { type ExerciseDefinition, exerciseCategorySchema, exerciseDefinitionSchema } from "@/domain/exercise/definition";
import { allDefinitions, findDefinition } from "@/domain/exercise/registry";
import type { Tx } from "../db";
import type { exerciseList, exerciseSummary } from "./schema";

/** What names a definition for good. */
export type ExerciseRef = { id: string; version: number };
type Scope = Pick<PracticeScope, "practiceId">;

const KEPT = 500;

/** Published versions by practice, id and version: they never change, so what was read once need not be read again. */
const kept = new Map<string, ExerciseDefinition>();
const keyOf = (scope: Scope, { id, version }: ExerciseRef) => `${scope.practiceId} ${id} ${version}`;

/**
 * The definition of this id and version: a built-in one, else one that this practice published; null where there is none.
 * Archived ones are found too, because what runs keeps its version. Whether a therapist may see it is asked elsewhere.
 * Not for the transaction that publishes: what is rolled back must not be remembered. At most one statement.
 */
export async function findExercise(tx: Tx, scope: Scope, id: string, version: number): Promise<ExerciseDefinition | null> {
  return (await findExercises(tx, scope, [{ id, version }]))(id, version);
}

/** The same for many at once; answers how to look one up. At most one statement, and none where all are built in or known. */
export async function findExercises(
  tx: Tx,
  scope: Scope,
  refs: readonly ExerciseRef[],
): Promise<(id: string, version: number) => ExerciseDefinition | null> {
  const found = new Map<string, ExerciseDefinition>();
  const unknown: ExerciseRef[] = [];
  for (const ref of refs) {
    const known = findDefinition(ref.id, ref.version) ?? kept.get(keyOf(scope, ref));
    if (known) found.set(keyOf(scope, ref), known);
    else if (ref.id.startsWith("own-")) unknown.push(ref);
  }
  for (const definition of unknown.length > 0 ? await readPublished(tx, scope, unknown) : []) {
    found.set(keyOf(scope, definition), definition);
    keep(keyOf(scope, definition), definition);
  }
  return (id, version) => found.get(keyOf(scope, { id, version })) ?? null;
}

async function readPublished(tx: Tx, { practiceId }: Scope, refs: readonly ExerciseRef[]): Promise<ExerciseDefinition[]> {
  const rows = await tx.libraryExerciseVersion.findMany({
    where: { practiceId, OR: refs.map(({ id, version }) => ({ exerciseId: id, version })) },
    select: { exerciseId: true, version: true, definition: true },
  });
  return rows.flatMap(({ exerciseId, version, definition }) => {
    const parsed = exerciseDefinitionSchema.safeParse(definition);
    return parsed.success && parsed.data.id === exerciseId && parsed.data.version === version ? [parsed.data] : [];
  });
}

function keep(key: string, definition: ExerciseDefinition): void {
  kept.set(key, definition);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
}

type Summary = z.infer<typeof exerciseSummary>;
type LibraryRow = {
  id: string;
  version: number;
  title: string | null;
  summary: string | null;
  category: string | null;
  aboutMinutes: number | null;
  filledInBy: string | null;
  isOwn: boolean;
  ownerName: string;
  shared: boolean;
  archived: boolean;
  hasDraft: boolean;
};

/** The catalog and what this therapist sees of the practice's library: their own, and what colleagues share. One statement. */
export async function listExercises(tx: Tx, { practiceId, userId }: PracticeScope): Promise<z.infer<typeof exerciseList>> {
  const rows = await tx.$queryRaw<LibraryRow[]>`
    select e.id, e.latest_version as version, coalesce(v.definition, e.draft)->>'title' as title,
      coalesce(v.definition, e.draft)->>'summary' as summary, v.definition->>'category' as category,
      (v.definition->>'aboutMinutes')::int as "aboutMinutes", v.definition->>'filledInBy' as "filledInBy",
      e.owner_id = ${userId}::uuid as "isOwn", u.display_name as "ownerName", e.shared, e.archived_at is not null as archived,
      e.draft is not null as "hasDraft"
    from library_exercise e
    join app_user u on u.practice_id = e.practice_id and u.id = e.owner_id
    left join library_exercise_version v on v.practice_id = e.practice_id and v.exercise_id = e.id and v.version = e.latest_version
    where e.practice_id = ${practiceId}::uuid
      and (e.owner_id = ${userId}::uuid or (e.shared and e.archived_at is null and e.latest_version > 0))
    order by lower(coalesce(v.definition, e.draft)->>'title'), e.id`;
  return { exercises: [...latestBuiltIn().map(toCatalogSummary), ...rows.map(toLibrarySummary)] };
}

/** Of each built-in exercise the latest version. */
function latestBuiltIn(): ExerciseDefinition[] {
  const latest = new Map<string, ExerciseDefinition>();
  for (const definition of allDefinitions()) {
    const known = latest.get(definition.id);
    if (!known || known.version < definition.version) latest.set(definition.id, definition);
  }
  return [...latest.values()];
}

function toCatalogSummary(definition: ExerciseDefinition): Summary {
  const { id, version, title, summary, category, aboutMinutes, filledInBy } = definition;
  const ofCatalog = { source: "catalog", ownerName: null, shared: true, archived: false, hasDraft: false } as const;
  return { id, version, title, summary, category, aboutMinutes, filledInBy, ...ofCatalog };
}

function toLibrarySummary({ isOwn, ownerName, ...row }: LibraryRow): Summary {
  const category = exerciseCategorySchema.safeParse(row.category);
  return {
    ...row,
    title: row.title?.slice(0, 120) ?? "",
    summary: row.summary?.slice(0, 400) ?? "",
    category: category.success ? category.data : null,
    filledInBy: row.filledInBy === "therapist" ? "therapist" : "client",
    source: isOwn ? "own" : "shared",
    ownerName: isOwn ? null : ownerName,
    hasDraft: isOwn && row.hasDraft,
  };
}

/**
 * A whole definition for a therapist: of the catalog, their own, or shared by a colleague. At most two statements.
 * @throws AppError NOT_FOUND where there is none that they may see
 */
export async function getExercise(tx: Tx, scope: PracticeScope, { id, version }: ExerciseRef): Promise<ExerciseDefinition> {
  const builtIn = findDefinition(id, version);
  if (builtIn) return builtIn;
  const { practiceId, userId: ownerId } = scope;
  const visible = await tx.libraryExercise.count({ where: { practiceId, id, OR: [{ ownerId }, { shared: true }] } });
  const definition = visible > 0 ? await findExercise(tx, scope, id, version) : null;
  if (!definition) throw new AppError("NOT_FOUND");
  return definition;
}
