// Over 300 lines because every procedure has its row here, and one table is read in one go.
import { uuidv7 } from "uuidv7";
import { ALL_DAYS } from "@/domain/chart/charts";
import { deviceOperations } from "../testing/operations";
import type { ActorState } from "./actors";
import type { Things } from "./world";

/** A procedure in the matrix: the column of the table that holds for it, and a call of it that names a target's things. */
export type Call = {
  kind: string;
  /** Keys of the answer, by hand: what a schema lets through besides is a leak. Several where the answer is one of several. */
  keys: string | readonly string[];
  input?: (of: Things, actor: ActorState) => unknown;
  /** What it changes would falsify later calls: it gets a world of its own. */
  ruins?: true;
  /** The caller makes the id of a new thing: an id that nothing has is no other's. Another's is refused in the noun's own test. */
  makesId?: true;
  /** It names several things, and leaves out what may not be read: its whole answer where all are another's. */
  leavesOut?: string;
  /** Events that an allowed call leaves; one, unless said. `perClient`: one for each client whose things it shows, or one. */
  events?: number | "perClient";
};

const TOKEN = "no-such-token-no-such-token-no-such-token";
const WORDS = {
  whatExactly: "Ask one question",
  minimumVersion: "Nod",
  whyThisHelps: "It shows what they do.",
  whenWhereWithWhom: "Thursday",
  toward: "being known",
  obstacles: [],
};
const DRAFT = "archived draft id latestVersion revision shared unpublished";
const OK_OR_REASON = ["ok", "ok reason"] as const;
const STEP_WORDS = { title: "New", minimumVersion: "Small", predictedSuds: 30 };
const clientOf = ({ clientId }: Things) => ({ clientId });
const assignmentOf = ({ clientId, assignmentId }: Things) => ({ clientId, assignmentId });
const exerciseOf = ({ exerciseId: id }: Things) => ({ id });
const personOf = ({ clientId }: Things) => ({ personId: clientId });
const PAGE = { cursor: null, limit: 20 };
const NO_FILTER = { from: null, to: null, actorId: null, clientId: null, group: null, procedure: null };

/** Every procedure of the router; the test says where one is missing. */
export const CALLS: Record<string, Call> = {
  "assignment.assign": {
    kind: "caseloadWrite",
    keys: ["assignmentId ok", "ok reason"],
    input: ({ clientId, otherStepId }) => ({ clientId, stepId: otherStepId, words: WORDS, clientConfidence: 70, clientAgreed: true }),
  },
  "assignment.getOwn": {
    kind: "ownById",
    keys: "assignment definition readingDays therapistName timeZone",
    input: ({ assignmentId }) => ({ assignmentId }),
  },
  "assignment.hold": { kind: "caseloadWrite", keys: "assignments", input: assignmentOf, ruins: true },
  "assignment.list": { kind: "caseloadRead", keys: "assignments", input: clientOf },
  "assignment.resume": { kind: "caseloadWrite", keys: OK_OR_REASON, input: assignmentOf, ruins: true },
  "assignment.vary": {
    kind: "caseloadWrite",
    keys: ["assignmentId ok", "ok reason"],
    input: (of) => ({ ...assignmentOf(of), whatExactly: "Ask two questions", minimumVersion: "Nod", clientAgreed: true }),
    ruins: true,
  },
  "assignment.withdraw": {
    kind: "caseloadWrite",
    keys: "assignments",
    input: ({ clientId, assignmentId }) => ({ clientId, assignmentId }),
    ruins: true,
  },
  "audit.export": { kind: "adminOwn", keys: "events next", input: () => ({ filter: NO_FILTER, ...PAGE }) },
  "audit.head": { kind: "adminOwn", keys: "exportedAt hash practiceId seq" },
  "audit.list": { kind: "adminOwn", keys: "events next", input: () => ({ filter: NO_FILTER, ...PAGE }) },
  "audit.listOwn": { kind: "ownThings", keys: "entries next timeZone", input: () => PAGE },
  "audit.people": { kind: "adminOwn", keys: "clients people" },
  "breakGlass.close": {
    kind: "ownBreakGlass",
    keys: "ok",
    input: ({ breakGlassId }) => ({ breakGlassId }),
    ruins: true,
  },
  "breakGlass.find": { kind: "supervisorOwn", keys: "clients", input: () => ({ query: "ann" }) },
  "breakGlass.listOwn": { kind: "supervisorOwn", keys: "accesses" },
  "breakGlass.open": {
    kind: "breakGlass",
    keys: "breakGlassId expiresAt",
    input: ({ clientId }) => ({ clientId, reason: "The therapist cannot be reached." }),
    ruins: true,
  },
  "library.archive": { kind: "ownExercise", keys: "ok", input: exerciseOf },
  "library.discard": { kind: "ownExercise", keys: "ok", input: exerciseOf },
  "library.exportFile": { kind: "ownExercise", keys: "content fileName", input: (of) => ({ ...exerciseOf(of), version: 1 }) },
  "library.getDraft": { kind: "ownExercise", keys: DRAFT, input: exerciseOf },
  "library.importFile": { kind: "therapistOwn", keys: "ok problems", input: () => ({ content: "{}" }) },
  "library.publish": { kind: "ownExercise", keys: "ok problems reason", input: (of) => ({ ...exerciseOf(of), revision: 0 }) },
  "library.restore": { kind: "ownExercise", keys: "ok", input: exerciseOf },
  "library.saveDraft": {
    kind: "ownExercise",
    keys: ["ok revision", "ok reason"],
    input: (of) => ({ ...exerciseOf(of), revision: 0, draft: { title: "Begun" } }),
    ruins: true,
  },
  "library.share": { kind: "ownExercise", keys: "ok", input: exerciseOf, ruins: true },
  "library.start": { kind: "therapistOwn", keys: DRAFT, input: () => ({ from: null }) },
  "library.unshare": { kind: "ownExercise", keys: "ok", input: exerciseOf },
  "notice.list": { kind: "staffOwn", keys: "next notices", input: () => ({ cursor: null }) },
  "notice.markSeen": { kind: "ownNotice", keys: "ok", input: ({ noticeId }) => ({ noticeId }), ruins: true },
  "privateNote.edit": {
    kind: "caseloadWrite",
    keys: "next notes",
    input: ({ clientId, noteId }) => ({ clientId, noteId, words: "Edited" }),
    ruins: true,
  },
  "privateNote.list": { kind: "caseloadWrite", keys: "next notes", input: clientOf },
  "privateNote.remove": {
    kind: "caseloadWrite",
    keys: "next notes",
    input: ({ clientId, noteId }) => ({ clientId, noteId }),
    ruins: true,
  },
  "privateNote.restore": { kind: "caseloadWrite", keys: "next notes", input: ({ clientId, noteId }) => ({ clientId, noteId }) },
  "privateNote.write": {
    kind: "caseloadWrite",
    keys: "next notes",
    // Any new id will do; the client's is one of its own.
    input: ({ clientId }) => ({ clientId, noteId: clientId, words: "New" }),
  },
  "supervision.caseloads": { kind: "supervisorOwn", keys: "caseloads", events: "perClient" },
  "caseload.day": {
    kind: "therapistOwn",
    keys: "caseload newRecordCount newRecords paceRequests readingDays timeZone today",
    events: "perClient",
  },
  "caseload.toReview": { kind: "therapistOwn", keys: "items next", input: () => PAGE, events: "perClient" },
  "client.charts": {
    kind: "caseloadRead",
    keys: "beliefs calibration days likelihood marks measures outcomes pace peakAnxiety step steps timeZone titles",
    input: ({ clientId }) => ({ clientId, choice: ALL_DAYS }),
  },
  "client.ownCharts": {
    kind: "ownThings",
    keys: "beliefs calibration days likelihood marks measures outcomes pace peakAnxiety step steps timeZone titles",
    input: () => ({ choice: ALL_DAYS }),
  },
  "client.chartWords": {
    kind: "caseloadRead",
    keys: "records",
    input: ({ clientId, ...of }) => ({ clientId, recordIds: [of.recordId, of.openedRecordId, of.privateRecordId] }),
    leavesOut: '{"records":[]}',
  },
  "client.ownChartWords": {
    kind: "ownThings",
    keys: "records",
    input: ({ recordId, openedRecordId, privateRecordId }) => ({ recordIds: [recordId, openedRecordId, privateRecordId] }),
  },
  "client.safetyBehaviours": {
    kind: "caseloadRead",
    keys: "chart marks titles",
    input: ({ clientId }) => ({ clientId, choice: ALL_DAYS }),
  },
  "client.overview": {
    kind: "caseloadRead",
    keys: "breakGlassUntil clientId displayName exposureCount invited paceRequests readThrough since therapistName timeZone",
    input: clientOf,
  },
  "consent.give": { kind: "ownThings", keys: OK_OR_REASON, input: () => ({ purpose: "care", textVersion: 2 }) },
  "consent.list": { kind: "ownThings", keys: "consents" },
  "consent.withdraw": { kind: "ownThings", keys: "ok", input: () => ({ purpose: "supervision" }), ruins: true },
  "exercise.get": { kind: "ownExercise", keys: "definition", input: (of) => ({ ...exerciseOf(of), version: 1 }) },
  "exercise.list": { kind: "therapistOwn", keys: "exercises" },
  "exposure.addStep": {
    kind: "caseloadWrite",
    keys: "steps",
    input: ({ clientId }) => ({ clientId, ...STEP_WORDS }),
  },
  "exposure.combineSteps": {
    kind: "caseloadWrite",
    keys: "made ok steps",
    input: ({ clientId, stepId, otherStepId }) => ({ clientId, stepIds: [stepId, otherStepId], ...STEP_WORDS }),
  },
  "exposure.editStep": {
    kind: "caseloadWrite",
    keys: "steps",
    input: ({ clientId, otherStepId }) => ({ clientId, stepId: otherStepId, title: "Edited", minimumVersion: "Small", predictedSuds: 30 }),
  },
  "exposure.listOwn": { kind: "ownThings", keys: "steps" },
  "exposure.listSteps": { kind: "caseloadRead", keys: "steps", input: clientOf },
  "exposure.moveStep": {
    kind: "caseloadWrite",
    keys: "ok steps",
    input: ({ clientId, otherStepId }) => ({ clientId, stepId: otherStepId, parentId: null, afterStepId: null }),
  },
  "exposure.setStepState": {
    kind: "caseloadWrite",
    keys: "onHold steps took",
    input: ({ clientId, otherStepId }) => ({ clientId, stepId: otherStepId, state: "resting" }),
  },
  "exposure.splitStep": {
    kind: "caseloadWrite",
    keys: "made ok steps",
    input: ({ clientId, otherStepId }) => ({ clientId, stepId: otherStepId, smaller: [STEP_WORDS] }),
  },
  "exposure.takeBackSteps": {
    kind: "caseloadWrite",
    keys: ["ok steps", "ok reason"],
    input: ({ clientId, stepId }) => ({ clientId, stepIds: [stepId] }),
  },
  "exposure.varyStep": {
    kind: "caseloadWrite",
    keys: "made ok steps",
    input: ({ clientId, otherStepId }) => ({ clientId, stepId: otherStepId, ...STEP_WORDS, varied: ["place"] }),
  },
  "flag.acknowledge": {
    kind: "caseloadWrite",
    keys: OK_OR_REASON,
    input: ({ clientId, recordId }) => ({ clientId, recordId, action: "Phoned." }),
    ruins: true,
  },
  "invitation.accept": {
    kind: "anyone",
    keys: "ok reason",
    input: () => ({
      token: TOKEN,
      passphrase: "a long enough passphrase",
      timeZone: "Europe/Berlin",
      consentTextVersion: 1,
      agreesToSupervision: false,
    }),
    events: 0,
  },
  "invitation.create": {
    kind: "therapistOwn",
    keys: ["clientId expiresAt ok token", "ok reason"],
    input: () => ({ displayName: "Someone New", email: `${uuidv7()}@test.example` }),
  },
  "invitation.list": { kind: "therapistOwn", keys: "invitations" },
  "invitation.preview": { kind: "anyone", keys: "ok reason", input: () => ({ token: TOKEN }), events: 0 },
  "invitation.revoke": {
    kind: "caseloadWrite",
    keys: "ok",
    input: ({ clientId, invitationId }) => ({ clientId, invitationId }),
    ruins: true,
  },
  "invitation.renew": { kind: "caseloadWrite", keys: ["displayName expiresAt ok token", "ok reason"], input: clientOf, ruins: true },
  "care.discharge": { kind: "adminOnClient", keys: OK_OR_REASON, input: clientOf, ruins: true },
  "care.readmit": {
    kind: "adminOnClient",
    keys: OK_OR_REASON,
    input: ({ clientId, colleagueId }) => ({ clientId, therapistId: colleagueId }),
    ruins: true,
  },
  "care.transfer": {
    kind: "adminOnClient",
    keys: OK_OR_REASON,
    input: ({ clientId, colleagueId }) => ({ clientId, toTherapistId: colleagueId }),
    ruins: true,
  },
  "person.changeRole": {
    kind: "adminOnClient",
    keys: "ok reason",
    input: ({ clientId }) => ({ personId: clientId, role: "supervisor" }),
  },
  "person.disable": { kind: "adminOnClient", keys: OK_OR_REASON, input: personOf, ruins: true },
  "person.enable": { kind: "adminOnClient", keys: OK_OR_REASON, input: personOf, ruins: true },
  "person.get": {
    kind: "adminOnClient",
    keys: "asOf care clientsInCare hasAccount isOwn otherActiveAdmins person supervisedBy supervises",
    input: personOf,
  },
  "person.invite": {
    kind: "adminOwn",
    keys: ["expiresAt invitationId ok token", "ok reason"],
    input: () => ({ role: "therapist", displayName: "Someone New", address: `${uuidv7()}@test.example` }),
  },
  "person.list": {
    kind: "adminOwn",
    keys: "asOf next ownId people",
    input: () => ({ ...PAGE, search: "", role: null, state: null }),
  },
  "person.listChoices": { kind: "adminOwn", keys: "supervisors therapists" },
  "person.listInvitations": { kind: "adminOwn", keys: "invitations" },
  "person.resetSecondFactor": { kind: "adminOnClient", keys: "ok reason", input: personOf },
  "person.revokeInvitation": { kind: "adminOnClient", keys: "ok", input: ({ invitationId }) => ({ invitationId }), ruins: true },
  "supervision.end": { kind: "adminOnClient", keys: "ok", input: ({ supervisionId }) => ({ supervisionId }), ruins: true },
  "supervision.start": {
    kind: "adminOnClient",
    keys: ["ok supervisionId", "ok reason"],
    input: ({ supervisorId, colleagueId }) => ({ supervisorId, therapistId: colleagueId }),
    ruins: true,
  },
  "ownData.erase": { kind: "ownThings", keys: "ok", input: () => ({ confirm: "delete" }), ruins: true, events: 2 },
  "ownData.export": {
    kind: "ownThings",
    keys: "accessLog assignments careRelationships consents definitions exportedAt format formatVersion ownItems paceAgreement paceRequests passkeys practiceName profile records restWeeks sessions steps whatThisIs",
  },
  "profile.correct": { kind: "ownThings", keys: "ok", input: () => ({ displayName: "Kim", timeZone: "Europe/Paris" }), ruins: true },
  "profile.correctAddress": {
    kind: "ownThings",
    keys: ["address ok", "ok reason"],
    input: () => ({ address: `${uuidv7()}@example.org` }),
    ruins: true,
  },
  "profile.get": { kind: "ownThings", keys: "address displayName timeZone" },
  "ownItem.list": { kind: "caseloadRead", keys: "items", input: clientOf },
  "ownItem.listOwn": { kind: "ownThings", keys: "items records steps" },
  "ownItem.put": {
    kind: "caseloadWrite",
    makesId: true,
    keys: "items",
    input: ({ clientId }) => ({ clientId, itemId: uuidv7(), kind: "value", words: "being there", position: 0 }),
  },
  "ownItem.retire": {
    kind: "caseloadWrite",
    keys: "items",
    input: ({ clientId, ownItemId }) => ({ clientId, itemId: ownItemId, retired: true }),
  },
  "pace.answer": {
    kind: "caseloadWrite",
    keys: ["answered ok", "ok reason"],
    input: ({ clientId, paceRequestId }) => ({ clientId, paceRequestId, words: "One thing only.", changes: ["fewerThings"] }),
    ruins: true,
  },
  "pace.answerAsCover": {
    kind: "coverWrite",
    keys: ["answered ok", "ok reason"],
    input: ({ clientId, paceRequestId }) => ({ clientId, paceRequestId, words: "Nothing new before Maren is back." }),
    ruins: true,
  },
  "pace.standing": { kind: "caseloadRead", keys: "agreement becameTheRule dose restWeeks steps waiting", input: clientOf },
  "paceAgreement.agree": {
    kind: "caseloadWrite",
    keys: ["agreement ok", "ok reason"],
    input: ({ clientId }) => ({ clientId, things: 2, minutes: 30, checkAfterSessions: true, checkAfterExercises: true, checkWords: WORDS }),
  },
  "restWeek.end": {
    kind: "caseloadWrite",
    keys: "restWeeks",
    input: ({ clientId, restWeekId }) => ({ clientId, restWeekId }),
    ruins: true,
  },
  "restWeek.plan": {
    kind: "caseloadWrite",
    keys: ["ok restWeeks", "ok reason"],
    input: ({ clientId }) => ({ clientId, from: "2026-07-06", to: "2026-07-12" }),
  },
  "passkey.finishRegistration": {
    kind: "enrolling",
    keys: "ok reason",
    input: () => ({ challengeId: uuidv7(), credentialId: "AAAA", clientDataJSON: "AAAA", attestationObject: "AAAA", transports: [] }),
  },
  "passkey.list": { kind: "member", keys: "asOf passkeys" },
  "passkey.remove": { kind: "accountById", keys: OK_OR_REASON, input: ({ passkeyId }) => ({ passkeyId }), ruins: true },
  "passkey.rename": { kind: "accountById", keys: "ok", input: ({ passkeyId }) => ({ passkeyId, label: "My phone" }) },
  "passkey.startRegistration": { kind: "enrolling", keys: ["challengeId ok options", "ok reason"] },
  "passkey.startSignIn": { kind: "anyone", keys: ["challengeId ok options", "ok reason"], events: 0 },
  "passphrase.askReset": { kind: "anyone", keys: OK_OR_REASON, input: () => ({ address: "nobody@test.example" }), events: 0 },
  "passphrase.change": { kind: "member", keys: "ok", input: () => ({ passphrase: "two grey herons at the weir" }), ruins: true },
  "passphrase.previewReset": { kind: "anyone", keys: "ok reason", input: () => ({ token: TOKEN }), events: 0 },
  "passphrase.reset": {
    kind: "anyone",
    keys: "ok reason",
    input: () => ({ token: TOKEN, passphrase: "two grey herons at the weir" }),
    events: 0,
  },
  "record.getOwn": {
    kind: "ownById",
    keys: "answers checkBacks decideBy definition definitionVersion editedAt exhaustion flag links note openedAt orderByDevice pace predictedAt reasons retrospective review sharedAt summary thread zone",
    input: ({ recordId }) => ({ recordId }),
  },
  "record.list": { kind: "caseloadRead", keys: "next records", input: ({ clientId }) => ({ clientId, ...PAGE }) },
  "record.listOwn": { kind: "ownThings", keys: "next records", input: () => PAGE },
  "record.open": {
    kind: "caseloadWrite",
    keys: "ok record",
    input: ({ clientId, recordId }) => ({ clientId, recordId }),
    ruins: true,
  },
  "record.read": {
    kind: "supervisedRead",
    keys: "answers checkBacks decideBy definition definitionVersion editedAt exhaustion flag links note openedAt orderByDevice pace predictedAt reasons retrospective review sharedAt summary thread zone",
    input: ({ clientId, openedRecordId }) => ({ clientId, recordId: openedRecordId }),
  },
  "record.reply": {
    kind: "caseloadWrite",
    keys: OK_OR_REASON,
    input: ({ clientId, recordId }) => ({ clientId, recordId, messageId: uuidv7(), words: "What did Teo say then?" }),
    ruins: true,
  },
  "record.review": {
    kind: "caseloadWrite",
    keys: OK_OR_REASON,
    input: ({ clientId, recordId }) => ({ clientId, recordId, note: "You waited." }),
    ruins: true,
  },
  "secondFactor.confirmTotp": { kind: "member", keys: "ok reason", input: () => ({ offer: "AAAA", code: "123456" }) },
  "secondFactor.makeRecoveryCodes": { kind: "member", keys: ["ok recoveryCodes", "ok reason"], ruins: true },
  "secondFactor.removeTotp": { kind: "member", keys: OK_OR_REASON, ruins: true },
  "secondFactor.startTotp": { kind: "enrolling", keys: ["offer ok secret uri", "ok reason"] },
  "secondFactor.status": { kind: "enrolling", keys: "assurance passkeys recoveryCodesLeft totp" },
  "session.list": { kind: "member", keys: "asOf sessions" },
  "session.me": { kind: "member", keys: "assurance displayName practiceName role userId" },
  "session.revoke": { kind: "accountById", keys: "ok", input: ({ sessionId }) => ({ sessionId }), ruins: true },
  "session.revokeOthers": { kind: "member", keys: "ended", ruins: true },
  "setting.getAnswering": { kind: "therapistOwn", keys: "answersWithinDays colleagues cover coversFor" },
  "setting.setAnswering": {
    kind: "therapistOwn",
    keys: "answersWithinDays colleagues cover coversFor",
    input: () => ({ answersWithinDays: 2, coverId: null }),
    ruins: true,
  },
  "setting.getReadingDays": { kind: "therapistOwn", keys: "readingDays timeZone" },
  "setting.setReadingDays": { kind: "therapistOwn", keys: "readingDays timeZone", input: () => ({ readingDays: [1, 3] }) },
  "sync.push": {
    kind: "ownThings",
    keys: "results",
    input: () => ({ operations: [deviceOperations().askFor(uuidv7(), "slower")] }),
  },
  "today.get": {
    kind: "ownThings",
    keys: "answeredBy anyTime careEndedAt checkBacks consentWithdrawn hold messages next notes others pace paceCheck reading readingDays restWeek returning therapistName timeZone",
  },
};
