import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { TITLE_COLUMNS, TITLE_TABLES, type TitleRow, titleOf } from "../record/line";
import { messageWordsRef, messageWordsSchema } from "../record/sealed-words";
import type { todayView } from "./schema";

type Row = TitleRow & { messageId: string; recordId: string; wordsSealed: Uint8Array; writtenAt: Date };

/** Messages of the therapist's that this client has not had on the screen, newest first. At most two statements. */
export async function listUnseenMessages(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  most: number,
): Promise<z.infer<typeof todayView>["messages"]> {
  const rows = await tx.$queryRaw<Row[]>`
    select m.id as "messageId", m.record_id as "recordId", m.words_sealed as "wordsSealed", m.written_at as "writtenAt", ${TITLE_COLUMNS}
    from record_message m
    join record r on r.practice_id = m.practice_id and r.id = m.record_id
    ${TITLE_TABLES}
    where m.practice_id = ${scope.practiceId}::uuid and m.client_id = ${scope.clientId}::uuid and not m.from_client and m.seen_at is null
    order by m.received_at desc, m.id desc limit ${most}`;
  const definitionOf = await findExercises(
    tx,
    scope,
    rows.map(({ definitionId: id, definitionVersion: version }) => ({ id, version })),
  );
  return rows.map((row) => ({
    recordId: row.recordId,
    title: titleOf(row, definitionOf(row.definitionId, row.definitionVersion), sealer),
    words: sealer.open(messageWordsRef(row.messageId), row.wordsSealed, messageWordsSchema).words,
    writtenAt: row.writtenAt.toISOString(),
  }));
}
