import { db } from "@/server/db";
import { callerFor, makePractice, NOW, type PracticeFixture } from "@/server/testing/practice-fixture";

/*
 * What it costs that all audited acts of one practice pass through one row of its trail: the same reads by as many people at
 * once, of one practice and of several, in turn in one run. The connections are the same in both.
 */
const PEOPLE = 8;
const CALLS = 400;
const ROUNDS = 7;

/** Reads a second when so many ask at once, each of the practice that is theirs. */
async function perSecond(practiceOf: (person: number) => PracticeFixture): Promise<number> {
  let left = CALLS;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      const caller = callerFor(practiceOf(person).client, NOW);
      while (left-- > 0) await caller.record.listOwn({ cursor: null, limit: 20 });
    }),
  );
  return (CALLS / (performance.now() - begun)) * 1000;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function main(): Promise<void> {
  const practices = await Promise.all(Array.from({ length: PEOPLE }, () => makePractice()));
  const of = (person: number) => {
    const practice = practices[person];
    if (!practice) throw new Error("no practice");
    return practice;
  };
  await perSecond(of);
  const one: number[] = [];
  const several: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    one.push(await perSecond(() => of(0)));
    several.push(await perSecond(of));
  }
  const [together, apart] = [median(one), median(several)];
  process.stdout.write(`${PEOPLE} people read at once; median of ${ROUNDS} rounds of ${CALLS} reads, each with its audit event.\n`);
  process.stdout.write(`of one practice        ${together.toFixed(0).padStart(6)} a second\n`);
  process.stdout.write(`of a practice each     ${apart.toFixed(0).padStart(6)} a second   ${(apart / together).toFixed(2)} ×\n`);
  await db.$disconnect();
}

await main();
