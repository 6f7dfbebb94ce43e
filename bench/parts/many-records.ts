import { uuidv7 } from "uuidv7";
import { clientSealer } from "@/server/crypto/seal";
import { db, inPractice } from "@/server/db";
import { minutesAfter, type PracticeFixture, scopeOf } from "@/server/testing/practice-fixture";

/** What every record made here holds: two with the prediction, three after the exposure. */
export const RATINGS_OF_A_RECORD = 5;
const OUTCOMES = ["no", "no", "no", "yes", "no", "cannot_know", "no", "cannot_tell_yet"] as const;
/** As many in one transaction as end well before its time is over. */
const AT_ONCE = 250;

/**
 * Exposure records of the first client, all told and opened, each with a prediction, two sealed versions and five ratings.
 * @param many.hoursApart the last one was so long before NOW
 * @param many.stepIds whose they are in turn; none: of no step
 */
export async function makeManyRecords(
  { practiceId, therapist, client }: PracticeFixture,
  many: { count: number; hoursApart: number; stepIds: readonly string[] },
): Promise<void> {
  const made = Array.from({ length: many.count }, (_, index) => ({
    ...{ id: uuidv7(), index, stepId: many.stepIds[index % many.stepIds.length] ?? null },
    at: minutesAfter(-60 * many.hoursApart * (many.count - index)),
  }));
  for (let from = 0; from < made.length; from += AT_ONCE) await makeSome(made.slice(from, from + AT_ONCE));
  await db.$executeRawUnsafe("analyze").catch(() => undefined);

  async function makeSome(some: typeof made): Promise<void> {
    const { clientId } = client;
    const of = { practiceId, clientId, definitionId: "exposure-record", definitionVersion: 1, zone: "Europe/Berlin" };
    await inPractice(practiceId, async (tx) => {
      const sealer = await clientSealer(tx, scopeOf(therapist, client));
      const seal = (table: string, column: string, rowId: string, words: object) => sealer.seal({ table, column, rowId }, words);
      await tx.record.createMany({
        data: some.map(({ id, at, stepId }) => ({
          ...{ ...of, id, stepId, progress: "done" as const, visibility: "reviewed" as const, currentVersion: 2, exhaustion: 4 },
          ...{ occurredAt: at, receivedAt: at, afterOpenedAt: at, finishedAt: at, sharedAt: at, openedAt: at },
        })),
      });
      await tx.prediction.createMany({
        data: some.map(({ id, at, index }) => ({
          ...{ practiceId, clientId, id, recordId: id, outcome: OUTCOMES[index % OUTCOMES.length] ?? null },
          ...{ likelihoodBefore: 30 + ((index * 17) % 70), likelihoodAgain: 10 + ((index * 29) % 60) },
          ...{ predictedAt: at, lockedAt: at, outcomeAt: at },
          statementSealed: seal("prediction", "statement_sealed", id, { statement: `They laugh ${id}`, howWillIKnow: "I hear it" }),
        })),
      });
      const versions = some.flatMap((record) => [1, 2].map((version) => ({ ...record, version })));
      await tx.recordVersion.createMany({
        data: versions.map(({ id, at, version }) => ({
          ...{ practiceId, recordId: id, version, occurredAt: at, zone: "Europe/Berlin", receivedAt: at },
          wordsSealed: seal("record_version", "words_sealed", `${id}:${version}`, {
            answers:
              version === 1 ? { fearedOutcome: `They laugh ${id}` } : { whatILearned: `Nobody did ${id}`, whatHappened: "We talked." },
            reasons: [],
          }),
        })),
      });
      await tx.recordValue.createMany({
        data: versions.flatMap(({ id, at, index, version }) =>
          (version === 1 ? ["predictedPeakSuds", "likelihoodBefore"] : ["peakSuds", "endSuds", "likelihoodAgain"]).map((field, place) => ({
            ...{ practiceId, clientId, recordId: id, version, field, occurredAt: at, zone: "Europe/Berlin" },
            value: 20 + ((index * 7 + place * 13) % 60),
          })),
        ),
      });
    });
  }
}
