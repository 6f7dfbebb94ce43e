import type { ClientScope } from "@/domain/access/scope";
import { columnOf, rowsOf } from "@/domain/chart/columns";
import type { PackedMarks } from "@/domain/chart/packed-marks";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { headlineOf } from "@/domain/exercise/headline";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { textOf } from "../record/data";
import { openVersions } from "../record/stored-versions";
import { readWords } from "./chart-details";

/** Seals of the latest records are opened, not those of years: the words of an older one are a tap away. */
const LATEST = 40;

type WordsOf = { id: string; definitionId: string; definitionVersion: number };
type DefinitionOf = (id: string, version: number) => ExerciseDefinition | null;

/**
 * The client's own words beside the marks of the latest drawn records: what they learned, else the record's headline. One statement,
 * and none where nothing is drawn.
 */
export async function withWords<Packed extends PackedMarks>(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  packed: Packed,
  records: readonly WordsOf[],
  definitionOf: DefinitionOf,
): Promise<Packed> {
  const marks = rowsOf(packed.marks);
  const latest = new Set(
    [...new Map(marks.toSorted((a, b) => b.at - a.at).map(({ recordId }) => [recordId, true])).keys()].slice(0, LATEST),
  );
  const words = new Map<string, string | null>();
  const stored = await readWords(tx, scope, [...latest]);
  for (const { id, definitionId, definitionVersion } of records) {
    const versions = stored.get(id);
    if (!versions) continue;
    const { answers } = openVersions(sealer, id, versions);
    const definition = definitionOf(definitionId, definitionVersion);
    words.set(id, textOf(answers, "whatILearned") ?? (definition && headlineOf(definition, answers)));
  }
  const column = columnOf(marks.map(({ recordId }) => words.get(recordId) ?? null));
  return { ...packed, marks: { ...packed.marks, of: { ...packed.marks.of, words: column } } };
}
