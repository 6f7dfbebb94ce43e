import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { stepWordsRef, stepWordsSchema } from "../exposure/sealed-words";
import { LINE_COLUMNS, LINE_TABLES, type LineRow, openLine } from "../record/line";
import type { ownItemList, ownReferences } from "./schema";
import { ownItemWordsRef, ownItemWordsSchema } from "./sealed-words";

const LATEST_RECORDS = 20;
const LONGEST_WORDS = 280;

/** A client's own lists, whole: they are short. One statement. */
export async function listItems(tx: Tx, scope: ClientScope, sealer: Sealer): Promise<z.infer<typeof ownItemList>> {
  const rows = await tx.ownItem.findMany({
    where: { practiceId: scope.practiceId, clientId: scope.clientId },
    orderBy: [{ kind: "asc" }, { position: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, wordsSealed: true, position: true, retiredAt: true },
  });
  return {
    items: rows.map(({ id, kind, wordsSealed, position, retiredAt }) => ({
      id,
      kind,
      words: sealer.open(ownItemWordsRef(id), wordsSealed, ownItemWordsSchema).words,
      position,
      retired: retiredAt !== null,
    })),
  };
}

/** All that a form of this client's can refer to: the lists, the steps of the ladder, and the latest records. Three or four statements. */
export async function listReferences(tx: Tx, scope: ClientScope, sealer: Sealer): Promise<z.infer<typeof ownReferences>> {
  const { practiceId, clientId } = scope;
  const { items } = await listItems(tx, scope, sealer);
  const steps = await tx.exposureStep.findMany({
    where: { practiceId, clientId, state: { not: "retired" } },
    orderBy: { position: "asc" },
    select: { id: true, wordsSealed: true },
  });
  const records = await tx.$queryRaw<LineRow[]>`
    select ${LINE_COLUMNS} from record r ${LINE_TABLES}
    where r.practice_id = ${practiceId}::uuid and r.client_id = ${clientId}::uuid and r.progress <> 'draft'
    order by r.occurred_at desc, r.id desc limit ${LATEST_RECORDS}`;
  const definitionOf = await findExercises(
    tx,
    scope,
    records.map(({ definitionId: id, definitionVersion: version }) => ({ id, version })),
  );
  return {
    items,
    steps: steps.map(({ id, wordsSealed }) => ({ id, words: sealer.open(stepWordsRef(id), wordsSealed, stepWordsSchema).title })),
    records: records.map((row) => {
      const { title, words } = openLine(row, definitionOf(row.definitionId, row.definitionVersion), sealer);
      return { id: row.id, words: (words ? `${title}: ${words}` : title).slice(0, LONGEST_WORDS) };
    }),
  };
}
