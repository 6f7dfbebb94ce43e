// Over 300 lines because every procedure has its line here, and one table is read in one go.
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { describe, expect, it, vi } from "vitest";
import { ALL_DAYS } from "@/domain/chart/charts";
import { CONSENT_TEXT_VERSION } from "@/domain/consent/purpose";
import { evidenceBank } from "@/domain/exercise/catalog/evidence-bank";
import { writeExerciseFile } from "@/domain/exercise/exercise-file";
import type { Operation } from "@/domain/sync/operation";
import { inPractice } from "./db";
import { makeToken } from "./invitation/token";
import { startReset } from "./passphrase/mutations";
import { appRouter } from "./root";
import { ASSIGNED_WORDS, type AssignedStory, LADDER, makeAssigned } from "./testing/exposure-story";
import { deviceOperations, pushed } from "./testing/operations";
import { eveningLog, publish } from "./testing/own-exercise";
import { addPasskeyOf, passkeyCaller } from "./testing/passkey-story";
import { phoneOf, recordExposure } from "./testing/phone";
import { addClient, callerFor, daysAfter, minutesAfter, NOW } from "./testing/practice-fixture";
import type { Caller } from "./testing/refusals";
import { openSessionOf } from "./testing/signed-in";
import { SoftwareAuthenticator } from "./testing/software-authenticator";
import { steppedUp } from "./testing/stepped-up";
import { addTotpOf, codeAt } from "./testing/totp-story";

/**
 * How many SQL statements a procedure may send, all of them counted: begin, set_config, the proof of the care
 * relationship, keys, reads, writes, the audit event, commit. The session's own look-up comes before and is not in here.
 * A procedure without a line fails the test. Raise a number only with a reason in the commit.
 */
type Budget = {
  max: number;
  as: "therapist" | "otherTherapist" | "client" | "supervisor" | "admin" | "nobody";
  /** What must have happened before; not counted. Its answer is handed to `call`. */
  prepare?: (story: Story) => Promise<string>;
  call: (caller: Caller, story: Story, prepared: string) => Promise<unknown>;
};
/** One record is opened, one is new. */
type Story = AssignedStory & { recordId: string; newRecordId: string };

const clientOf = (story: Story) => ({ clientId: story.practice.client.clientId });
const page = { cursor: null, limit: 50 };
const NO_FILTER = { from: null, to: null, actorId: null, clientId: null, group: null, procedure: null };

/** A refusal would be cheaper than the act, and its count worth nothing. */
async function succeeded(call: Promise<{ ok: boolean }>): Promise<void> {
  expect((await call).ok).toBe(true);
}

async function askForSlower(story: Story): Promise<string> {
  const paceRequestId = uuidv7();
  await phoneOf(story.practice.client).askFor(paceRequestId, "slower", minutesAfter(-10));
  return paceRequestId;
}

/** Of the client whose therapist states one working day, and for whom another therapist covers: it waited over a weekend. */
async function coveredRequest({ practice }: Story): Promise<string> {
  const { client, therapist, otherTherapist } = practice;
  const paceRequestId = uuidv7();
  await phoneOf(client).askFor(paceRequestId, "slower", daysAfter(-4));
  await callerFor(therapist).setting.setAnswering({ answersWithinDays: 1, coverId: otherTherapist.userId });
  return paceRequestId;
}

const REST = { from: "2026-03-23", to: "2026-03-29" };

async function plannedRest(story: Story): Promise<string> {
  const planned = await callerFor(story.practice.therapist).restWeek.plan({ ...clientOf(story), ...REST, words: "Nothing is due." });
  return (planned.ok && planned.restWeeks[0]?.id) || "";
}

async function invite(story: Story): Promise<string> {
  const created = await callerFor(story.practice.therapist).invitation.create({ displayName: "Tom K.", email: `${uuidv7()}@example.org` });
  return created.ok ? created.token : "";
}

async function openInvitation(story: Story): Promise<string> {
  await invite(story);
  const [row] = await inPractice(story.practice.practiceId, (tx) => tx.invitation.findMany({ select: { id: true, clientId: true } }));
  return JSON.stringify({ invitationId: row?.id, clientId: row?.clientId });
}

async function ownExercise({ practice }: Pick<Story, "practice">): Promise<string> {
  const definition = eveningLog();
  await publish(practice, definition);
  return definition.id;
}

const VALUE = { kind: "value", words: "being there for my sister", position: 0 } as const;

async function putOwnItem({ practice }: Story): Promise<string> {
  const itemId = uuidv7();
  await phoneOf(practice.client).putOwnItem(itemId, VALUE);
  return itemId;
}

async function raiseFlag({ practice, newRecordId: recordId }: Story): Promise<string> {
  const { practiceId, clientId } = practice.client;
  await inPractice(practiceId, (tx) => tx.answerFlag.create({ data: { practiceId, clientId, recordId, raisedAt: NOW } }));
  return recordId;
}

/** A record that asks after a belief: what chart D opens. */
async function tellEvidence({ practice }: Story): Promise<string> {
  const recordId = uuidv7();
  const { finish, share } = deviceOperations();
  const answers = { event: "A nod", fitsNewBelief: 30, newBelief: [{ id: null, words: "They listen" }], newBeliefNow: 55 };
  const of = { stepId: null, definitionId: evidenceBank.id, definitionVersion: evidenceBank.version, answers };
  expect(await pushed(practice.client, [finish(recordId, of), share(recordId)])).toEqual(["applied", "applied"]);
  return recordId;
}

/** One operation as a phone sends it. */
function slower(): Operation {
  const zone = "Europe/Berlin";
  const ids = { opId: uuidv7(), deviceId: uuidv7(), entityId: uuidv7() };
  return { v: 1, ...ids, seq: 0, occurredAt: minutesAfter(-1).toISOString(), zone, type: "pace.request", payload: { kind: "slower" } };
}

const ANOTHER_PASSPHRASE = "two grey herons at the weir";

async function startedReset({ practice }: Story): Promise<string> {
  const token = makeToken();
  await startReset(`${practice.client.userId}@test.example`, token, NOW);
  return token;
}

/** The answer to the question for a new passkey. */
async function newPasskey({ practice }: Story) {
  const started = await passkeyCaller(practice.client).passkey.startRegistration();
  if (!started.ok) throw new Error(started.reason);
  return new SoftwareAuthenticator().register(started.challengeId, started.options);
}

const EMERGENCY = "The therapist is ill and cannot be reached.";
const openInEmergency = ({ practice }: Story, client = practice.otherClient) =>
  steppedUp(practice.supervisor).breakGlass.open({ clientId: client.clientId, reason: EMERGENCY });

async function writeNote(story: Story): Promise<string> {
  const noteId = uuidv7();
  await callerFor(story.practice.therapist).privateNote.write({ ...clientOf(story), noteId, words: "For me." });
  return noteId;
}

const BUDGET: Record<string, Budget> = {
  "assignment.assign": {
    max: 8,
    as: "therapist",
    prepare: async (story) => {
      const { therapist } = story.practice;
      await callerFor(therapist).assignment.withdraw({ ...clientOf(story), assignmentId: story.assignmentId });
      return story.steps[0].id;
    },
    call: (caller, story, stepId) =>
      succeeded(caller.assignment.assign({ ...clientOf(story), stepId, words: ASSIGNED_WORDS, clientConfidence: 70, clientAgreed: true })),
  },
  "assignment.getOwn": { max: 6, as: "client", call: (caller, story) => caller.assignment.getOwn({ assignmentId: story.assignmentId }) },
  "assignment.hold": {
    max: 7,
    as: "therapist",
    call: (caller, story) => caller.assignment.hold({ ...clientOf(story), assignmentId: story.assignmentId }),
  },
  "assignment.list": { max: 6, as: "therapist", call: (caller, story) => caller.assignment.list(clientOf(story)) },
  "assignment.resume": {
    max: 9,
    as: "therapist",
    prepare: async (story) => {
      await callerFor(story.practice.therapist).assignment.hold({ ...clientOf(story), assignmentId: story.assignmentId });
      return story.assignmentId;
    },
    call: (caller, story, assignmentId) => succeeded(caller.assignment.resume({ ...clientOf(story), assignmentId })),
  },
  "assignment.vary": {
    max: 9,
    as: "therapist",
    prepare: async (story) => {
      await callerFor(story.practice.therapist).assignment.withdraw({ ...clientOf(story), assignmentId: story.assignmentId });
      return story.assignmentId;
    },
    call: (caller, story, assignmentId) =>
      succeeded(
        caller.assignment.vary({
          ...clientOf(story),
          assignmentId,
          whatExactly: "Ask two questions",
          minimumVersion: "Ask one in the chat",
          clientAgreed: true,
        }),
      ),
  },
  "assignment.withdraw": {
    max: 7,
    as: "therapist",
    call: (caller, story) => caller.assignment.withdraw({ ...clientOf(story), assignmentId: story.assignmentId }),
  },
  "audit.export": { max: 5, as: "admin", call: (caller) => caller.audit.export({ filter: NO_FILTER, ...page }) },
  "audit.head": { max: 5, as: "admin", call: (caller) => caller.audit.head() },
  "audit.list": { max: 5, as: "admin", call: (caller) => caller.audit.list({ filter: NO_FILTER, ...page }) },
  "audit.listOwn": { max: 7, as: "client", call: (caller) => caller.audit.listOwn(page) },
  "audit.people": { max: 6, as: "admin", call: (caller) => caller.audit.people() },
  "breakGlass.close": {
    max: 6,
    as: "supervisor",
    prepare: async (story) => (await openInEmergency(story)).breakGlassId,
    call: (caller, _, breakGlassId) => caller.breakGlass.close({ breakGlassId }),
  },
  "breakGlass.find": { max: 5, as: "supervisor", call: (caller) => caller.breakGlass.find({ query: "freya" }) },
  "breakGlass.listOwn": {
    max: 7,
    as: "supervisor",
    prepare: async (story) => (await openInEmergency(story)).breakGlassId,
    call: (caller) => caller.breakGlass.listOwn(),
  },
  "breakGlass.open": {
    max: 9,
    as: "supervisor",
    call: (caller, story) => caller.breakGlass.open({ clientId: story.practice.otherClient.clientId, reason: EMERGENCY }),
  },
  "library.archive": { max: 5, as: "therapist", prepare: ownExercise, call: (caller, _, id) => caller.library.archive({ id }) },
  "library.discard": { max: 6, as: "therapist", prepare: ownExercise, call: (caller, _, id) => caller.library.discard({ id }) },
  "library.exportFile": {
    max: 6,
    as: "therapist",
    prepare: ownExercise,
    call: (caller, _, id) => caller.library.exportFile({ id, version: 1 }),
  },
  "library.getDraft": { max: 6, as: "therapist", prepare: ownExercise, call: (caller, _, id) => caller.library.getDraft({ id }) },
  "library.importFile": {
    max: 5,
    as: "therapist",
    call: (caller) => succeeded(caller.library.importFile({ content: writeExerciseFile(eveningLog()) })),
  },
  "library.publish": {
    max: 7,
    as: "therapist",
    prepare: async ({ practice }) => {
      const caller = callerFor(practice.therapist);
      const id = await ownExercise({ practice });
      await caller.library.saveDraft({ id, revision: 0, draft: (await caller.library.getDraft({ id })).draft });
      return id;
    },
    call: (caller, _, id) => succeeded(caller.library.publish({ id, revision: 1 })),
  },
  "library.restore": { max: 5, as: "therapist", prepare: ownExercise, call: (caller, _, id) => caller.library.restore({ id }) },
  "library.saveDraft": {
    max: 6,
    as: "therapist",
    prepare: ownExercise,
    call: (caller, _, id) => succeeded(caller.library.saveDraft({ id, revision: 0, draft: { title: "Begun" } })),
  },
  "library.share": { max: 5, as: "therapist", prepare: ownExercise, call: (caller, _, id) => caller.library.share({ id }) },
  "library.start": { max: 6, as: "therapist", call: (caller) => caller.library.start({ from: null }) },
  "library.unshare": { max: 5, as: "therapist", prepare: ownExercise, call: (caller, _, id) => caller.library.unshare({ id }) },
  "notice.list": {
    max: 6,
    as: "therapist",
    prepare: async (story) => (await openInEmergency(story, story.practice.client)).breakGlassId,
    call: (caller) => caller.notice.list({ cursor: null }),
  },
  "notice.markSeen": {
    max: 5,
    as: "admin",
    prepare: async (story) => {
      await openInEmergency(story);
      return (await callerFor(story.practice.admin).notice.list({ cursor: null })).notices[0]?.id ?? "";
    },
    call: (caller, _, noticeId) => caller.notice.markSeen({ noticeId }),
  },
  "privateNote.edit": {
    max: 7,
    as: "therapist",
    prepare: writeNote,
    call: (caller, story, noteId) => caller.privateNote.edit({ ...clientOf(story), noteId, words: "Edited." }),
  },
  "privateNote.list": { max: 6, as: "therapist", prepare: writeNote, call: (caller, story) => caller.privateNote.list(clientOf(story)) },
  "privateNote.remove": {
    max: 7,
    as: "therapist",
    prepare: writeNote,
    call: (caller, story, noteId) => caller.privateNote.remove({ ...clientOf(story), noteId }),
  },
  "privateNote.restore": {
    max: 7,
    as: "therapist",
    prepare: writeNote,
    call: (caller, story, noteId) => caller.privateNote.restore({ ...clientOf(story), noteId }),
  },
  "privateNote.write": {
    max: 7,
    as: "therapist",
    call: (caller, story) => caller.privateNote.write({ ...clientOf(story), noteId: uuidv7(), words: "For me." }),
  },
  "supervision.caseloads": { max: 5, as: "supervisor", call: (caller) => caller.supervision.caseloads() },
  "caseload.day": { max: 9, as: "therapist", call: (caller) => caller.caseload.day() },
  "caseload.toReview": { max: 7, as: "therapist", call: (caller) => caller.caseload.toReview(page) },
  "client.charts": {
    max: 8,
    as: "therapist",
    prepare: tellEvidence,
    call: (caller, story) => caller.client.charts({ ...clientOf(story), choice: ALL_DAYS }),
  },
  "client.ownCharts": { max: 8, as: "client", prepare: tellEvidence, call: (caller) => caller.client.ownCharts({ choice: ALL_DAYS }) },
  "client.chartWords": {
    max: 6,
    as: "therapist",
    prepare: tellEvidence,
    call: (caller, story, recordId) => caller.client.chartWords({ ...clientOf(story), recordIds: [recordId, story.recordId] }),
  },
  "client.ownChartWords": {
    max: 6,
    as: "client",
    prepare: tellEvidence,
    call: (caller, story, recordId) => caller.client.ownChartWords({ recordIds: [recordId, story.recordId] }),
  },
  "client.safetyBehaviours": {
    max: 7,
    as: "therapist",
    call: (caller, story) => caller.client.safetyBehaviours({ ...clientOf(story), choice: ALL_DAYS }),
  },
  "client.overview": { max: 7, as: "therapist", call: (caller, story) => caller.client.overview(clientOf(story)) },
  "consent.give": {
    max: 7,
    as: "client",
    call: (caller) => succeeded(caller.consent.give({ purpose: "care", textVersion: CONSENT_TEXT_VERSION.care })),
  },
  "consent.list": { max: 5, as: "client", call: (caller) => caller.consent.list() },
  "consent.withdraw": { max: 8, as: "client", call: (caller) => succeeded(caller.consent.withdraw({ purpose: "care" })) },
  "exercise.get": {
    max: 6,
    as: "therapist",
    prepare: ownExercise,
    call: (caller, _, id) => caller.exercise.get({ id, version: 1 }),
  },
  "exercise.list": { max: 5, as: "therapist", prepare: ownExercise, call: (caller) => caller.exercise.list() },
  "exposure.addStep": { max: 8, as: "therapist", call: (caller, story) => caller.exposure.addStep({ ...clientOf(story), ...LADDER[0] }) },
  "exposure.combineSteps": {
    max: 10,
    as: "therapist",
    call: (caller, story) =>
      caller.exposure.combineSteps({ ...clientOf(story), stepIds: [story.steps[0].id, story.steps[2].id], ...LADDER[0] }),
  },
  "exposure.editStep": {
    max: 7,
    as: "therapist",
    call: (caller, story) => caller.exposure.editStep({ ...clientOf(story), stepId: story.steps[0].id, ...LADDER[1] }),
  },
  "exposure.listOwn": { max: 6, as: "client", call: (caller) => caller.exposure.listOwn() },
  "exposure.listSteps": { max: 6, as: "therapist", call: (caller, story) => caller.exposure.listSteps(clientOf(story)) },
  "exposure.moveStep": {
    max: 9,
    as: "therapist",
    call: (caller, story) => caller.exposure.moveStep({ ...clientOf(story), stepId: story.steps[2].id, parentId: null, afterStepId: null }),
  },
  "exposure.setStepState": {
    max: 10,
    as: "therapist",
    call: (caller, story) => caller.exposure.setStepState({ ...clientOf(story), stepId: story.steps[1].id, state: "resting" }),
  },
  "exposure.splitStep": {
    max: 10,
    as: "therapist",
    call: (caller, story) => caller.exposure.splitStep({ ...clientOf(story), stepId: story.steps[0].id, smaller: [...LADDER] }),
  },
  "exposure.takeBackSteps": {
    max: 9,
    as: "therapist",
    call: (caller, story) => caller.exposure.takeBackSteps({ ...clientOf(story), stepIds: [story.steps[0].id, story.steps[2].id] }),
  },
  "exposure.varyStep": {
    max: 10,
    as: "therapist",
    call: (caller, story) => caller.exposure.varyStep({ ...clientOf(story), stepId: story.steps[0].id, ...LADDER[0], varied: ["place"] }),
  },
  "flag.acknowledge": {
    max: 8,
    as: "therapist",
    prepare: raiseFlag,
    call: (caller, story, recordId) => succeeded(caller.flag.acknowledge({ ...clientOf(story), recordId, action: "Phoned." })),
  },
  "invitation.accept": {
    max: 19,
    as: "nobody",
    prepare: invite,
    call: (caller, _, token) =>
      succeeded(
        caller.invitation.accept({
          token,
          passphrase: "a long enough passphrase",
          timeZone: "Europe/Berlin",
          consentTextVersion: 1,
          agreesToSupervision: true,
        }),
      ),
  },
  "invitation.create": {
    max: 13,
    as: "therapist",
    call: (caller) => succeeded(caller.invitation.create({ displayName: "Tom K.", email: `${uuidv7()}@example.org` })),
  },
  "invitation.renew": {
    max: 10,
    as: "therapist",
    prepare: openInvitation,
    call: (caller, _, prepared) => succeeded(caller.invitation.renew({ clientId: JSON.parse(prepared).clientId })),
  },
  "care.discharge": { max: 10, as: "admin", call: (caller, story) => succeeded(caller.care.discharge(clientOf(story))) },
  "care.readmit": {
    max: 10,
    as: "admin",
    prepare: async (story) => JSON.stringify(await steppedUp(story.practice.admin).care.discharge(clientOf(story))),
    call: (caller, story) => succeeded(caller.care.readmit({ ...clientOf(story), therapistId: story.practice.otherTherapist.userId })),
  },
  "care.transfer": {
    max: 11,
    as: "admin",
    call: (caller, story) => succeeded(caller.care.transfer({ ...clientOf(story), toTherapistId: story.practice.otherTherapist.userId })),
  },
  "person.changeRole": {
    max: 14,
    as: "admin",
    call: (caller, { practice }) => succeeded(caller.person.changeRole({ personId: practice.supervisor.userId, role: "therapist" })),
  },
  "person.disable": {
    max: 13,
    as: "admin",
    call: (caller, { practice }) => succeeded(caller.person.disable({ personId: practice.supervisor.userId })),
  },
  "person.enable": {
    max: 11,
    as: "admin",
    prepare: async ({ practice }) =>
      JSON.stringify(await callerFor(practice.admin).person.disable({ personId: practice.supervisor.userId })),
    call: (caller, { practice }) => succeeded(caller.person.enable({ personId: practice.supervisor.userId })),
  },
  "person.get": { max: 7, as: "admin", call: (caller, { practice }) => caller.person.get({ personId: practice.therapist.userId }) },
  "person.invite": {
    max: 8,
    as: "admin",
    call: (caller) => succeeded(caller.person.invite({ role: "therapist", displayName: "Ada", address: `${uuidv7()}@example.org` })),
  },
  "person.list": { max: 5, as: "admin", call: (caller) => caller.person.list({ ...page, search: "", role: null, state: null }) },
  "person.listChoices": { max: 5, as: "admin", call: (caller) => caller.person.listChoices() },
  "person.listInvitations": { max: 7, as: "admin", prepare: openInvitation, call: (caller) => caller.person.listInvitations() },
  "person.resetSecondFactor": {
    max: 13,
    as: "admin",
    call: (caller, { practice }) => succeeded(caller.person.resetSecondFactor({ personId: practice.supervisor.userId })),
  },
  "person.revokeInvitation": {
    max: 5,
    as: "admin",
    prepare: openInvitation,
    call: (caller, _, prepared) => succeeded(caller.person.revokeInvitation({ invitationId: JSON.parse(prepared).invitationId })),
  },
  "supervision.end": {
    max: 5,
    as: "admin",
    prepare: async ({ practice }) => {
      const [row] = await inPractice(practice.practiceId, (tx) => tx.supervision.findMany({ select: { id: true } }));
      return row?.id ?? "";
    },
    call: (caller, _, supervisionId) => succeeded(caller.supervision.end({ supervisionId })),
  },
  "supervision.start": {
    max: 9,
    as: "admin",
    call: (caller, { practice }) =>
      succeeded(caller.supervision.start({ supervisorId: practice.supervisor.userId, therapistId: practice.otherTherapist.userId })),
  },
  "invitation.list": { max: 5, as: "therapist", call: (caller) => caller.invitation.list() },
  "invitation.preview": {
    max: 7,
    as: "nobody",
    prepare: invite,
    call: (caller, _, token) => succeeded(caller.invitation.preview({ token })),
  },
  "invitation.revoke": {
    max: 6,
    as: "therapist",
    prepare: openInvitation,
    call: (caller, _, prepared) => caller.invitation.revoke(JSON.parse(prepared)),
  },
  "ownData.erase": { max: 8, as: "client", call: (caller) => succeeded(caller.ownData.erase({ confirm: "delete" })) },
  // Five statements for each two hundred records, one for each thousand events.
  // Threads and flags come with who wrote them.
  "ownData.export": { max: 33, as: "client", call: (caller) => caller.ownData.export() },
  "profile.correct": {
    max: 6,
    as: "client",
    call: (caller) => succeeded(caller.profile.correct({ displayName: "Kim", timeZone: "Europe/Paris" })),
  },
  "profile.correctAddress": {
    max: 9,
    as: "client",
    call: (caller) => caller.profile.correctAddress({ address: `${uuidv7()}@example.org` }),
  },
  "profile.get": { max: 6, as: "client", call: (caller) => caller.profile.get() },
  "ownItem.list": { max: 6, as: "therapist", call: (caller, story) => caller.ownItem.list(clientOf(story)) },
  "ownItem.listOwn": { max: 8, as: "client", call: (caller) => caller.ownItem.listOwn() },
  "ownItem.put": {
    max: 7,
    as: "therapist",
    call: (caller, story) => caller.ownItem.put({ ...clientOf(story), itemId: uuidv7(), ...VALUE }),
  },
  "ownItem.retire": {
    max: 7,
    as: "therapist",
    prepare: putOwnItem,
    call: (caller, story, itemId) => caller.ownItem.retire({ ...clientOf(story), itemId, retired: true }),
  },
  "pace.answer": {
    max: 9,
    as: "therapist",
    prepare: askForSlower,
    call: (caller, story, paceRequestId) => succeeded(caller.pace.answer({ ...clientOf(story), paceRequestId, words: "One thing only." })),
  },
  "pace.answerAsCover": {
    max: 11,
    as: "otherTherapist",
    prepare: coveredRequest,
    call: (caller, story, paceRequestId) => succeeded(caller.pace.answerAsCover({ ...clientOf(story), paceRequestId, words: "Rest." })),
  },
  "pace.standing": { max: 9, as: "therapist", prepare: askForSlower, call: (caller, story) => caller.pace.standing(clientOf(story)) },
  "paceAgreement.agree": {
    max: 10,
    as: "therapist",
    call: (caller, story) => {
      const check = { checkAfterSessions: true, checkAfterExercises: true, checkWords: ASSIGNED_WORDS };
      return succeeded(caller.paceAgreement.agree({ ...clientOf(story), things: 2, minutes: 20, ...check }));
    },
  },
  "restWeek.end": {
    max: 7,
    as: "therapist",
    prepare: plannedRest,
    call: (caller, story, restWeekId) => caller.restWeek.end({ ...clientOf(story), restWeekId }),
  },
  "restWeek.plan": {
    max: 9,
    as: "therapist",
    call: (caller, story) => succeeded(caller.restWeek.plan({ ...clientOf(story), ...REST, words: "Nothing is due." })),
  },
  "passkey.finishRegistration": {
    max: 11,
    as: "client",
    prepare: async (story) => JSON.stringify(await newPasskey(story)),
    call: (_, story, answer) => succeeded(passkeyCaller(story.practice.client).passkey.finishRegistration(JSON.parse(answer))),
  },
  "passkey.list": { max: 5, as: "client", call: (caller) => caller.passkey.list() },
  "passkey.remove": {
    max: 9,
    as: "client",
    prepare: async (story) => (await addPasskeyOf(story.practice.client)).passkeyId,
    call: (_, story, passkeyId) => succeeded(passkeyCaller(story.practice.client).passkey.remove({ passkeyId })),
  },
  "passkey.rename": {
    max: 5,
    as: "client",
    prepare: async (story) => (await addPasskeyOf(story.practice.client)).passkeyId,
    call: (caller, _, passkeyId) => caller.passkey.rename({ passkeyId, label: "My phone" }),
  },
  "passkey.startRegistration": {
    max: 8,
    as: "client",
    call: (_, story) => succeeded(passkeyCaller(story.practice.client).passkey.startRegistration()),
  },
  "passkey.startSignIn": { max: 2, as: "nobody", call: (caller) => succeeded(caller.passkey.startSignIn()) },
  "passphrase.askReset": {
    max: 2,
    as: "nobody",
    call: (caller) => succeeded(caller.passphrase.askReset({ address: "nobody@test.example" })),
  },
  "passphrase.change": { max: 8, as: "client", call: (caller) => succeeded(caller.passphrase.change({ passphrase: ANOTHER_PASSPHRASE })) },
  "passphrase.previewReset": {
    max: 2,
    as: "nobody",
    prepare: startedReset,
    call: (caller, _, token) => succeeded(caller.passphrase.previewReset({ token })),
  },
  "passphrase.reset": {
    max: 16,
    as: "nobody",
    prepare: startedReset,
    call: (caller, _, token) => succeeded(caller.passphrase.reset({ token, passphrase: ANOTHER_PASSPHRASE })),
  },
  "record.getOwn": { max: 6, as: "client", call: (caller, story) => caller.record.getOwn({ recordId: story.recordId }) },
  "record.list": { max: 6, as: "therapist", call: (caller, story) => caller.record.list({ ...clientOf(story), ...page }) },
  "record.listOwn": { max: 6, as: "client", call: (caller) => caller.record.listOwn(page) },
  "record.open": {
    max: 9,
    as: "therapist",
    call: (caller, story) => caller.record.open({ ...clientOf(story), recordId: story.newRecordId }),
  },
  "record.read": {
    max: 6,
    as: "supervisor",
    call: (caller, story) => caller.record.read({ ...clientOf(story), recordId: story.recordId }),
  },
  "record.reply": {
    max: 8,
    as: "therapist",
    call: (caller, story) =>
      succeeded(caller.record.reply({ ...clientOf(story), recordId: story.newRecordId, messageId: uuidv7(), words: "What did Teo say?" })),
  },
  "record.review": {
    max: 8,
    as: "therapist",
    call: (caller, story) => caller.record.review({ ...clientOf(story), recordId: story.recordId, note: "You waited." }),
  },
  "secondFactor.confirmTotp": {
    max: 12,
    as: "therapist",
    prepare: async ({ practice }) => {
      const started = await steppedUp(practice.therapist).secondFactor.startTotp();
      return started.ok ? JSON.stringify({ offer: started.offer, code: codeAt(started.secret, NOW) }) : "";
    },
    call: (_, { practice }, proof) => succeeded(steppedUp(practice.therapist).secondFactor.confirmTotp(JSON.parse(proof))),
  },
  "secondFactor.makeRecoveryCodes": {
    max: 9,
    as: "therapist",
    prepare: ({ practice }) => addTotpOf(practice.therapist),
    call: (_, { practice }) => succeeded(steppedUp(practice.therapist).secondFactor.makeRecoveryCodes()),
  },
  "secondFactor.removeTotp": {
    max: 8,
    as: "therapist",
    prepare: async ({ practice }) => {
      await addPasskeyOf(practice.therapist);
      return addTotpOf(practice.therapist);
    },
    call: (_, { practice }) => succeeded(steppedUp(practice.therapist).secondFactor.removeTotp()),
  },
  "secondFactor.startTotp": {
    max: 8,
    as: "therapist",
    call: (_, { practice }) => succeeded(steppedUp(practice.therapist).secondFactor.startTotp()),
  },
  "secondFactor.status": { max: 5, as: "therapist", call: (caller) => caller.secondFactor.status() },
  "session.list": { max: 5, as: "client", call: (caller) => caller.session.list() },
  "session.me": { max: 4, as: "client", call: (caller) => caller.session.me() },
  "session.revoke": {
    max: 6,
    as: "client",
    prepare: (story) => openSessionOf(story.practice.client, NOW),
    call: (caller, _, sessionId) => caller.session.revoke({ sessionId }),
  },
  "session.revokeOthers": { max: 6, as: "client", call: (caller) => caller.session.revokeOthers() },
  "setting.getAnswering": { max: 5, as: "therapist", call: (caller) => caller.setting.getAnswering() },
  "setting.setAnswering": {
    max: 7,
    as: "therapist",
    call: (caller, { practice }) => caller.setting.setAnswering({ answersWithinDays: 2, coverId: practice.otherTherapist.userId }),
  },
  "setting.getReadingDays": { max: 5, as: "therapist", call: (caller) => caller.setting.getReadingDays() },
  "setting.setReadingDays": { max: 5, as: "therapist", call: (caller) => caller.setting.setReadingDays({ readingDays: [1, 3] }) },
  "sync.push": { max: 7, as: "client", call: (caller) => caller.sync.push({ operations: [slower()] }) },
  "today.get": { max: 11, as: "client", call: (caller) => caller.today.get() },
};

/** Every statement that reaches Postgres while `run` runs, in order; two that travel in one message are two. */
async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(pg.Client.prototype, "query");
  try {
    await run();
    const messages = spy.mock.calls.map(([query]: unknown[]) => (typeof query === "string" ? query : (query as { text: string }).text));
    return messages.flatMap((text) => text.split(/(?<=^BEGIN); /));
  } finally {
    spy.mockRestore();
  }
}

async function makeStory(): Promise<Story> {
  const story = await makeAssigned(minutesAfter(-200));
  const { client, therapist } = story.practice;
  const stepId = story.steps[1].id;
  const recordId = await recordExposure(client, { stepId, exhaustion: 4 }, minutesAfter(-100));
  const newRecordId = await recordExposure(client, { stepId, exhaustion: 4 }, minutesAfter(-90));
  await callerFor(therapist, minutesAfter(-80)).record.open({ clientId: client.clientId, recordId });
  return { ...story, recordId, newRecordId };
}

describe("statement budgets", () => {
  it("exist for every procedure", () => {
    expect(Object.keys(BUDGET).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
  });

  it.each(Object.entries(BUDGET))("%s stays within its budget", async (_, { max, as, prepare, call }) => {
    const story = await makeStory();
    const prepared = (await prepare?.(story)) ?? "";
    const member = as === "nobody" ? null : story.practice[as];
    const caller = member ? steppedUp(member) : callerFor(null);
    const statements = await statementsOf(() => call(caller, story, prepared));
    expect(statements.length, statements.join("\n")).toBeGreaterThan(0);
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(max);
  });

  it("hold for each operation of a push", async () => {
    const { practice, steps } = await makeStory();
    const phone = phoneOf(practice.client);
    const [recordId, paceRequestId, itemId] = [uuidv7(), uuidv7(), uuidv7()];
    const of = { stepId: steps[0].id };
    const taps = [
      ["predict", 12, () => phone.predict(recordId, of)],
      ["openAfter", 8, () => phone.openAfter(recordId)],
      ["finish", 13, () => phone.finish(recordId, of)],
      ["share", 7, () => phone.share(recordId)],
      ["takeBack", 7, () => phone.takeBack(recordId)],
      // What was answered before decides what is asked, and whether the answer was there already.
      ["followUp", 12, () => phone.followUp(recordId, { likelihoodLater: 40 }, daysAfter(2))],
      ["edit", 12, () => phone.edit(recordId, { happened: "partly" }, ["endSuds"], daysAfter(2))],
      ["shareAgain", 7, () => phone.share(recordId, daysAfter(2))],
      ["reply", 8, () => phone.reply(recordId, "It was the same on Friday.", daysAfter(2))],
      ["seeThread", 7, () => phone.seeThread(recordId, daysAfter(2))],
      ["putOwnItem", 7, () => phone.putOwnItem(itemId, VALUE)],
      ["putOwnItemAgain", 8, () => phone.putOwnItem(itemId, { ...VALUE, words: "being there" })],
      ["retireOwnItem", 6, () => phone.retireOwnItem(itemId)],
      ["askFor", 7, () => phone.askFor(paceRequestId, "slower")],
      ["addWords", 8, () => phone.addWords(paceRequestId, "three things at once")],
      ["stopForToday", 7, () => phone.addToPace(paceRequestId, { askFirst: true, exhaustion: 7, stopForToday: true })],
      ["takeBackPace", 7, () => phone.takeBackPace(paceRequestId)],
    ] as const;
    for (const [name, max, tap] of taps) {
      const statements = await statementsOf(async () => expect((await tap()).status, name).toBe("applied"));
      expect(statements.length, `${name}\n${statements.join("\n")}`).toBeLessThanOrEqual(max);
    }
  });

  it("do not grow with the caseload or with the length of a story", async () => {
    const story = await makeStory();
    const { practice } = story;
    const caller = callerFor(practice.therapist);
    const count = async () => [
      (await statementsOf(() => caller.caseload.day())).length,
      (await statementsOf(() => caller.client.overview(clientOf(story)))).length,
      (await statementsOf(() => caller.client.charts({ ...clientOf(story), choice: ALL_DAYS }))).length,
      (await statementsOf(() => caller.client.safetyBehaviours({ ...clientOf(story), choice: ALL_DAYS }))).length,
      (await statementsOf(() => caller.record.list({ ...clientOf(story), ...page }))).length,
      (await statementsOf(() => callerFor(practice.client).today.get())).length,
    ];
    const before = await count();
    for (let each = 0; each < 39; each++) {
      const added = await inPractice(practice.practiceId, (tx) => addClient(tx, practice.therapist, `Client ${each}`));
      await phoneOf(added).askFor(uuidv7(), "slower", minutesAfter(-each));
    }
    for (let each = 0; each < 8; each++) await recordExposure(practice.client, { stepId: story.steps[0].id }, minutesAfter(-each));
    expect((await caller.caseload.day()).caseload).toHaveLength(40);
    expect(await count()).toEqual(before);
  });
});
