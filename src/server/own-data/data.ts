import type { ClientScope } from "@/domain/access/scope";
import { assignmentWordsSchema } from "@/domain/assignment/words";
import { AppError } from "@/domain/errors";
import { toClientDefinition } from "@/domain/exercise/client-definition";
import type { Assignment } from "@/generated/prisma/client";
import { assignmentWordsRef } from "../assignment/sealed-words";
import { ownAddress } from "../auth/own-address";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { stepWordsRef, stepWordsSchema } from "../exposure/sealed-words";
import { ownItemWordsRef, ownItemWordsSchema } from "../own-item/sealed-words";
import { exportAccessLog } from "./export-access-log";
import { exportPace } from "./export-pace";
import { exportRecords } from "./export-records";
import { EXPORT_FORMAT_VERSION, type OwnExport } from "./export-schema";

type Rhythm = OwnExport["assignments"][number]["rhythm"];

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** Everything of a client's, opened. Each statement reads a bounded part; what a story can grow in is read in pages. */
export async function exportOwn(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, practiceName: string): Promise<OwnExport> {
  const { practiceId, clientId } = scope;
  const client = await tx.client.findUnique({ where: { practiceId_id: { practiceId, id: clientId } } });
  if (!client) throw new AppError("NOT_FOUND");
  const work = await exportWork(tx, scope, sealer);
  const records = await exportRecords(tx, scope, sealer);
  return {
    format: "foothold-export",
    formatVersion: EXPORT_FORMAT_VERSION,
    whatThisIs:
      "Everything that your practice keeps about you in Foothold: what you wrote, with every version, what was agreed with you and written to you, and who opened it. Not in it: your therapist's own working notes, and anything about other people. Times are in UTC; 'zone' names the time zone of the device.",
    exportedAt: now.toISOString(),
    practiceName,
    profile: {
      name: client.displayName,
      address: await ownAddress(tx, scope),
      timeZone: client.timeZone,
      since: client.createdAt.toISOString(),
      careEndedAt: iso(client.dischargedAt),
    },
    ...(await exportAgreements(tx, scope)),
    ...work,
    ownItems: await exportOwnItems(tx, scope, sealer),
    records,
    definitions: await exportDefinitions(tx, scope, [...work.assignments, ...records]),
    ...(await exportPace(tx, scope, sealer)),
    ...(await exportSignIns(tx, scope)),
    accessLog: await exportAccessLog(tx, scope),
  };
}

async function exportAgreements(tx: Tx, { practiceId, clientId }: ClientScope): Promise<Pick<OwnExport, "consents" | "careRelationships">> {
  const consents = await tx.consent.findMany({ where: { practiceId, clientId }, orderBy: [{ givenAt: "asc" }, { id: "asc" }] });
  const care = await tx.careRelationship.findMany({
    where: { practiceId, clientId },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    include: { therapist: { select: { displayName: true } } },
  });
  return {
    consents: consents.map(({ purpose, textVersion, givenAt, withdrawnAt }) => ({
      purpose,
      textVersion,
      givenAt: givenAt.toISOString(),
      withdrawnAt: iso(withdrawnAt),
    })),
    careRelationships: care.map(({ therapist, startedAt, endedAt }) => ({
      therapistName: therapist.displayName,
      startedAt: startedAt.toISOString(),
      endedAt: iso(endedAt),
    })),
  };
}

async function exportWork(tx: Tx, scope: ClientScope, sealer: Sealer): Promise<Pick<OwnExport, "steps" | "assignments">> {
  const { practiceId, clientId } = scope;
  const steps = await tx.exposureStep.findMany({ where: { practiceId, clientId }, orderBy: { position: "asc" } });
  const assignments = await tx.assignment.findMany({
    where: { practiceId, clientId },
    orderBy: [{ assignedAt: "asc" }, { id: "asc" }],
    include: { therapist: { select: { displayName: true } } },
  });
  return {
    steps: steps.map((step) => ({
      id: step.id,
      ...sealer.open(stepWordsRef(step.id), step.wordsSealed, stepWordsSchema),
      expectedAnxiety: step.predictedSuds,
      state: step.state,
      smallerStepOf: step.parentId,
      variationOf: step.variesId,
      variedIn: step.varied,
      combines: step.combines,
      takenBack: step.position < 0,
      createdAt: step.createdAt.toISOString(),
      updatedAt: step.updatedAt.toISOString(),
    })),
    assignments: assignments.map((assignment) => ({
      id: assignment.id,
      stepId: assignment.stepId,
      definitionId: assignment.definitionId,
      definitionVersion: assignment.definitionVersion,
      therapistName: assignment.therapist.displayName,
      words: sealer.open(assignmentWordsRef(assignment.id), assignment.wordsSealed, assignmentWordsSchema),
      confidence: assignment.clientConfidence,
      state: assignment.state,
      rhythm: toRhythm(assignment),
      assignedAt: assignment.assignedAt.toISOString(),
      closedAt: iso(assignment.closedAt),
    })),
  };
}

const isoDate = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

function toRhythm({ frequency, weekdays, times, periodDays, windowFrom, windowTo, minutes }: Assignment): Rhythm {
  return { frequency, weekdays, times, periodDays, windowFrom: isoDate(windowFrom), windowTo: isoDate(windowTo), minutes };
}

/** The exercises that these name, each version once, without what is for therapists only. At most one statement. */
async function exportDefinitions(
  tx: Tx,
  scope: ClientScope,
  naming: readonly { definitionId: string; definitionVersion: number }[],
): Promise<OwnExport["definitions"]> {
  const named = new Map(naming.map(({ definitionId: id, definitionVersion: version }) => [`${id} ${version}`, { id, version }]));
  const definitionOf = await findExercises(tx, scope, [...named.values()]);
  return [...named.values()].flatMap(({ id, version }) => {
    const definition = definitionOf(id, version);
    return definition ? [toClientDefinition(definition)] : [];
  });
}

async function exportOwnItems(tx: Tx, { practiceId, clientId }: ClientScope, sealer: Sealer): Promise<OwnExport["ownItems"]> {
  const rows = await tx.ownItem.findMany({
    where: { practiceId, clientId },
    orderBy: [{ kind: "asc" }, { position: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, kind, position, wordsSealed, retiredAt, createdAt, updatedAt }) => ({
    id,
    kind,
    words: sealer.open(ownItemWordsRef(id), wordsSealed, ownItemWordsSchema).words,
    position,
    retiredAt: iso(retiredAt),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }));
}

async function exportSignIns(tx: Tx, { practiceId, userId }: ClientScope): Promise<Pick<OwnExport, "sessions" | "passkeys">> {
  const sessions = await tx.authSession.findMany({ where: { practiceId, userId }, orderBy: { createdAt: "asc" } });
  const passkeys = await tx.passkey.findMany({ where: { practiceId, userId }, orderBy: { createdAt: "asc" } });
  return {
    sessions: sessions.map((session) => ({
      device: session.deviceLabel,
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      endedAt: iso(session.revokedAt),
    })),
    passkeys: passkeys.map(({ label, createdAt, lastUsedAt }) => ({
      label,
      createdAt: createdAt.toISOString(),
      lastUsedAt: iso(lastUsedAt),
    })),
  };
}
