import type { ClientScope } from "@/domain/access/scope";
import { localDate } from "@/domain/calendar/local-date";
import type { Charts, DayChoice } from "@/domain/chart/charts";
import { choiceOfDays } from "@/domain/chart/choice-of-days";
import { droppedBehaviours } from "@/domain/chart/dropped-behaviours";
import { type PackedBehaviours, type PackedCharts, packBehaviours, packCharts } from "@/domain/chart/packed-charts";
import { PACE_DAYS, prepareCharts } from "@/domain/chart/prepare-charts";
import { type BehaviourPoint, prepareSafetyBehaviours } from "@/domain/chart/prepare-safety-behaviours";
import type { ExposurePoint } from "@/domain/chart/rows";
import { chosenRows } from "@/domain/chart/select-rows";
import type { PlannedBehaviour, UsedBehaviour } from "@/domain/exercise/answer";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { openVersions } from "../record/stored-versions";
import { beliefsOf, measuresOf, readDetails, readWords } from "./chart-details";
import { exhaustionOf, exposuresOf, paceMarksOf, predictionsOf, variationsOf } from "./chart-points";
import { readChartRows } from "./chart-rows";
import { type ChartTitles, chartTitles } from "./chart-titles";

const DAY_MS = 86_400_000;

/**
 * All charts of one client for a choice, as far as this reader may read: prepared here, and packed for the way. One statement
 * whatever the length of the story, one for exercises of the practice that are not known yet, and two where something was recorded
 * that asks after beliefs or has a score.
 */
export async function getCharts(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, chosen: DayChoice): Promise<PackedCharts> {
  const { rows, titles, definitionOf } = await readAll(tx, scope, sealer, now);
  const choice = choiceOfDays(chosen, chosen.stepId, rows.timeZone);
  const details = await readDetails(tx, scope, rows.records, definitionOf);
  const predictions = predictionsOf(rows, titles.keyOf);
  const exposures = exposuresOf(rows, titles.keyOf);
  const beliefs = await beliefsOf(tx, scope, sealer, details, titles.keyOf, choice);
  const measures = measuresOf(details, titles.keyOf);
  const prepared = prepareCharts(
    {
      ...{ predictions, exposures, beliefs, measures },
      variations: variationsOf(rows),
      exhaustion: exhaustionOf(rows),
      paceRequests: paceMarksOf(rows),
      today: localDate(now, rows.timeZone, rows.timeZone),
      forTherapist: scope.role !== "client",
    },
    choice,
  );
  const dated = [...predictions, ...exposures, ...beliefs, ...measures.flatMap(({ points }) => points)];
  const packed = packCharts({ ...prepared, steps: stepsOf(exposures), days: daysOf(dated, rows.timeZone), timeZone: rows.timeZone });
  return { ...packed, titles: packed.titles.map(titles.open) };
}

/** Chart F, apart from the others because it opens what was planned and used in every chosen exposure. Two statements. */
export async function getSafetyBehaviours(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  now: Date,
  chosen: DayChoice,
): Promise<PackedBehaviours> {
  const { rows, titles } = await readAll(tx, scope, sealer, now);
  const choice = choiceOfDays(chosen, chosen.stepId, rows.timeZone);
  const exposures = exposuresOf(rows, titles.keyOf);
  const told = await readBehaviours(tx, scope, sealer, chosenRows(exposures, choice));
  const points = exposures.map((exposure): BehaviourPoint => ({ ...exposure, ...(told.get(exposure.recordId) ?? NOTHING_TOLD) }));
  const packed = packBehaviours(prepareSafetyBehaviours(points, choice));
  return { ...packed, titles: packed.titles.map(titles.open) };
}

async function readAll(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date) {
  // A day more on either side of the strip, for those who live ahead of or behind the server.
  const rows = await readChartRows(tx, scope, new Date(now.getTime() - (PACE_DAYS + 2) * DAY_MS));
  const refs = new Map(rows.records.map((record) => [`${record.definitionId} ${record.definitionVersion}`, record]));
  const definitionOf = await findExercises(
    tx,
    scope,
    [...refs.values()].map(({ definitionId: id, definitionVersion: version }) => ({ id, version })),
  );
  const titles: ChartTitles = chartTitles(rows, definitionOf, sealer);
  return { rows, titles, definitionOf };
}

type Told = Pick<BehaviourPoint, "behaviours" | "attentionExternal">;
const NOTHING_TOLD: Told = { behaviours: null, attentionExternal: null };

async function readBehaviours(tx: Tx, scope: ClientScope, sealer: Sealer, exposures: readonly ExposurePoint[]): Promise<Map<string, Told>> {
  const ids = exposures.map(({ recordId }) => recordId);
  const told = new Map<string, Told>();
  for (const [recordId, versions] of await readWords(tx, scope, ids, "attentionExternal")) {
    const { answers } = openVersions(sealer, recordId, versions);
    const { plannedBehaviours, usedBehaviours, attentionExternal } = answers;
    const behaviours = droppedBehaviours(
      Array.isArray(plannedBehaviours) ? (plannedBehaviours as PlannedBehaviour[]) : null,
      Array.isArray(usedBehaviours) ? (usedBehaviours as UsedBehaviour[]) : null,
    );
    told.set(recordId, { behaviours, attentionExternal: typeof attentionExternal === "number" ? attentionExternal : null });
  }
  return told;
}

/** The steps that were tried, by the key of their title. */
function stepsOf(exposures: readonly ExposurePoint[]): Charts["steps"] {
  const tried = new Map(exposures.flatMap(({ stepId, title }) => (stepId === null ? [] : [[stepId, title] as const])));
  return [...tried].map(([id, title]) => ({ id, title }));
}

function daysOf(points: readonly { occurredAt: string }[], zone: string): Charts["days"] {
  if (points.length === 0) return null;
  const times = points.map(({ occurredAt }) => occurredAt);
  const dayOf = (at: string) => localDate(new Date(at), zone, zone);
  return {
    first: dayOf(times.reduce((a, b) => (b < a ? b : a))),
    last: dayOf(times.reduce((a, b) => (b > a ? b : a))),
  };
}
