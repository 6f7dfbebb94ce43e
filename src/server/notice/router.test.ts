import { describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { callerFor, daysAfter, type Member, makePractice, minutesAfter, NOW } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { steppedUp } from "../testing/stepped-up";
import { addNotices } from "./mutations";

const add = (to: Member, now: Date, more = {}) =>
  inPractice(to.practiceId, (tx) =>
    addNotices(tx, {
      practiceId: to.practiceId,
      userIds: [to.userId],
      kind: "client_discharged",
      actorId: null,
      clientId: null,
      now,
      ...more,
    }),
  );
const listOf = (member: Member, now = NOW) => callerFor(member, now).notice.list({ cursor: null });

describe("notices", () => {
  it("are one's own, newest first, and stay until they were seen and thirty days have passed", async () => {
    const { therapist, otherTherapist } = await makePractice();
    await add(therapist, daysAfter(-40));
    await add(therapist, daysAfter(-2));
    await add(otherTherapist, daysAfter(-1));
    const { notices } = await listOf(therapist);
    expect(notices.map(({ createdAt }) => createdAt)).toEqual([daysAfter(-2).toISOString(), daysAfter(-40).toISOString()]);
    for (const { id } of notices) await callerFor(therapist).notice.markSeen({ noticeId: id });
    expect((await listOf(therapist, minutesAfter(1))).notices).toMatchObject([
      { createdAt: daysAfter(-2).toISOString(), seenAt: NOW.toISOString() },
    ]);
    expect((await listOf(therapist, daysAfter(30))).notices).toEqual([]);
  });

  it("keep the moment when they were first seen, and are nobody else's to mark", async () => {
    const { therapist, otherTherapist } = await makePractice();
    await add(therapist, NOW);
    const [notice] = (await listOf(therapist)).notices;
    const noticeId = notice?.id ?? "";
    expect(await codeOf(callerFor(otherTherapist).notice.markSeen({ noticeId }))).toBe("NOT_FOUND");
    await callerFor(therapist, minutesAfter(1)).notice.markSeen({ noticeId });
    await callerFor(therapist, minutesAfter(9)).notice.markSeen({ noticeId });
    expect((await listOf(therapist)).notices).toMatchObject([{ seenAt: minutesAfter(1).toISOString() }]);
  });

  it("come twenty at a time, none twice and none left out", async () => {
    const { admin } = await makePractice();
    for (let each = 0; each < 45; each++) await add(admin, minutesAfter(-Math.floor(each / 2)));
    const seen: string[] = [];
    let cursor: Awaited<ReturnType<typeof listOf>>["next"] = null;
    do {
      const page = await callerFor(admin).notice.list({ cursor });
      expect(page.notices.length).toBeLessThanOrEqual(20);
      seen.push(...page.notices.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(new Set(seen).size).toBe(45);
    expect(seen).toHaveLength(45);
  });

  it("do not tell the reason of an emergency to a therapist who does not care for the client any more", async () => {
    const { practiceId, supervisor, otherTherapist, otherClient } = await makePractice();
    const { clientId } = otherClient;
    await steppedUp(supervisor).breakGlass.open({ clientId, reason: "The therapist cannot be reached." });
    expect((await listOf(otherTherapist)).notices).toMatchObject([{ breakGlass: { reason: "The therapist cannot be reached." } }]);
    await inPractice(practiceId, (tx) => tx.careRelationship.updateMany({ where: { practiceId, clientId }, data: { endedAt: NOW } }));
    expect((await listOf(otherTherapist)).notices).toMatchObject([{ breakGlass: { reason: null } }]);
  });
});
