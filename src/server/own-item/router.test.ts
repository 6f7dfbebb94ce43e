import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { makeLadder } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { AFTER, phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, makePractice, type PracticeFixture } from "../testing/practice-fixture";
import { CLIENTS_ONLY, codeOf, describeAccess, THERAPIST_ONLY } from "../testing/refusals";
import { auditOf } from "../testing/stored-rows";

type Story = { practice: PracticeFixture; itemId: string };
const VALUE = { kind: "value", words: "being there for my sister", position: 0 } as const;

async function makeListed(): Promise<Story> {
  const practice = await makePractice();
  const itemId = uuidv7();
  await phoneOf(practice.client).putOwnItem(itemId, VALUE);
  return { practice, itemId };
}
const clientOf = ({ practice }: Story) => ({ clientId: practice.client.clientId });
const listOf = async ({ practice }: Story) => (await callerFor(practice.client).ownItem.listOwn()).items;

describe("who may read and write a client's lists", () => {
  describeAccess("ownItem.list", THERAPIST_ONLY, makeListed, (caller, story) => caller.ownItem.list(clientOf(story)));
  describeAccess("ownItem.listOwn", CLIENTS_ONLY, makeListed, (caller) => caller.ownItem.listOwn());
  describeAccess("ownItem.put", THERAPIST_ONLY, makeListed, (caller, story) =>
    caller.ownItem.put({ ...clientOf(story), itemId: uuidv7(), ...VALUE }),
  );
  describeAccess("ownItem.retire", THERAPIST_ONLY, makeListed, (caller, story) =>
    caller.ownItem.retire({ ...clientOf(story), itemId: story.itemId, retired: true }),
  );

  it("is nobody by the id of another client's entry", async () => {
    const story = await makeListed();
    const { otherClient, otherTherapist } = story.practice;
    const device = deviceOperations();
    const taps = [device.putOwnItem(story.itemId, "mine now"), device.retireOwnItem(story.itemId), device.retireOwnItem(uuidv7())];
    expect(await pushed(otherClient, taps)).toEqual(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
    const ref = { clientId: otherClient.clientId, itemId: story.itemId };
    const staff = callerFor(otherTherapist);
    expect(await codeOf(staff.ownItem.put({ ...ref, ...VALUE, words: "theirs now" }))).toBe("NOT_FOUND");
    expect(await codeOf(staff.ownItem.retire({ ...ref, retired: true }))).toBe("NOT_FOUND");
    expect(await listOf(story)).toMatchObject([{ words: VALUE.words, retired: false }]);
  });
});

describe("a client's lists", () => {
  it("are the client's and the therapist's alike, in the client's order", async () => {
    const story = await makeListed();
    const [second, belief] = [uuidv7(), uuidv7()];
    const staff = callerFor(story.practice.therapist);
    await staff.ownItem.put({ ...clientOf(story), itemId: second, kind: "value", words: "music", position: 5 });
    await phoneOf(story.practice.client).putOwnItem(belief, { kind: "belief", words: "People can see it.", position: 0 });
    const own = await listOf(story);
    expect((await staff.ownItem.list(clientOf(story))).items).toEqual(own);
    expect(own.map(({ id, kind, words }) => [id, kind, words])).toEqual([
      [story.itemId, "value", VALUE.words],
      [second, "value", "music"],
      [belief, "belief", "People can see it."],
    ]);
  });

  it("take new words and another place; another kind is another entry", async () => {
    const story = await makeListed();
    const { client, therapist } = story.practice;
    const device = deviceOperations();
    const taps = [
      device.putOwnItem(story.itemId, "being there", { position: 7 }),
      device.putOwnItem(story.itemId, "being there", { kind: "belief" }),
    ];
    expect(await pushed(client, taps)).toEqual(["applied", "INVALID"]);
    const other = callerFor(therapist).ownItem.put({ ...clientOf(story), itemId: story.itemId, ...VALUE, kind: "sign" });
    expect(await codeOf(other)).toBe("INVALID_INPUT");
    expect(await listOf(story)).toEqual([{ id: story.itemId, kind: "value", words: "being there", position: 7, retired: false }]);
  });

  it("keep what was put away, since when, until it is taken out again", async () => {
    const story = await makeListed();
    const retiredAt = () =>
      inPractice(story.practice.practiceId, async (tx) => (await tx.ownItem.findFirst({ where: { id: story.itemId } }))?.retiredAt);
    const phone = phoneOf(story.practice.client);
    await phone.retireOwnItem(story.itemId, true, daysAfter(1));
    await phone.retireOwnItem(story.itemId, true, daysAfter(2));
    expect(await retiredAt()).toEqual(daysAfter(1));
    expect(await listOf(story)).toMatchObject([{ retired: true }]);
    const staff = callerFor(story.practice.therapist, daysAfter(3));
    expect((await staff.ownItem.retire({ ...clientOf(story), itemId: story.itemId, retired: false })).items).toMatchObject([
      { retired: false },
    ]);
    expect(await retiredAt()).toBeNull();
  });

  it("take the same entry once, however many tabs send it", async () => {
    const story = await makeListed();
    const itemId = uuidv7();
    const taps = Array.from({ length: 6 }, (_, index) => deviceOperations().putOwnItem(itemId, `in other words ${index}`));
    const results = await Promise.all(taps.map((tap) => pushed(story.practice.client, [tap])));
    expect(results.flat()).toEqual(taps.map(() => "applied"));
    expect((await listOf(story)).filter(({ id }) => id === itemId)).toHaveLength(1);
  });

  it("come with the steps and the latest records, for exercises that refer to them", async () => {
    const { practice, steps } = await makeLadder();
    const recordId = await recordExposure(practice.client, { stepId: steps[1].id });
    const own = await callerFor(practice.client).ownItem.listOwn();
    expect(own.steps).toEqual(steps.map(({ id, title }) => ({ id, words: title })));
    expect(own.records).toEqual([{ id: recordId, words: `${steps[1].title}: ${AFTER.whatILearned}` }]);
  });

  it("leave no word in the audit trail", async () => {
    const story = await makeListed();
    await callerFor(story.practice.therapist).ownItem.put({ ...clientOf(story), itemId: uuidv7(), ...VALUE });
    const trail = JSON.stringify(await auditOf(story.practice.practiceId));
    expect(trail).toContain("ownItem.put");
    expect(trail).not.toContain(VALUE.words);
  });
});
