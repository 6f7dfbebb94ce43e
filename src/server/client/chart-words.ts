import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { headlineOf } from "@/domain/exercise/headline";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { textOf } from "../record/data";
import { openVersions } from "../record/stored-versions";
import { readReadable } from "./chart-details";
import type { chartWords } from "./chart-words-schema";

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
  const rows = await readReadable(tx, scope, recordIds);
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
