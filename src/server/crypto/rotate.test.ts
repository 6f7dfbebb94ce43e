import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { openOwnTotp } from "../auth/factors";
import { inPractice } from "../db";
import { auditTrail } from "../testing/audit-trail";
import { type LadderStory, makeLadder } from "../testing/exposure-story";
import { startLoad } from "../testing/key-load";
import { keyService } from "../testing/key-service";
import { recordExposure } from "../testing/phone";
import { addClient, callerFor, type PracticeFixture } from "../testing/practice-fixture";
import { sealedValues } from "../testing/sealed-places";
import { type MasterKeys, replaceMasterKeys } from "./master-key";
import { ringOf } from "./master-key-ring";
import { rotateKeys } from "./rotate";
import type { KeyLevel, RotationStep } from "./rotation";
import { clientSealers, SETTLES_AFTER } from "./seal";

/** Two kinds of master keys, each with a way to make a further version and to take the first one away. */
const KINDS: Record<string, () => { keys: MasterKeys; add: () => void; dropFirst: () => void }> = {
  "keys of this process": () => {
    const versions = new Map([[1, randomBytes(32)]]);
    // As the file's keys are: what is asked for is looked up at that moment.
    const keys: MasterKeys = {
      newest: () => ringOf(versions).newest(),
      versionOf: ringOf(versions).versionOf,
      wrap: (place, key) => ringOf(versions).wrap(place, key),
      unwrap: (place, wrapped) => ringOf(versions).unwrap(place, wrapped),
    };
    return { keys, add: () => void versions.set(2, randomBytes(32)), dropFirst: () => void versions.delete(1) };
  },
  "a key service": () => {
    const keys = keyService();
    return { keys, add: () => keys.addVersion(), dropFirst: () => keys.removeVersion(1) };
  },
};

const rotate = (practice: PracticeFixture, level: KeyLevel, onStep?: (step: RotationStep) => void) =>
  rotateKeys({ level, practiceId: practice.practiceId, now: new Date(), olderThanHours: 0, ...(onStep ? { onStep } : {}) });

/** Opens everything that is sealed with a client's key, and says how much that was. */
async function openEverything({ practiceId }: PracticeFixture): Promise<number> {
  return inPractice(practiceId, async (tx) => {
    const values = await sealedValues(tx, practiceId);
    const sealers = await clientSealers(tx, practiceId, [...new Set(values.map((value) => value.clientId))]);
    const opened = values.map(({ ref, sealed, clientId }) => sealers.get(clientId)?.open(ref, sealed, z.unknown()));
    return opened.filter((value) => value !== undefined).length;
  });
}

/** The versions that are stored: of practice keys, and of the practice keys that wrap clients' keys and secrets. */
const storedVersions = ({ practiceId }: PracticeFixture) =>
  inPractice(practiceId, async (tx) => {
    const [row] = await tx.$queryRaw<{ practice: number[]; wrapping: number[]; client: number }[]>`
      select (select array_agg(version order by version) from practice_key where practice_id = ${practiceId}::uuid) as practice,
        (select array_agg(distinct v) from (select practice_key_version v from client_key where practice_id = ${practiceId}::uuid
          union select practice_key_version from practice_secret where practice_id = ${practiceId}::uuid) w) as wrapping,
        (select max(version) from client_key where practice_id = ${practiceId}::uuid) as client`;
    return row;
  });

/** As if the newest keys of clients had been made long enough ago to seal. */
const settleKeys = ({ practiceId }: PracticeFixture) =>
  inPractice(
    practiceId,
    (tx) =>
      tx.$executeRaw`update client_key set created_at = created_at - ${SETTLES_AFTER}::interval where practice_id = ${practiceId}::uuid`,
  );

let story: LadderStory;
/** Three steps, two versions of one record, its prediction. */
const SEALED = 6;

/** A practice that was made under these master keys. */
async function begin(keys: MasterKeys): Promise<PracticeFixture> {
  replaceMasterKeys(keys);
  onTestFinished(() => replaceMasterKeys(null));
  story = await makeLadder();
  await recordExposure(story.practice.client, { stepId: story.steps[0].id });
  return story.practice;
}

describe.each(Object.entries(KINDS))("rotating under %s", (_name, makeKind) => {
  let kind: ReturnType<typeof makeKind>;
  beforeEach(() => {
    kind = makeKind();
  });

  it("at every level, while people work: no error, every word opens, and the old master key may go", async () => {
    const practice = await begin(kind.keys);
    const load = startLoad(story);
    await load.turn();
    kind.add();
    expect((await rotate(practice, "master")).keys).toBe(1);
    await load.turn();
    expect((await rotate(practice, "practice")).failed).toEqual([]);
    await load.turn();
    expect((await rotate(practice, "client")).keys).toBeGreaterThan(2);
    await load.turn();
    await settleKeys(practice);
    await load.turn();
    await rotate(practice, "practice");
    await load.turn();
    const { rounds, errors } = await load.stop();
    expect(errors).toEqual([]);
    expect(rounds).toBeGreaterThanOrEqual(30);

    expect(await storedVersions(practice)).toMatchObject({ practice: [3], wrapping: [3], client: 2 });
    kind.dropFirst();
    replaceMasterKeys(kind.keys);
    expect(await openEverything(practice)).toBeGreaterThan(20);
    const after = startLoad(story);
    await after.turn();
    expect((await after.stop()).errors).toEqual([]);
  }, 60_000);

  it("says in its trail what was done, and does nothing twice", async () => {
    const practice = await begin(kind.keys);
    kind.add();
    expect([(await rotate(practice, "master")).keys, (await rotate(practice, "master")).keys]).toEqual([1, 0]);
    await rotate(practice, "practice");
    await rotateKeys({ level: "client", practiceId: practice.practiceId, now: new Date(), olderThanHours: 0 });
    // A second run on the same day makes no further key.
    expect((await rotateKeys({ level: "client", practiceId: practice.practiceId, now: new Date() })).keys).toBe(0);
    const trail = (await auditTrail(practice.practiceId)).map(({ event }) => event).filter((event) => event.kind === "keysRotated");
    expect(trail).toEqual([
      { kind: "keysRotated", level: "master", version: 2, rewrapped: 1 },
      { kind: "keysRotated", level: "practice", version: 2, rewrapped: 0 },
      { kind: "keysRotated", level: "practice", version: 2, rewrapped: 3 },
      { kind: "keysRotated", level: "client", version: 2, rewrapped: 2 },
    ]);
  });

  it("goes on where it was ended, whenever that was", async () => {
    const practice = await begin(kind.keys);
    // More clients than one transaction takes.
    await inPractice(practice.practiceId, async (tx) => {
      for (let index = 0; index < 110; index++) await addClient(tx, practice.therapist, "Client");
    });
    for (const level of ["practice", "client"] as const) {
      for (let last = 1; last <= 4; last++) {
        let steps = 0;
        const ended = rotate(practice, level, () => {
          steps += 1;
          if (steps === last) throw new Error("ended");
        });
        const isWhole = await ended.then(
          () => true,
          () => false,
        );
        expect(await openEverything(practice)).toBe(SEALED);
        if (isWhole) break;
      }
      await rotate(practice, level);
      expect(await openEverything(practice)).toBe(SEALED);
    }
    const stored = await storedVersions(practice);
    expect(stored?.practice).toHaveLength(1);
    expect(stored?.wrapping).toEqual(stored?.practice);
  });

  it("with other master keys nothing opens, and the refusal says so without a key in it", async () => {
    const practice = await begin(kind.keys);
    replaceMasterKeys(ringOf(new Map([[1, randomBytes(32)]])));
    await expect(openEverything(practice)).rejects.toThrow(/seal does not open: practice_key|no master key of version/);
    replaceMasterKeys(ringOf(new Map([[7, randomBytes(32)]])));
    const { failed, keys } = await rotate(practice, "master");
    expect(keys).toBe(0);
    expect(failed).toEqual([{ practiceId: practice.practiceId, why: expect.stringMatching(/^there is no master key of version \d+$/) }]);
    replaceMasterKeys(kind.keys);
    expect(await openEverything(practice)).toBe(SEALED);
  });
});

describe("a client's further key", () => {
  it("opens at once and seals when whoever read the keys before it has ended", async () => {
    const practice = await begin(ringOf(new Map([[1, randomBytes(32)]])));
    const { practiceId, client, therapist } = practice;
    const sealedWith = () =>
      inPractice(practiceId, async (tx) => {
        const [row] = await tx.$queryRaw<{ version: number }[]>`
          select get_byte(words_sealed, 2) as version from exposure_step where id = ${story.steps[0].id}::uuid`;
        return row?.version;
      });
    const edit = () =>
      callerFor(therapist).exposure.editStep({
        clientId: client.clientId,
        stepId: story.steps[0].id,
        title: "Say hello",
        minimumVersion: "Nod",
        predictedSuds: 40,
      });
    await rotate(practice, "client");
    await edit();
    expect(await sealedWith()).toBe(1);
    await settleKeys(practice);
    await edit();
    expect(await sealedWith()).toBe(2);
    expect(await openEverything(practice)).toBe(SEALED);
  });

  it("is not made for an erased client", async () => {
    const { practiceId, otherClient, ...practice } = await begin(ringOf(new Map([[1, randomBytes(32)]])));
    await inPractice(
      practiceId,
      (tx) =>
        tx.$queryRaw`select erase_client(${practiceId}::uuid, ${otherClient.clientId}::uuid, ${practice.admin.userId}::uuid, now())::text`,
    );
    expect((await rotateKeys({ level: "client", practiceId, now: new Date(), olderThanHours: 0 })).keys).toBe(1);
    const left = await inPractice(practiceId, (tx) => tx.clientKey.count({ where: { practiceId, clientId: otherClient.clientId } }));
    expect(left).toBe(0);
  });
});

describe("a key service that is not reached", () => {
  it("is answered UNAVAILABLE, loses nothing, and is asked once for many requests", async () => {
    const service = keyService();
    const { practiceId, therapist, client } = await begin(service);
    const list = () => callerFor(therapist).exposure.listSteps({ clientId: client.clientId });
    const written = (await list()).steps;

    replaceMasterKeys(service);
    service.fail(1);
    await expect(list()).rejects.toThrow("UNAVAILABLE");
    const asked = service.unwrapped();
    expect((await list()).steps).toEqual(written);
    await Promise.all(Array.from({ length: 6 }, list));
    expect(service.unwrapped()).toBe(asked + 1);

    service.addVersion();
    service.fail(1);
    const run = await rotateKeys({ level: "master", practiceId, now: new Date() });
    expect(run.failed).toEqual([{ practiceId, why: "the master keys could not be reached" }]);
    expect((await rotateKeys({ level: "master", practiceId, now: new Date() })).keys).toBe(1);
    replaceMasterKeys(service);
    expect((await list()).steps).toEqual(written);
    expect(await inPractice(practiceId, (tx) => openOwnTotp(tx, therapist))).toBeNull();
  });
});
