import type { ClientScope } from "@/domain/access/scope";
import { type BeliefPoint, prepareBelief } from "@/domain/chart/prepare-belief";
import type { MeasurePoint, MeasureScale } from "@/domain/chart/prepare-measure";
import type { ChartChoice } from "@/domain/chart/select-rows";
import type { Answers } from "@/domain/exercise/answer";
import { beliefOf } from "@/domain/exercise/beliefs-asked";
import type { AskedBelief, ExerciseDefinition } from "@/domain/exercise/definition";
import { measureScaleOf } from "@/domain/exercise/measure-scale";
import { scoresOf } from "@/domain/exercise/scores";
import { joinVersions, type PlainAnswer } from "@/domain/exercise/split-answers";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { openVersions, type SealedVersions } from "../record/stored-versions";
import { readableBy } from "../record/visible-records";
import { named } from "./chart-points";
import type { ChartRecord } from "./chart-rows";

/*
 * Charts D and G: what definitions say is a belief or a measure. Most clients have few such records, and many have none; then
 * nothing is read.
 */

type Titled = (record: ChartRecord) => string;
/** A record whose exercise asks after a belief or has a score. */
type Detailed = { record: ChartRecord; definition: ExerciseDefinition };
type ValueRow = PlainAnswer & { recordId: string; version: number; at: Date };
export type ChartDetails = { values: Map<string, ValueRow[]>; detailed: Detailed[] };
export type Measure = { id: string; title: string; scale: MeasureScale; points: MeasurePoint[] };

/** Numbers and options of the records that charts D and G are made from. At most one statement. */
export async function readDetails(
  tx: Tx,
  { practiceId }: ClientScope,
  records: readonly ChartRecord[],
  definitionOf: (id: string, version: number) => ExerciseDefinition | null,
): Promise<ChartDetails> {
  const detailed = records.flatMap((record): Detailed[] => {
    const definition = record.progress === "draft" ? null : definitionOf(record.definitionId, record.definitionVersion);
    return definition && (definition.beliefs || definition.scores.length > 0) ? [{ record, definition }] : [];
  });
  const values = new Map<string, ValueRow[]>();
  if (detailed.length === 0) return { values, detailed };
  const rows = await tx.$queryRaw<ValueRow[]>`
    select v.record_id as "recordId", v.version, v.field, v.value, v.choice, v.occurred_at as at from record_value v
    where v.practice_id = ${practiceId}::uuid and v.record_id = any(${detailed.map(({ record }) => record.id)}::uuid[])
    order by v.version`;
  for (const row of rows) {
    const others = values.get(row.recordId);
    if (others) others.push(row);
    else values.set(row.recordId, [row]);
  }
  return { values, detailed };
}

/** One measure for each score of an exercise, whatever the version; its scale and name are those of the last record's. */
export function measuresOf({ values, detailed }: ChartDetails, titleOf: Titled): Measure[] {
  const measures = new Map<string, Measure>();
  for (const { record, definition } of detailed) {
    const answers = plainAnswers(values.get(record.id) ?? []);
    for (const [index, { id, name, points: score }] of scoresOf(definition, answers).entries()) {
      const scored = definition.scores[index];
      if (!scored) continue;
      const measure = `${definition.id}.${id}`;
      const points = [...(measures.get(measure)?.points ?? []), { ...named(record, titleOf), score }];
      measures.set(measure, { id: measure, title: name, scale: measureScaleOf(definition, scored), points });
    }
  }
  return [...measures.values()];
}

/**
 * One point for each time that a belief was asked after and answered. A number given again counts as given last, in the place
 * of the first. The beliefs' words are opened for the points that are drawn and for no others. At most one statement.
 */
export async function beliefsOf(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  details: ChartDetails,
  titleOf: Titled,
  choice: ChartChoice,
): Promise<BeliefPoint[]> {
  const asked = details.detailed.flatMap((one) => askedIn(one, details.values.get(one.record.id) ?? [], titleOf));
  const points = asked.map(({ point }) => point);
  const isDrawn = new Set(prepareBelief(points, choice).lines.flatMap((line) => line.points.map(({ id }) => id)));
  const sealed = await readWords(tx, scope, [
    ...new Set(
      asked.filter(({ point, belief }) => isDrawn.has(point.id) && belief.belief !== undefined).map(({ point }) => point.recordId),
    ),
  ]);
  const opened = new Map<string, Answers>();
  for (const [recordId, versions] of sealed) opened.set(recordId, openVersions(sealer, recordId, versions).answers);
  return asked.map(({ point, belief, definition }) => {
    const { recordId, id } = point;
    // A question may be answered where the belief was left out: then it has a line of its own.
    const is = isDrawn.has(id) ? beliefOf(definition, belief, opened.get(recordId) ?? {}) : null;
    return is ? { ...point, beliefId: is.id, belief: is.words } : point;
  });
}

type Asking = { point: BeliefPoint; belief: AskedBelief; definition: ExerciseDefinition };

function askedIn({ record, definition }: Detailed, values: readonly ValueRow[], titleOf: Titled): Asking[] {
  return (definition.beliefs ?? []).flatMap((belief) =>
    belief.asked.flatMap((field): Asking[] => {
      const given = values.filter((row) => row.field === field);
      const [first, last] = [given[0], given.at(-1)];
      if (!first || !last || last.value === null) return [];
      const point: BeliefPoint = {
        ...named(record, titleOf),
        id: `${record.id}.${field}`,
        occurredAt: first.at.toISOString(),
        beliefId: record.id,
        belief: "",
        side: belief.side,
        degree: last.value,
        // An exercise that asks after a belief and predicts something is what puts it to the test.
        experiment: definition.prediction !== undefined,
      };
      return [{ point, belief, definition }];
    }),
  );
}

/** Of rows in the order of their versions: what was said last; a row without anything took the answer back. */
function plainAnswers(rows: readonly ValueRow[]): Answers {
  const isTakenBack = ({ value, choice }: PlainAnswer) => value === null && choice === null;
  return joinVersions(rows.map((row) => ({ words: {}, cleared: isTakenBack(row) ? [row.field] : [], plain: [row] })));
}

/** The sealed versions of these records, with the numbers of one field. One statement, and none where there are no records. */
export async function readWords(
  tx: Tx,
  { practiceId }: ClientScope,
  recordIds: readonly string[],
  field = "",
): Promise<Map<string, SealedVersions>> {
  if (recordIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<({ recordId: string } & SealedVersions)[]>`
    select v.record_id as "recordId", array_agg(v.version order by v.version) as versions, array_agg(v.words_sealed order by v.version) as "wordsSealed",
      (select jsonb_agg(jsonb_build_object('version', n.version, 'field', n.field, 'value', n.value, 'choice', n.choice) order by n.version)
        from record_value n where n.practice_id = ${practiceId}::uuid and n.record_id = v.record_id and n.field = ${field}) as values
    from record_version v where v.practice_id = ${practiceId}::uuid and v.record_id = any(${recordIds}::uuid[])
    group by v.record_id`;
  return new Map(rows.map(({ recordId, ...versions }) => [recordId, versions]));
}

type ReadableRecord = Omit<SealedVersions, "values"> & { id: string; definitionId: string; definitionVersion: number };

/** Of these records those that this reader may read, with their sealed versions. One statement. */
export async function readReadable(tx: Tx, scope: ClientScope, recordIds: readonly string[]): Promise<ReadableRecord[]> {
  return tx.$queryRaw<ReadableRecord[]>`
    select r.id, r.definition_id as "definitionId", r.definition_version as "definitionVersion", v.versions, v.words as "wordsSealed"
    from record r
    cross join lateral (
      select array_agg(rv.version order by rv.version) as versions, array_agg(rv.words_sealed order by rv.version) as words
      from record_version rv where rv.practice_id = r.practice_id and rv.record_id = r.id
    ) v
    where r.practice_id = ${scope.practiceId}::uuid and r.client_id = ${scope.clientId}::uuid and r.id = any(${recordIds}::uuid[])
      and ${readableBy(scope)}`;
}
