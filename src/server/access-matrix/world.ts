// Over 300 lines because everything of a client that an input can name is made here, once and in one order.
import { uuidv7 } from "uuidv7";
import { clientSealer } from "../crypto/seal";
import { inPractice } from "../db";
import { addNotices } from "../notice/mutations";
import { ASSIGNED_WORDS } from "../testing/exposure-story";
import { eveningLog, publish } from "../testing/own-exercise";
import { AFTER, BEFORE, phoneOf } from "../testing/phone";
import {
  addClient,
  addMember,
  type ClientMember,
  callerFor,
  daysAfter,
  type Member,
  makePractice,
  minutesAfter,
  NOW,
  type PracticeFixture,
  scopeOf,
} from "../testing/practice-fixture";
import { openSessionOf } from "../testing/signed-in";

/** Whose things a call is about. Seen from `therapist` of the first practice. */
export const TARGETS = ["own", "sameTherapist", "supervised", "unrelated", "otherPractice", "missing", "deleted", "discharged"] as const;
export type Target = (typeof TARGETS)[number];

/** Everything of one client's that an input can name. */
export type Things = {
  clientId: string;
  userId: string;
  stepId: string;
  otherStepId: string;
  assignmentId: string;
  /** Shared and not opened. */
  recordId: string;
  /** Shared, and opened by the therapist. */
  openedRecordId: string;
  /** Finished and kept private. */
  privateRecordId: string;
  /** Waits since longer than `therapist` stated; `cover` covers for them. */
  paceRequestId: string;
  /** Still to come. */
  restWeekId: string;
  ownItemId: string;
  invitationId: string;
  noteId: string;
  /** Emergency access of `emergencySupervisor` to this client, and a notice to the client's therapist. */
  breakGlassId: string;
  noticeId: string;
  /** An exercise of the therapist's, published and not shared. */
  exerciseId: string;
  /** Of the client's practice: a therapist who does not care for them, a supervisor, and a supervision between the two others. */
  colleagueId: string;
  supervisorId: string;
  supervisionId: string;
  /** Of the client's own account. */
  passkeyId: string;
  sessionId: string;
  /** Stands in every sealed word of this client's that a therapist may read. */
  canary: string;
  /** Stands in what the client has not shared. */
  privateCanary: string;
  /** Stands in the therapist's own note. */
  noteCanary: string;
};

export type World = {
  here: PracticeFixture;
  elsewhere: PracticeFixture;
  things: Record<Target, Things>;
  clients: Record<Exclude<Target, "missing">, ClientMember>;
  staff: { cover: Member; formerTherapist: Member; otherSupervisor: Member; formerSupervisor: Member; emergencySupervisor: Member };
};

const EARLIER = daysAfter(-20);

const missingStaff = () => ({ colleagueId: uuidv7(), supervisorId: uuidv7(), supervisionId: uuidv7() });

/** Whom an admin can name besides a client. */
async function staffThings({ practiceId, otherTherapist, supervisor }: PracticeFixture): Promise<ReturnType<typeof missingStaff>> {
  const [supervision] = await inPractice(practiceId, (tx) =>
    tx.supervision.findMany({ where: { practiceId, supervisorId: supervisor.userId }, select: { id: true } }),
  );
  return { colleagueId: otherTherapist.userId, supervisorId: supervisor.userId, supervisionId: supervision?.id ?? "" };
}

function missingThings(): Things {
  const id = () => uuidv7();
  return {
    clientId: id(),
    userId: id(),
    stepId: id(),
    otherStepId: id(),
    assignmentId: id(),
    recordId: id(),
    openedRecordId: id(),
    privateRecordId: id(),
    paceRequestId: id(),
    restWeekId: id(),
    ownItemId: id(),
    invitationId: id(),
    noteId: id(),
    breakGlassId: id(),
    noticeId: id(),
    exerciseId: `own-${id()}`,
    ...missingStaff(),
    passkeyId: id(),
    sessionId: id(),
    canary: "never written",
    privateCanary: "never written",
    noteCanary: "never written",
  };
}

/** A client's first weeks, each word with a canary in it. */
async function tellThings(therapist: Member, client: ClientMember, target: Target): Promise<Things> {
  const canary = `canary-${target}-shared`;
  const privateCanary = `canary-${target}-private`;
  const noteCanary = `canary-${target}-note`;
  const paceCanary = `canary-${target}-pace`;
  const { clientId } = client;
  const staff = callerFor(therapist, EARLIER);
  const step = { clientId, title: `Say hello ${canary}`, minimumVersion: `Nod ${canary}`, predictedSuds: 45 };
  await staff.exposure.addStep(step);
  const { steps } = await staff.exposure.addStep({ ...step, predictedSuds: 60 });
  const [stepId, otherStepId] = steps.map(({ id }) => id);
  if (!stepId || !otherStepId) throw new Error("no steps");
  const words = { ...ASSIGNED_WORDS, whatExactly: `Ask ${canary}`, whyThisHelps: `Because ${canary}` };
  const assigned = await staff.assignment.assign({ clientId, stepId, words, clientConfidence: 80, clientAgreed: true });
  if (!assigned.ok) throw new Error(assigned.reason);
  const { assignmentId } = assigned;
  const phone = phoneOf(client);
  const [recordId, openedRecordId, privateRecordId, paceRequestId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  for (const [id, word, at] of [
    [openedRecordId, canary, daysAfter(-10)],
    [recordId, `canary-${target}-unopened`, daysAfter(-9)],
    [privateRecordId, privateCanary, daysAfter(-8)],
  ] as const) {
    const of = { stepId, assignmentId };
    await phone.predict(id, { ...of, answers: { ...BEFORE, fearedOutcome: `They laugh ${word}` } }, at);
    await phone.openAfter(id, at);
    await phone.finish(id, { ...of, answers: { ...AFTER, whatILearned: `Nobody did ${word}` } }, at);
  }
  await phone.share(openedRecordId, daysAfter(-7));
  await callerFor(therapist, daysAfter(-6)).record.open({ clientId, recordId: openedRecordId });
  await phone.reply(openedRecordId, `Did you see this? ${canary}`, daysAfter(-5));
  await phone.share(recordId, daysAfter(-5));
  // A Friday: with one working day stated, its time was over as this Tuesday began.
  await phone.askFor(paceRequestId, "slower", daysAfter(-4));
  await phone.addWords(paceRequestId, `too much ${paceCanary}`, daysAfter(-4));
  const planned = await callerFor(therapist).restWeek.plan({ clientId, from: "2026-06-01", to: "2026-06-07", words: `Rest ${canary}` });
  const restWeekId = (planned.ok && planned.restWeeks[0]?.id) || "";
  const ownItemId = uuidv7();
  await phone.putOwnItem(ownItemId, { kind: "value", words: `being there ${canary}`, position: 0 }, daysAfter(-1));
  const [invitationId, noteId, passkeyId, noticeId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const { practiceId } = client;
  const exercise = eveningLog();
  const { id: exerciseId } = exercise;
  await publish({ practiceId, therapist }, exercise);
  await inPractice(practiceId, async (tx) => {
    const sealer = await clientSealer(tx, scopeOf(therapist, client));
    const wordsSealed = sealer.seal({ table: "private_note", column: "words_sealed", rowId: noteId }, `For me alone ${noteCanary}`);
    const written = { createdAt: EARLIER, updatedAt: EARLIER };
    await tx.privateNote.create({ data: { practiceId, id: noteId, clientId, therapistId: therapist.userId, wordsSealed, ...written } });
    await tx.answerFlag.create({ data: { practiceId, recordId, clientId, raisedAt: daysAfter(-9) } });
    const told = { userId: therapist.userId, kind: "consent_withdrawn" as const, createdAt: EARLIER };
    await tx.notice.create({ data: { practiceId, id: noticeId, clientId, ...told } });
    const key = { credentialId: Buffer.from(passkeyId), publicKey: Buffer.from(passkeyId), counter: 0, transports: [] };
    await tx.passkey.create({ data: { practiceId, id: passkeyId, userId: client.userId, ...key, label: "Phone", createdAt: EARLIER } });
    await tx.invitation.create({
      data: {
        practiceId,
        id: invitationId,
        clientId,
        email: `${clientId}@test.example`,
        tokenHash: Buffer.from(invitationId),
        createdBy: therapist.userId,
        createdAt: EARLIER,
        expiresAt: daysAfter(1),
      },
    });
  });
  return {
    clientId,
    userId: client.userId,
    stepId,
    otherStepId,
    assignmentId,
    recordId,
    openedRecordId,
    privateRecordId,
    paceRequestId,
    restWeekId,
    ownItemId,
    invitationId,
    noteId,
    noticeId,
    exerciseId,
    // Only `own` has one; addStaff makes it.
    breakGlassId: uuidv7(),
    ...missingStaff(),
    passkeyId,
    sessionId: await openSessionOf(client, EARLIER),
    canary,
    privateCanary,
    noteCanary,
  };
}

async function withdrawSupervision(...clients: ClientMember[]): Promise<void> {
  for (const { practiceId, clientId } of clients)
    await inPractice(practiceId, (tx) =>
      tx.consent.updateMany({ where: { practiceId, clientId, purpose: "supervision" }, data: { withdrawnAt: EARLIER } }),
    );
}

async function discharge({ practiceId, clientId }: ClientMember): Promise<void> {
  await inPractice(practiceId, async (tx) => {
    await tx.careRelationship.updateMany({ where: { practiceId, clientId }, data: { endedAt: daysAfter(-2) } });
    await tx.client.updateMany({ where: { practiceId, id: clientId }, data: { dischargedAt: daysAfter(-2) } });
  });
}

async function erase({ practiceId, clientId, userId }: ClientMember): Promise<void> {
  await inPractice(
    practiceId,
    (tx) => tx.$queryRaw`select erase_client(${practiceId}::uuid, ${clientId}::uuid, ${userId}::uuid, ${daysAfter(-2)})`,
  );
}

async function addStaff(
  { practiceId, otherTherapist, therapist, admin }: PracticeFixture,
  own: ClientMember,
  breakGlassId: string,
): Promise<World["staff"]> {
  return inPractice(practiceId, async (tx) => {
    const formerTherapist = await addMember(tx, practiceId, "therapist", "Former Therapist");
    await tx.careRelationship.create({
      data: {
        practiceId,
        id: uuidv7(),
        therapistId: formerTherapist.userId,
        clientId: own.clientId,
        startedAt: daysAfter(-300),
        endedAt: daysAfter(-200),
      },
    });
    const supervisorOf = async (name: string, therapistId: string | null, endedAt: Date | null) => {
      const supervisor = await addMember(tx, practiceId, "supervisor", name);
      if (therapistId)
        await tx.supervision.create({
          data: { practiceId, id: uuidv7(), supervisorId: supervisor.userId, therapistId, startedAt: daysAfter(-300), endedAt },
        });
      return supervisor;
    };
    const emergencySupervisor = await supervisorOf("Emergency Supervisor", null, null);
    const sealer = await clientSealer(tx, scopeOf(emergencySupervisor, own));
    const id = breakGlassId;
    await tx.breakGlassAccess.create({
      data: {
        practiceId,
        id,
        supervisorId: emergencySupervisor.userId,
        clientId: own.clientId,
        reasonSealed: sealer.seal(
          { table: "break_glass_access", column: "reason_sealed", rowId: id },
          "The therapist is ill canary-own-reason",
        ),
        startedAt: minutesAfter(-10),
        expiresAt: minutesAfter(50),
      },
    });
    const about = { practiceId, actorId: emergencySupervisor.userId, clientId: own.clientId, subjectId: id };
    const userIds = [therapist.userId, admin.userId];
    await addNotices(tx, { ...about, userIds, kind: "break_glass_opened", now: minutesAfter(-10) });
    const cover = await addMember(tx, practiceId, "therapist", "Cover");
    await tx.therapistSetting.updateMany({
      where: { practiceId, therapistId: therapist.userId },
      data: { answersWithinDays: 1, coverId: cover.userId },
    });
    return {
      cover,
      formerTherapist,
      otherSupervisor: await supervisorOf("Other Supervisor", otherTherapist.userId, null),
      formerSupervisor: await supervisorOf("Former Supervisor", therapist.userId, daysAfter(-1)),
      emergencySupervisor,
    };
  });
}

/** Two practices with one client for each target, each with a story. */
export async function makeWorld(): Promise<World> {
  const here = await makePractice();
  const elsewhere = await makePractice();
  const add = (name: string) => inPractice(here.practiceId, (tx) => addClient(tx, here.therapist, name));
  const clients = {
    own: here.client,
    sameTherapist: await add("Same Therapist"),
    supervised: await add("Supervised"),
    unrelated: here.otherClient,
    otherPractice: elsewhere.client,
    deleted: await add("Deleted"),
    discharged: await add("Discharged"),
  };
  const tell = (target: keyof typeof clients, therapist = here.therapist) => tellThings(therapist, clients[target], target);
  const things = {
    own: await tell("own"),
    sameTherapist: await tell("sameTherapist"),
    supervised: await tell("supervised"),
    unrelated: await tell("unrelated", here.otherTherapist),
    otherPractice: await tell("otherPractice", elsewhere.therapist),
    missing: missingThings(),
    deleted: await tell("deleted"),
    discharged: await tell("discharged"),
  };
  // Only these two agreed that a supervisor reads along.
  await withdrawSupervision(clients.own, clients.sameTherapist);
  const staff = await addStaff(here, clients.own, things.own.breakGlassId);
  const [staffHere, staffElsewhere] = [await staffThings(here), await staffThings(elsewhere)];
  for (const target of ["own", "sameTherapist", "supervised", "unrelated", "discharged"] as const) Object.assign(things[target], staffHere);
  Object.assign(things.otherPractice, staffElsewhere);
  await discharge(clients.discharged);
  await erase(clients.deleted);
  return { here, elsewhere, things, clients, staff };
}

export { NOW };
