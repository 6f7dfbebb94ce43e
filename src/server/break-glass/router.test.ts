import { describe, expect, it } from "vitest";
import { BREAK_GLASS_MINUTES } from "@/domain/access/break-glass";
import { inPractice } from "../db";
import { recordExposure } from "../testing/phone";
import { addMember, callerFor, makePractice, minutesAfter, NOW } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { steppedUp } from "../testing/stepped-up";
import { auditOf } from "../testing/stored-rows";

const REASON = "The therapist is ill and the client has written something that worries the front desk.";

describe("emergency access", () => {
  it("lets a supervisor read one client outside their caseloads, for an hour, and nobody else", async () => {
    const { supervisor, otherClient, otherTherapist, client } = await makePractice();
    const { clientId } = otherClient;
    const step = { clientId, title: "Say hello", minimumVersion: "Nod", predictedSuds: 40 };
    const [added] = (await callerFor(otherTherapist).exposure.addStep(step)).steps;
    const recordId = await recordExposure(otherClient, { stepId: added?.id ?? "" });
    expect(await codeOf(callerFor(supervisor).client.overview({ clientId }))).toBe("NOT_FOUND");

    const { expiresAt } = await steppedUp(supervisor).breakGlass.open({ clientId, reason: REASON });
    expect(expiresAt).toBe(minutesAfter(BREAK_GLASS_MINUTES).toISOString());
    const soon = callerFor(supervisor, minutesAfter(BREAK_GLASS_MINUTES - 1));
    expect(await soon.client.overview({ clientId })).toMatchObject({ readThrough: "breakGlass", breakGlassUntil: expiresAt });
    expect((await soon.record.read({ clientId, recordId })).summary.learned).not.toBeNull();
    const late = callerFor(supervisor, minutesAfter(BREAK_GLASS_MINUTES));
    expect(await codeOf(late.client.overview({ clientId }))).toBe("NOT_FOUND");
    // Reading in an emergency leaves the record as it was: the client can still take it back.
    expect((await callerFor(otherClient).record.getOwn({ recordId })).summary.visibility).toBe("shared");
    expect(await codeOf(soon.client.overview({ clientId: client.clientId }))).toBeNull();
  });

  it("shows a supervised client's unopened records too, while it lasts", async () => {
    const { supervisor, therapist, client } = await makePractice();
    const { clientId } = client;
    const step = { clientId, title: "Say hello", minimumVersion: "Nod", predictedSuds: 40 };
    const [added] = (await callerFor(therapist).exposure.addStep(step)).steps;
    const recordId = await recordExposure(client, { stepId: added?.id ?? "" });
    const read = (at = NOW) => codeOf(callerFor(supervisor, at).record.read({ clientId, recordId }));
    expect(await read()).toBe("NOT_FOUND");
    await steppedUp(supervisor).breakGlass.open({ clientId, reason: REASON });
    expect(await read()).toBeNull();
    expect(await read(minutesAfter(BREAK_GLASS_MINUTES))).toBe("NOT_FOUND");
  });

  it("asks for a second look, and for a reason of some length", async () => {
    const { supervisor, otherClient } = await makePractice();
    const { clientId } = otherClient;
    expect(await codeOf(callerFor(supervisor).breakGlass.open({ clientId, reason: REASON }))).toBe("STEP_UP_REQUIRED");
    for (const reason of ["", "ill", "         x", "x".repeat(501)])
      expect(await codeOf(steppedUp(supervisor).breakGlass.open({ clientId, reason }))).toBe("INVALID_INPUT");
    expect((await callerFor(supervisor).breakGlass.listOwn()).accesses).toEqual([]);
  });

  it("is told to the therapist with the reason, and to every active admin without it", async () => {
    const practice = await makePractice();
    const { practiceId, supervisor, otherTherapist, therapist, otherClient, admin } = practice;
    const second = await inPractice(practiceId, (tx) => addMember(tx, practiceId, "admin", "Second Admin"));
    await steppedUp(supervisor).breakGlass.open({ clientId: otherClient.clientId, reason: REASON });
    const noticesOf = async (member: typeof admin) => (await callerFor(member).notice.list({ cursor: null })).notices;
    const told = { kind: "breakGlassOpened", actorName: "Edda Lind", clientName: "Freya N.", seenAt: null };
    expect(await noticesOf(otherTherapist)).toMatchObject([{ ...told, breakGlass: { reason: REASON } }]);
    for (const member of [admin, second]) expect(await noticesOf(member)).toMatchObject([{ ...told, breakGlass: { reason: null } }]);
    expect(await noticesOf(therapist)).toEqual([]);
    expect(await noticesOf(supervisor)).toEqual([]);
  });

  it("keeps its reason from everybody once the client has taken the agreement to care back", async () => {
    const { supervisor, otherTherapist, otherClient } = await makePractice();
    await steppedUp(supervisor).breakGlass.open({ clientId: otherClient.clientId, reason: REASON });
    await callerFor(otherClient).consent.withdraw({ purpose: "care" });
    const { notices } = await callerFor(otherTherapist).notice.list({ cursor: null });
    expect(notices.map(({ kind }) => kind)).toContain("breakGlassOpened");
    expect(JSON.stringify(notices)).not.toContain(REASON);
  });

  it("does not come back with an account that was disabled meanwhile", async () => {
    const { supervisor, admin, otherClient } = await makePractice();
    const { clientId } = otherClient;
    await steppedUp(supervisor).breakGlass.open({ clientId, reason: REASON });
    await callerFor(admin).person.disable({ personId: supervisor.userId });
    await steppedUp(admin).person.enable({ personId: supervisor.userId });
    expect(await codeOf(callerFor(supervisor, minutesAfter(1)).client.overview({ clientId }))).toBe("NOT_FOUND");
  });

  it("is marked in the trail on every reading, and stands in the client's own log", async () => {
    const { practiceId, supervisor, otherClient } = await makePractice();
    const { clientId } = otherClient;
    const { breakGlassId } = await steppedUp(supervisor).breakGlass.open({ clientId, reason: REASON });
    await callerFor(supervisor).client.overview({ clientId });
    await callerFor(supervisor).record.list({ clientId, cursor: null, limit: 20 });
    await callerFor(supervisor).breakGlass.close({ breakGlassId });
    const events = (await auditOf(practiceId)).filter(({ actorId }) => actorId === supervisor.userId);
    expect(events.map(({ clientId: about, event }) => [about, event.kind, event.procedure, event.breakGlassId])).toEqual(
      ["breakGlass.open", "client.overview", "record.list", "breakGlass.close"].map((procedure) => [
        clientId,
        "access",
        procedure,
        breakGlassId,
      ]),
    );
    expect(JSON.stringify(events)).not.toContain("worries");
    expect(await codeOf(callerFor(supervisor, minutesAfter(1)).client.overview({ clientId }))).toBe("NOT_FOUND");
    const [own] = (await callerFor(supervisor).breakGlass.listOwn()).accesses;
    expect(own).toMatchObject({ clientName: "Freya N.", reason: REASON, endedAt: NOW.toISOString(), isOpen: false });
  });

  it("is no way past a client who took back the consent to care, before or while it runs", async () => {
    const { supervisor, otherClient } = await makePractice();
    const { clientId } = otherClient;
    await steppedUp(supervisor).breakGlass.open({ clientId, reason: REASON });
    await callerFor(otherClient, minutesAfter(1)).consent.withdraw({ purpose: "care" });
    const later = minutesAfter(2);
    expect(await codeOf(callerFor(supervisor, later).client.overview({ clientId }))).toBe("NOT_FOUND");
    expect(await codeOf(steppedUp(supervisor, later).breakGlass.open({ clientId, reason: REASON }))).toBe("NOT_FOUND");
    expect((await callerFor(supervisor, later).breakGlass.find({ query: "freya" })).clients).toEqual([]);
  });

  it("finds a client by some letters of the name, in this practice alone, and says no more than the name", async () => {
    const { supervisor } = await makePractice();
    await makePractice();
    const find = (query: string) => callerFor(supervisor).breakGlass.find({ query });
    expect((await find("FREY")).clients).toEqual([{ clientId: expect.any(String), displayName: "Freya N.", therapistName: "Jens Arnold" }]);
    expect((await find("%%%")).clients).toEqual([]);
    expect(await codeOf(find("fr"))).toBe("INVALID_INPUT");
  });
});
