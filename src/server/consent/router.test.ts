import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import type { UserId } from "@/domain/access/scope";
import { CONSENT_PURPOSES, CONSENT_TEXT_VERSION } from "@/domain/consent/purpose";
import { isAgreed } from "@/domain/consent/state";
import { authorizeClient, authorizeReader } from "../auth/care-relationship";
import { inPractice } from "../db";
import { makeAssigned, makeLadder } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, minutesAfter, NOW, type PracticeFixture, scopeOf } from "../testing/practice-fixture";
import { CLIENTS_ONLY, codeOf, describeAccess } from "../testing/refusals";
import { auditOf, digestOf } from "../testing/stored-rows";
import { listConsentRows } from "./data";

const noticesOf = ({ practiceId }: PracticeFixture) =>
  inPractice(practiceId, (tx) => tx.notice.findMany({ select: { userId: true, kind: true, actorId: true, clientId: true } }));

describe("who may see and change consents", () => {
  describeAccess("consent.list", CLIENTS_ONLY, makeLadder, (caller) => caller.consent.list());
  describeAccess("consent.withdraw", CLIENTS_ONLY, makeLadder, (caller) => caller.consent.withdraw({ purpose: "care" }));
  describeAccess("consent.give", CLIENTS_ONLY, makeLadder, (caller) => caller.consent.give({ purpose: "care", textVersion: 2 }));
});

describe("the list", () => {
  it("says how each purpose stands, and what was said before", async () => {
    const { practice } = await makeLadder();
    const client = (minutes: number) => callerFor(practice.client, minutesAfter(minutes)).consent;
    await client(1).withdraw({ purpose: "supervision" });
    await client(2).give({ purpose: "supervision", textVersion: 1 });
    await client(3).withdraw({ purpose: "supervision" });
    const { consents } = await client(4).list();
    expect(consents).toMatchObject([
      { purpose: "care", state: "given", agreedVersion: 1, textVersion: CONSENT_TEXT_VERSION.care },
      { purpose: "supervision", state: "withdrawn", since: minutesAfter(3).toISOString() },
    ]);
    expect(consents[1]?.history).toMatchObject([
      { givenAt: minutesAfter(2).toISOString(), withdrawnAt: minutesAfter(3).toISOString() },
      { withdrawnAt: minutesAfter(1).toISOString() },
    ]);
  });

  it("takes only the words that are shown now, and each tap once", async () => {
    const { practice } = await makeLadder();
    const { consent } = callerFor(practice.client);
    expect(await consent.give({ purpose: "care", textVersion: 1 })).toEqual({ ok: false, reason: "textChanged" });
    await consent.withdraw({ purpose: "care" });
    await Promise.all(Array.from({ length: 4 }, () => consent.give({ purpose: "care", textVersion: 2 })));
    expect((await consent.list()).consents[0]?.history).toHaveLength(2);
  });

  it("leaves one audit event each, with the purpose and no words", async () => {
    const { practice } = await makeLadder();
    await callerFor(practice.client).consent.withdraw({ purpose: "care" });
    expect((await auditOf(practice.practiceId)).at(-1)).toMatchObject({
      clientId: practice.client.clientId,
      event: { kind: "access", procedure: "consent.withdraw", purpose: "care" },
    });
  });
});

describe("without consent to care", () => {
  it("the therapist and the supervisor read nothing, by no road, and the client everything", async () => {
    const { practice, steps } = await makeAssigned();
    const { client, therapist, supervisor } = practice;
    const recordId = await recordExposure(client, { stepId: steps[0].id });
    await phoneOf(client).askFor(uuidv7(), "slower");
    await callerFor(client).consent.withdraw({ purpose: "care" });

    const staff = callerFor(therapist);
    const of = { clientId: client.clientId };
    expect(await codeOf(staff.client.overview(of))).toBe("NOT_FOUND");
    expect(await codeOf(staff.record.open({ ...of, recordId }))).toBe("NOT_FOUND");
    expect(await codeOf(staff.record.list({ ...of, cursor: null, limit: 50 }))).toBe("NOT_FOUND");
    expect(await codeOf(staff.exposure.listSteps(of))).toBe("NOT_FOUND");
    for (const reader of [therapist, supervisor])
      expect(await inPractice(practice.practiceId, (tx) => authorizeReader(tx, reader, client.clientId, NOW))).toBeNull();

    const own = callerFor(client);
    expect((await own.record.listOwn({ cursor: null, limit: 50 })).records).toHaveLength(1);
    expect((await own.record.getOwn({ recordId })).summary.id).toBe(recordId);
    expect((await own.today.get()).therapistName).toBe(therapist.displayName);
  });

  it("the therapist's day has the name, that it was taken back, and nothing else", async () => {
    const { practice, steps } = await makeAssigned();
    const { client, therapist } = practice;
    await recordExposure(client, { stepId: steps[0].id, exhaustion: 4 });
    await phoneOf(client).askFor(uuidv7(), "slower");
    await callerFor(client).consent.withdraw({ purpose: "care" });
    const day = await callerFor(therapist).caseload.day();
    expect(day).toMatchObject({ paceRequests: [], newRecords: [], newRecordCount: 0 });
    expect(day.caseload).toEqual([
      {
        clientId: client.clientId,
        displayName: client.displayName,
        consentWithdrawn: true,
        invited: "accepted",
        slopes: [],
        testedCount: 0,
        exhaustion: [],
        paceRequests: [],
        openPredictions: 0,
        cannotKnowPredictions: 0,
        nextDecideBy: null,
        activeAssignments: 0,
        newRecords: 0,
        lastRecordAt: null,
      },
    ]);
  });

  it("the address is no longer listed either", async () => {
    const { practice } = await makeLadder();
    const { therapist, practiceId } = practice;
    const staff = callerFor(therapist);
    const created = await staff.invitation.create({ displayName: "Amira S.", email: `${uuidv7()}@example.org` });
    if (!created.ok) throw new Error(created.reason);
    const answer = { token: created.token, passphrase: "nine lanterns over the quiet canal", timeZone: "Europe/Berlin" };
    await callerFor(null).invitation.accept({ ...answer, consentTextVersion: 2, agreesToSupervision: false });
    const row = await inPractice(practiceId, (tx) => tx.client.findFirstOrThrow({ where: { id: created.clientId } }));
    const amira = { practiceId, userId: row.userId as UserId, role: "client", displayName: "Amira S.", clientId: row.id } as const;
    expect((await staff.invitation.list()).invitations).toHaveLength(1);
    await callerFor(amira).consent.withdraw({ purpose: "care" });
    expect((await staff.invitation.list()).invitations).toEqual([]);
    await callerFor(amira, minutesAfter(1)).consent.give({ purpose: "care", textVersion: CONSENT_TEXT_VERSION.care });
    expect((await staff.invitation.list()).invitations).toHaveLength(1);
  });

  it("nothing new is stored, the device is told, and giving it again brings everything back", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist, practiceId } = practice;
    const recordId = await recordExposure(client, { stepId: steps[0].id });
    await callerFor(client).consent.withdraw({ purpose: "care" });
    const clinical = async () => (await digestOf(practiceId)).split("\n").filter((line) => !line.startsWith("op_log"));
    const before = await clinical();
    const device = deviceOperations();
    const newer = uuidv7();
    const operations = [device.predict(newer, { stepId: steps[1].id }), device.askFor(uuidv7()), device.takeBack(recordId)];
    expect(await pushed(client, operations)).toEqual(operations.map(() => "CONSENT_WITHDRAWN"));
    expect(await clinical()).toEqual(before);

    await callerFor(client, minutesAfter(1)).consent.give({ purpose: "care", textVersion: CONSENT_TEXT_VERSION.care });
    expect(await pushed(client, [device.predict(newer, { stepId: steps[1].id })], minutesAfter(2))).toEqual(["applied"]);
    const day = await callerFor(therapist, minutesAfter(3)).caseload.day();
    expect(day.newRecords.map((record) => record.recordId)).toEqual([recordId]);
    expect(day.caseload).toMatchObject([{ consentWithdrawn: false, newRecords: 1 }]);
  });

  it("tells the therapist who cares now, once, and nobody about supervision", async () => {
    const { practice } = await makeLadder();
    const { client, therapist } = practice;
    await callerFor(client).consent.withdraw({ purpose: "supervision" });
    expect(await noticesOf(practice)).toEqual([]);
    for (let tap = 0; tap < 3; tap++) await callerFor(client).consent.withdraw({ purpose: "care" });
    expect(await noticesOf(practice)).toEqual([
      { userId: therapist.userId, kind: "consent_withdrawn", actorId: client.userId, clientId: client.clientId },
    ]);
  });
});

describe("what the database asks", () => {
  it("is the same rule as the one that screens show", async () => {
    const { practice } = await makeLadder();
    const { client, therapist, supervisor, practiceId } = practice;
    const acts = [
      () => callerFor(client).consent.withdraw({ purpose: "supervision" }),
      () => callerFor(client).consent.withdraw({ purpose: "care" }),
      () => callerFor(client, daysAfter(1)).consent.give({ purpose: "care", textVersion: CONSENT_TEXT_VERSION.care }),
      () => callerFor(client, daysAfter(2)).consent.give({ purpose: "supervision", textVersion: CONSENT_TEXT_VERSION.supervision }),
    ];
    for (const act of [async () => null, ...acts]) {
      await act();
      await inPractice(practiceId, async (tx) => {
        const rows = await listConsentRows(tx, scopeOf(client, client));
        const [care, supervision] = CONSENT_PURPOSES.map((purpose) => isAgreed(rows, purpose));
        expect((await authorizeClient(tx, therapist, client.clientId, daysAfter(3))) !== null).toBe(care);
        const right = await authorizeReader(tx, supervisor, client.clientId, daysAfter(3));
        expect(right !== null).toBe(care && supervision);
      });
    }
  });
});
