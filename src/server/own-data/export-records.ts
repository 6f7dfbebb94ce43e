import type { ClientScope } from "@/domain/access/scope";
import type {
  AnswerFlag,
  CheckBack,
  Prediction,
  RecordMessage,
  RecordReview,
  RecordValue,
  RecordVersion,
  Record as StoredRecord,
} from "@/generated/prisma/client";
import { checkBackQuestionSchema } from "../check-back/schema";
import { checkBackWordsRef, checkBackWordsSchema } from "../check-back/sealed-words";
import { PLANNED_COLUMN } from "../check-back/subjects";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { flagActionRef, flagActionSchema } from "../flag/sealed-words";
import {
  messageWordsRef,
  messageWordsSchema,
  predictionWordsRef,
  predictionWordsSchema,
  reviewNoteRef,
  reviewNoteSchema,
  versionWordsRef,
  versionWordsSchema,
} from "../record/sealed-words";
import { OUTCOME_FROM_STORED, PROGRESS_FROM_STORED, VISIBILITY_FROM_STORED } from "../record/stored-enums";
import { PACE_FIELD } from "../record/stored-versions";
import type { ExportedRecord } from "./export-schema";

/** Records that are read at a time, so that no statement grows with a story. */
const PAGE = 200;

type Named = { displayName: string };
type Stored = {
  record: StoredRecord;
  versions: RecordVersion[];
  values: RecordValue[];
  predictions: Prediction[];
  checkBacks: CheckBack[];
  review: (RecordReview & { therapist: Named }) | null;
  messages: (RecordMessage & { author: Named })[];
  flag: (AnswerFlag & { acknowledger: Named | null }) | null;
};

/** All records of a client with all their versions, oldest first. Eight statements for each two hundred. */
export async function exportRecords(tx: Tx, scope: ClientScope, sealer: Sealer): Promise<ExportedRecord[]> {
  const { practiceId, clientId } = scope;
  const records: ExportedRecord[] = [];
  let after: string | null = null;
  for (;;) {
    const page: StoredRecord[] = await tx.record.findMany({
      where: { practiceId, clientId, ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    records.push(...(await withEverything(tx, scope, page)).map((row) => toExported(row, sealer)));
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE) break;
  }
  return records.sort((a, b) => a.occurredAt.localeCompare(b.occurredAt) || a.id.localeCompare(b.id));
}

/** What belongs to these records, one statement after the other. */
async function withEverything(tx: Tx, { practiceId }: ClientScope, page: StoredRecord[]): Promise<Stored[]> {
  if (page.length === 0) return [];
  const where = { practiceId, recordId: { in: page.map(({ id }) => id) } };
  const versions = byRecord(await tx.recordVersion.findMany({ where, orderBy: { version: "asc" } }));
  const values = byRecord(await tx.recordValue.findMany({ where, orderBy: [{ version: "asc" }, { field: "asc" }] }));
  const predictions = byRecord(await tx.prediction.findMany({ where }));
  const checkBacks = byRecord(await tx.checkBack.findMany({ where, orderBy: [{ dueOn: "asc" }, { id: "asc" }] }));
  const named = { select: { displayName: true } } as const;
  const reviews = byRecord(await tx.recordReview.findMany({ where, include: { therapist: named } }));
  const inOrder = [{ receivedAt: "asc" as const }, { id: "asc" as const }];
  const messages = byRecord(await tx.recordMessage.findMany({ where, orderBy: inOrder, include: { author: named } }));
  const flags = byRecord(await tx.answerFlag.findMany({ where, include: { acknowledger: named } }));
  return page.map((record) => ({
    record,
    versions: versions.get(record.id) ?? [],
    values: values.get(record.id) ?? [],
    predictions: (predictions.get(record.id) ?? []).sort((a, b) => a.entry - b.entry),
    checkBacks: checkBacks.get(record.id) ?? [],
    review: reviews.get(record.id)?.[0] ?? null,
    messages: messages.get(record.id) ?? [],
    flag: flags.get(record.id)?.[0] ?? null,
  }));
}

function byRecord<T extends { recordId: string }>(rows: readonly T[]): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const row of rows) {
    const others = grouped.get(row.recordId);
    if (others) others.push(row);
    else grouped.set(row.recordId, [row]);
  }
  return grouped;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

function toExported(stored: Stored, sealer: Sealer): ExportedRecord {
  const { record: row, predictions, review } = stored;
  const prediction = predictions.find(({ entry }) => entry === 0);
  return {
    id: row.id,
    stepId: row.stepId,
    assignmentId: row.assignmentId,
    definitionId: row.definitionId,
    definitionVersion: row.definitionVersion,
    progress: PROGRESS_FROM_STORED[row.progress],
    visibility: VISIBILITY_FROM_STORED[row.visibility],
    exhaustion: row.exhaustion,
    occurredAt: row.occurredAt.toISOString(),
    zone: row.zone,
    receivedAt: row.receivedAt.toISOString(),
    afterOpenedAt: iso(row.afterOpenedAt),
    finishedAt: iso(row.finishedAt),
    sharedAt: iso(row.sharedAt),
    openedAt: iso(row.openedAt),
    editedAt: iso(row.editedAt),
    versions: stored.versions.map((version) => toVersion(stored, version, sealer)),
    prediction: prediction ? toPrediction(prediction, sealer) : null,
    links: predictions
      .filter(({ entry }) => entry > 0)
      .map((link) => ({ entry: link.entry, leftOutAt: iso(link.leftOutAt), ...toPrediction(link, sealer) })),
    checkBacks: stored.checkBacks.map((checkBack) => toCheckBack(checkBack, sealer)),
    review: review && {
      therapistName: review.therapist.displayName,
      note: review.noteSealed ? sealer.open(reviewNoteRef(row.id), review.noteSealed, reviewNoteSchema).note : null,
      reviewedAt: review.reviewedAt.toISOString(),
    },
    thread: stored.messages.map((message) => toMessage(message, sealer)),
    flag: stored.flag && toFlag(stored.flag, sealer),
  };
}

function toCheckBack(row: CheckBack, sealer: Sealer): ExportedRecord["checkBacks"][number] {
  const { id, subjectId, dueOn, madeAt, answeredAt, movedTo, wordsSealed } = row;
  return {
    ...{ id, subjectId, dueOn: dueOn.toISOString().slice(0, 10), madeAt: madeAt.toISOString(), answeredAt: iso(answeredAt) },
    questions: checkBackQuestionSchema.options.filter((question) => row[PLANNED_COLUMN[question]] !== null),
    movedTo: movedTo?.toISOString().slice(0, 10) ?? null,
    words: wordsSealed && sealer.open(checkBackWordsRef(id), wordsSealed, checkBackWordsSchema).words,
  };
}

function toMessage(row: Stored["messages"][number], sealer: Sealer): ExportedRecord["thread"][number] {
  return {
    id: row.id,
    fromClient: row.fromClient,
    authorName: row.author.displayName,
    words: sealer.open(messageWordsRef(row.id), row.wordsSealed, messageWordsSchema).words,
    writtenAt: row.writtenAt.toISOString(),
    seenAt: iso(row.seenAt),
  };
}

function toFlag(row: NonNullable<Stored["flag"]>, sealer: Sealer): ExportedRecord["flag"] {
  return {
    raisedAt: row.raisedAt.toISOString(),
    acknowledgedAt: iso(row.acknowledgedAt),
    acknowledgedBy: row.acknowledger?.displayName ?? null,
    action: row.actionSealed && sealer.open(flagActionRef(row.recordId), row.actionSealed, flagActionSchema).action,
  };
}

/** Words and numbers of one version together, as they were given. */
function toVersion({ record, values }: Stored, version: RecordVersion, sealer: Sealer): ExportedRecord["versions"][number] {
  const words = sealer.open(versionWordsRef(record.id, version.version), version.wordsSealed, versionWordsSchema);
  const own = values.filter((value) => value.version === version.version);
  const plain = own.flatMap(({ field, value, choice }) => {
    const answer = choice ?? value;
    return answer === null || field === PACE_FIELD ? [] : [[field, answer] as const];
  });
  return {
    version: version.version,
    occurredAt: version.occurredAt.toISOString(),
    zone: version.zone,
    receivedAt: version.receivedAt.toISOString(),
    ...words,
    answers: { ...words.answers, ...Object.fromEntries(plain) },
    pace: own.find(({ field }) => field === PACE_FIELD)?.choice ?? null,
  };
}

function toPrediction(row: Prediction, sealer: Sealer): NonNullable<ExportedRecord["prediction"]> {
  const words = sealer.open(predictionWordsRef(row.id), row.statementSealed, predictionWordsSchema);
  return {
    ...words,
    likelihoodBefore: row.likelihoodBefore,
    decideBy: row.decideBy?.toISOString().slice(0, 10) ?? null,
    predictedAt: row.predictedAt.toISOString(),
    lockedAt: iso(row.lockedAt),
    retrospective: row.retrospective,
    outcome: row.outcome && OUTCOME_FROM_STORED[row.outcome],
    degree: row.degree,
    outcomeAt: iso(row.outcomeAt),
    likelihoodAgain: row.likelihoodAgain,
    likelihoodLater: row.likelihoodLater,
    likelihoodLaterAt: iso(row.likelihoodLaterAt),
  };
}
