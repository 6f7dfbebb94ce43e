import type { PracticeScope } from "@/domain/access/scope";
import { type ExerciseDefinition, exerciseDefinitionSchema } from "@/domain/exercise/definition";
import { findDefinition } from "@/domain/exercise/registry";
import type { Tx } from "../db";

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
