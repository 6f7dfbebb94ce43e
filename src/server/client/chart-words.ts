import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { headlineOf } from "@/domain/exercise/headline";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { textOf } from "../record/data";
import { openVersions, type SealedVersions } from "../record/stored-versions";
import { readableBy } from "../record/visible-records";
import type { chartWords } from "./chart-words-schema";

type WordsRow = Omit<SealedVersions, "values"> & { id: string; definitionId: string; definitionVersion: number };

/**
 * The client's own words of these records, to stand beside their points: what they learned, else the record's headline. A record
 * that this reader may not read is not there, nor is one in which nothing was written. One statement; a second where one was
 * written in an exercise of the practice that is not known yet.
 */
export async function getChartWords(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  recordIds: readonly string[],
): Promise<z.infer<typeof chartWords>> {
  const rows = await tx.$queryRaw<WordsRow[]>`
    select r.id, r.definition_id as "definitionId", r.definition_version as "definitionVersion", v.versions, v.words as "wordsSealed"
    from record r
    cross join lateral (
      select array_agg(rv.version order by rv.version) as versions, array_agg(rv.words_sealed order by rv.version) as words
      from record_version rv where rv.practice_id = r.practice_id and rv.record_id = r.id
    ) v
    where r.practice_id = ${scope.practiceId}::uuid and r.client_id = ${scope.clientId}::uuid and r.id = any(${recordIds}::uuid[])
      and ${readableBy(scope)}`;
  const definitionOf = await findExercises(
    tx,
    scope,
    rows.map(({ definitionId: id, definitionVersion: version }) => ({ id, version })),
  );
  const records = rows.flatMap(({ id, definitionId, definitionVersion, ...versions }) => {
    const { answers } = openVersions(sealer, id, { ...versions, values: null });
    const definition = definitionOf(definitionId, definitionVersion);
    const words = textOf(answers, "whatILearned") ?? (definition && headlineOf(definition, answers));
    return words === null ? [] : [{ recordId: id, words }];
  });
  return { records };
}
