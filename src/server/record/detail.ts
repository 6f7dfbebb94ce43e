import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { toClientDefinition } from "@/domain/exercise/client-definition";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { Prisma } from "@/generated/prisma/client";
import type { PredictionOutcome } from "@/generated/prisma/enums";
import { checkBackWordsRef, checkBackWordsSchema } from "../check-back/sealed-words";
import type { Sealer } from "../crypto/seal";
import { flagActionRef, flagActionSchema } from "../flag/sealed-words";
import type { recordDetail } from "./schema";
import { messageWordsRef, messageWordsSchema, reviewNoteRef, reviewNoteSchema } from "./sealed-words";
import { OUTCOME_FROM_STORED } from "./stored-enums";
import type { OpenedRecord, StoredValue } from "./stored-versions";

type StoredMessage = { id: string; fromClient: boolean; authorName: string; sealed: string; writtenAt: string; seen: boolean };
type StoredLink = { entry: number; outcome: PredictionOutcome | null; degree: number | null };
type StoredCheckBack = { id: string; entry: number | null; answeredAt: string | null; movedTo: string | null; sealed: string | null };
/** What a whole record is besides its line. */
export type DetailRow = {
  id: string;
  definitionVersion: number;
  exhaustion: number | null;
  zone: string;
  editedAt: Date | null;
  predictedAt: Date | null;
  retrospective: boolean | null;
  orderByDevice: boolean | null;
  decideBy: string | null;
  sharedAt: Date | null;
  openedAt: Date | null;
  reviewedAt: Date | null;
  noteSealed: Uint8Array | null;
  reviewerName: string | null;
  values: StoredValue[] | null;
  messages: StoredMessage[] | null;
  links: StoredLink[] | null;
  checkBacks: StoredCheckBack[] | null;
  raisedAt: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  actionSealed: Uint8Array | null;
};

/** Columns of a DetailRow that a line has not; from record alias `r`, prediction alias `p` and DETAIL_TABLES. */
export const DETAIL_COLUMNS = Prisma.sql`
  r.exhaustion, r.zone, r.edited_at as "editedAt", p.predicted_at as "predictedAt", p.retrospective, p.order_by_device as "orderByDevice",
  p.decide_by::text as "decideBy", r.shared_at as "sharedAt", r.opened_at as "openedAt", w.reviewed_at as "reviewedAt",
  w.note_sealed as "noteSealed", u.display_name as "reviewerName",
  (select jsonb_agg(jsonb_build_object('version', rv.version, 'field', rv.field, 'value', rv.value, 'choice', rv.choice) order by rv.version)
     from record_value rv where rv.practice_id = r.practice_id and rv.record_id = r.id) as values,
  (select jsonb_agg(jsonb_build_object('id', m.id, 'fromClient', m.from_client, 'authorName', mu.display_name,
       'sealed', encode(m.words_sealed, 'base64'), 'writtenAt', m.written_at, 'seen', m.seen_at is not null) order by m.received_at, m.id)
     from record_message m join app_user mu on mu.practice_id = m.practice_id and mu.id = m.author_id
     where m.practice_id = r.practice_id and m.record_id = r.id) as messages,
  (select jsonb_agg(jsonb_build_object('entry', l.entry, 'outcome', l.outcome, 'degree', l.degree) order by l.entry)
     from prediction l where l.practice_id = r.practice_id and l.record_id = r.id and l.entry > 0 and l.left_out_at is null) as links,
  (select jsonb_agg(jsonb_build_object('id', b.id, 'entry', bl.entry, 'answeredAt', b.answered_at, 'movedTo', b.moved_to,
       'sealed', encode(b.words_sealed, 'base64')) order by b.due_on, b.id)
     from check_back b left join prediction bl on bl.practice_id = b.practice_id and bl.id = b.link_id
     where b.practice_id = r.practice_id and b.record_id = r.id and (b.words_sealed is not null or b.moved_to is not null)) as "checkBacks",
  f.raised_at as "raisedAt", f.acknowledged_at as "acknowledgedAt", fu.display_name as "acknowledgedBy", f.action_sealed as "actionSealed"`;
/** What DETAIL_COLUMNS need, after record alias `r`. */
export const DETAIL_TABLES = Prisma.sql`
  left join record_review w on w.practice_id = r.practice_id and w.record_id = r.id
  left join app_user u on u.practice_id = w.practice_id and u.id = w.therapist_id
  left join answer_flag f on f.practice_id = r.practice_id and f.record_id = r.id
  left join app_user fu on fu.practice_id = f.practice_id and fu.id = f.acknowledged_by`;

type Detail = z.infer<typeof recordDetail>;

/** A whole record but its summary. */
export function toDetail(
  row: DetailRow,
  definition: ExerciseDefinition | null,
  opened: OpenedRecord,
  scope: ClientScope,
  sealer: Sealer,
): Omit<Detail, "summary"> {
  return {
    definitionVersion: row.definitionVersion,
    definition: definition && toClientDefinition(definition),
    ...opened,
    exhaustion: row.exhaustion,
    zone: row.zone,
    editedAt: row.editedAt?.toISOString() ?? null,
    predictedAt: row.predictedAt?.toISOString() ?? null,
    retrospective: row.retrospective ?? false,
    orderByDevice: row.orderByDevice ?? false,
    decideBy: row.decideBy,
    sharedAt: row.sharedAt?.toISOString() ?? null,
    openedAt: row.openedAt?.toISOString() ?? null,
    review: toReview(row, sealer),
    checkBacks: (row.checkBacks ?? []).map(({ id, entry, answeredAt, movedTo, sealed }) => ({
      ...{ id, entry: entry === null ? null : entry - 1, movedTo, answeredAt: answeredAt && new Date(answeredAt).toISOString() },
      words: sealed && sealer.open(checkBackWordsRef(id), Buffer.from(sealed, "base64"), checkBackWordsSchema).words,
    })),
    links: (row.links ?? []).map(({ entry, outcome, degree }) => ({
      entry: entry - 1,
      outcome: outcome && OUTCOME_FROM_STORED[outcome],
      degree,
    })),
    thread: (row.messages ?? []).map((message) => toThreadMessage(message, sealer)),
    flag: scope.role === "client" ? null : toFlag(row, definition, sealer),
  };
}

function toReview(row: DetailRow, sealer: Sealer): Detail["review"] {
  if (!row.reviewedAt || !row.reviewerName) return null;
  const note = row.noteSealed ? sealer.open(reviewNoteRef(row.id), row.noteSealed, reviewNoteSchema).note : null;
  return { reviewedAt: row.reviewedAt.toISOString(), note, therapistName: row.reviewerName };
}

function toThreadMessage({ sealed, writtenAt, ...message }: StoredMessage, sealer: Sealer): Detail["thread"][number] {
  const { words } = sealer.open(messageWordsRef(message.id), Buffer.from(sealed, "base64"), messageWordsSchema);
  return { ...message, words, writtenAt: new Date(writtenAt).toISOString() };
}

function toFlag(row: DetailRow, definition: ExerciseDefinition | null, sealer: Sealer): Detail["flag"] {
  if (!row.raisedAt) return null;
  return {
    says: definition?.topOfDay?.says ?? "",
    raisedAt: row.raisedAt.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    acknowledgedBy: row.acknowledgedBy,
    action: row.actionSealed && sealer.open(flagActionRef(row.id), row.actionSealed, flagActionSchema).action,
  };
}
