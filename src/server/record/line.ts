import { assignmentWordsSchema } from "@/domain/assignment/words";
import type { Answers } from "@/domain/exercise/answer";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { headlineOf } from "@/domain/exercise/headline";
import { Prisma } from "@/generated/prisma/client";
import { assignmentWordsRef } from "../assignment/sealed-words";
import type { Sealer } from "../crypto/seal";
import { stepWordsRef, stepWordsSchema } from "../exposure/sealed-words";
import { openVersions, type SealedVersions, type StoredValue } from "./stored-versions";

/** What names a record: its step, else its assignment, else its exercise. */
export type TitleRow = {
  stepId: string | null;
  stepSealed: Uint8Array | null;
  assignmentId: string | null;
  /** Null where the step names it. */
  assignmentSealed: Uint8Array | null;
  definitionId: string;
  definitionVersion: number;
};
/** A record as lists show it. `choices` are its values that are options: headlines can be choices. */
export type LineRow = TitleRow & {
  id: string;
  versions: number[] | null;
  wordsSealed: Uint8Array[] | null;
  choices: StoredValue[] | null;
};

/** Columns of a TitleRow, from record alias `r` and TITLE_TABLES. */
export const TITLE_COLUMNS = Prisma.sql`
  r.step_id as "stepId", s.words_sealed as "stepSealed", r.assignment_id as "assignmentId",
  case when r.step_id is null then a.words_sealed end as "assignmentSealed",
  r.definition_id as "definitionId", r.definition_version as "definitionVersion"`;
/** What TITLE_COLUMNS need, after record alias `r`. */
export const TITLE_TABLES = Prisma.sql`
  left join exposure_step s on s.practice_id = r.practice_id and s.id = r.step_id
  left join assignment a on a.practice_id = r.practice_id and a.id = r.assignment_id`;

/** Columns of a LineRow, from record alias `r` and LINE_TABLES. */
export const LINE_COLUMNS = Prisma.sql`
  r.id, ${TITLE_COLUMNS}, v.versions, v.words as "wordsSealed",
  (select jsonb_agg(jsonb_build_object('version', rv.version, 'field', rv.field, 'value', null, 'choice', rv.choice) order by rv.version)
     from record_value rv where rv.practice_id = r.practice_id and rv.record_id = r.id and rv.choice is not null) as choices`;
/** What LINE_COLUMNS need, after record alias `r`. */
export const LINE_TABLES = Prisma.sql`
  ${TITLE_TABLES}
  left join lateral (
    select array_agg(rv.version order by rv.version) as versions, array_agg(rv.words_sealed order by rv.version) as words
    from record_version rv where rv.practice_id = r.practice_id and rv.record_id = r.id
  ) v on true`;

/** The name of a record in lists. */
export function titleOf(row: TitleRow, definition: ExerciseDefinition | null, sealer: Sealer): string {
  return stepTitleOf(row, sealer) ?? assignmentTitleOf(row, sealer) ?? definition?.title ?? row.definitionId;
}

/** The title of the ladder's step; null where the record belongs to none. */
export function stepTitleOf(row: Pick<TitleRow, "stepId" | "stepSealed">, sealer: Sealer): string | null {
  return row.stepId && row.stepSealed ? sealer.open(stepWordsRef(row.stepId), row.stepSealed, stepWordsSchema).title : null;
}

/** What the therapist called an assignment; null where the exercise's own title was good enough. */
export function assignmentTitle(sealer: Sealer, assignmentId: string, sealed: Uint8Array): string | null {
  return sealer.open(assignmentWordsRef(assignmentId), sealed, assignmentWordsSchema).title || null;
}

function assignmentTitleOf({ assignmentId, assignmentSealed }: TitleRow, sealer: Sealer): string | null {
  return assignmentId && assignmentSealed ? assignmentTitle(sealer, assignmentId, assignmentSealed) : null;
}

/** The answers of a line as far as lists need them: words and options, no numbers. */
export function answersOfLine(row: LineRow, sealer: Sealer): Answers {
  const stored: SealedVersions = { versions: row.versions, wordsSealed: row.wordsSealed, values: row.choices };
  return openVersions(sealer, row.id, stored).answers;
}

/** Name and words of a record in a list. */
export function openLine(row: LineRow, definition: ExerciseDefinition | null, sealer: Sealer): { title: string; words: string | null } {
  return { title: titleOf(row, definition, sealer), words: definition && headlineOf(definition, answersOfLine(row, sealer)) };
}
