import { uuidv7 } from "uuidv7";
import { stepAt } from "@/domain/access/totp-step";
import { confirmTotp, openOwnTotp } from "../auth/factors";
import { codeOfStep, makeTotpSecret, sealOffer } from "../auth/totp";
import { practiceSealer } from "../crypto/practice-seal";
import { inPractice } from "../db";
import type { LadderStory } from "./exposure-story";
import { deviceOperations, push } from "./operations";
import { AFTER, BEFORE, recordExposure } from "./phone";
import { callerFor, NOW } from "./practice-fixture";

export type Load = {
  /** Everybody has ended what they had begun before this was called. */
  turn(): Promise<void>;
  stop(): Promise<{ rounds: number; errors: unknown[] }>;
};

/**
 * People at work through the app's own procedures, as fast as it answers: a therapist edits and reads steps, a client
 * records and reads, a phone sends operations twice, clients are invited, a code is set up and read.
 */
export function startLoad(story: LadderStory): Load {
  const works = [() => editAndRead(story), () => recordAndRead(story), () => sendTwice(story), () => invite(story), () => useFactor(story)];
  const rounds = works.map(() => 0);
  const errors: unknown[] = [];
  let stopped = false;
  const running = works.map(async (work, index) => {
    while (!stopped) {
      await work().catch((error: unknown) => errors.push(error));
      rounds[index] = (rounds[index] ?? 0) + 1;
    }
  });
  return {
    turn: async () => {
      const begun = [...rounds];
      while (rounds.some((count, index) => count < (begun[index] ?? 0) + 1)) await new Promise(setImmediate);
    },
    stop: async () => {
      stopped = true;
      await Promise.all(running);
      return { rounds: rounds.reduce((sum, count) => sum + count, 0), errors };
    },
  };
}

function expectSame(what: string, read: unknown, written: unknown): void {
  if (read !== written) throw new Error(`${what} reads otherwise than it was written`);
}

async function editAndRead({ practice, steps }: LadderStory): Promise<void> {
  const { therapist, client } = practice;
  const caller = callerFor(therapist);
  const title = `Step ${uuidv7()}`;
  const [, , last] = steps;
  await caller.exposure.editStep({ clientId: client.clientId, stepId: last.id, title, minimumVersion: "Sit down", predictedSuds: 50 });
  const read = (await caller.exposure.listSteps({ clientId: client.clientId })).steps.find((step) => step.id === last.id);
  expectSame("a step", read?.title, title);
}

async function recordAndRead({ practice, steps }: LadderStory): Promise<void> {
  const { client, therapist } = practice;
  const whatILearned = `Learned ${uuidv7()}`;
  const recordId = await recordExposure(client, { stepId: steps[0].id, answers: { ...AFTER, whatILearned }, before: BEFORE });
  const own = await callerFor(client).record.getOwn({ recordId });
  expectSame("an own record", JSON.stringify(own).includes(whatILearned), true);
  const opened = await callerFor(therapist).record.open({ clientId: client.clientId, recordId });
  expectSame("an opened record", JSON.stringify(opened).includes(whatILearned), true);
}

async function sendTwice({ practice }: LadderStory): Promise<void> {
  const operation = deviceOperations().askFor(uuidv7());
  await push(practice.client, [operation]);
  const [again] = await push(practice.client, [operation]);
  expectSame("an operation that was sent twice", again?.status, "duplicate");
}

async function invite({ practice }: LadderStory): Promise<void> {
  const created = await callerFor(practice.otherTherapist).invitation.create({ displayName: "Tom K.", email: `${uuidv7()}@example.org` });
  expectSame("an invitation", created.ok, true);
}

async function useFactor({ practice }: LadderStory): Promise<void> {
  const { practiceId, userId } = practice.therapist;
  const secret = makeTotpSecret();
  await inPractice(practiceId, async (tx) => {
    const offer = sealOffer(await practiceSealer(tx, practiceId), userId, secret, NOW);
    expectSame("a code", await confirmTotp(tx, { practiceId, userId }, { offer, code: codeOfStep(secret, stepAt(NOW)) }, NOW), "ok");
  });
  const own = await inPractice(practiceId, (tx) => openOwnTotp(tx, { practiceId, userId }));
  expectSame("an authenticator's secret", own?.secret, secret);
}
