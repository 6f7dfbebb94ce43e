import type { ClientScope } from "@/domain/access/scope";
import type { PaceRequest } from "@/generated/prisma/client";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { paceAnswerRef, paceAnswerSchema, paceWordsRef, paceWordsSchema } from "../pace/sealed-words";
import { CHANGE_FROM_STORED } from "../pace/stored-change";
import { restWeekWordsRef, restWeekWordsSchema } from "../rest-week/sealed-words";
import type { OwnExport } from "./export-schema";

type Named = { displayName: string };
type ExportedPace = Pick<OwnExport, "paceRequests" | "restWeeks" | "paceAgreement">;

const NOTHING_ADDED = { words: null, tooMuch: null, smaller: null };
const named = { select: { displayName: true } } as const;
const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
const isoDate = (date: Date): string => date.toISOString().slice(0, 10);

/** Every request to slow down with its answer, rest weeks, and what is agreed on for a week. Six statements at most. */
export async function exportPace(tx: Tx, { practiceId, clientId }: ClientScope, sealer: Sealer): Promise<ExportedPace> {
  const of = { practiceId, clientId };
  const requests = await tx.paceRequest.findMany({
    where: of,
    orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
    include: { answerer: named },
  });
  const restWeeks = await tx.restWeek.findMany({ where: of, orderBy: [{ fromOn: "asc" }, { id: "asc" }], include: { setter: named } });
  const agreement = await tx.paceAgreement.findUnique({ where: { practiceId_clientId: of }, include: { agreedTo: named } });
  return {
    paceRequests: requests.map((row) => toRequest(row, sealer)),
    restWeeks: restWeeks.map(({ id, fromOn, toOn, wordsSealed, setter, setAt, endedAt }) => ({
      ...{ id, from: isoDate(fromOn), to: isoDate(toOn), setBy: setter.displayName, setAt: setAt.toISOString(), endedAt: iso(endedAt) },
      words: wordsSealed && sealer.open(restWeekWordsRef(id), wordsSealed, restWeekWordsSchema).words,
    })),
    paceAgreement: agreement && {
      things: agreement.things,
      minutes: agreement.minutes,
      checkAfterSessions: agreement.checkAfterSessions,
      checkAfterExercises: agreement.checkAfterExercises,
      agreedAt: agreement.agreedAt.toISOString(),
      agreedBy: agreement.agreedTo.displayName,
    },
  };
}

function toRequest(row: PaceRequest & { answerer: Named | null }, sealer: Sealer): ExportedPace["paceRequests"][number] {
  const { id, kind, zone, askFirst, exhaustion, stepId, assignmentId, recordId, phase, feltHeard } = row;
  return {
    ...{ id, kind, zone, askFirst, exhaustion, stepId, assignmentId, recordId, phase, question: row.field, feltHeard },
    ...(row.wordsSealed ? sealer.open(paceWordsRef(id), row.wordsSealed, paceWordsSchema) : NOTHING_ADDED),
    occurredAt: row.occurredAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    takenBackAt: iso(row.takenBackAt),
    stoppedOn: row.stoppedOn && isoDate(row.stoppedOn),
    answeredAt: iso(row.answeredAt),
    answeredBy: row.answerer?.displayName ?? null,
    answer: row.answerSealed && sealer.open(paceAnswerRef(id), row.answerSealed, paceAnswerSchema).words,
    changes: row.changes.map((change) => CHANGE_FROM_STORED[change]),
    feltHeardAt: iso(row.feltHeardAt),
  };
}
