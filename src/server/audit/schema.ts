import { z } from "zod";
import { EVENT_GROUPS } from "@/domain/audit/event-group";

const person = z.strictObject({ id: z.uuid(), name: z.string(), role: z.enum(["admin", "supervisor", "therapist", "client"]) });
const named = z.strictObject({ id: z.uuid(), name: z.string() });
/** A place in the chain. Pages go back from it, so one that was written meanwhile moves nothing. */
const seq = z.number().int().positive();

/** What to look for; null where it does not matter. `to` is the first moment after the time that is asked for. */
export const auditFilter = z.strictObject({
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime().nullable(),
  actorId: z.uuid().nullable(),
  clientId: z.uuid().nullable(),
  group: z.enum(EVENT_GROUPS).nullable(),
  procedure: z
    .string()
    .regex(/^\w{1,40}\.\w{1,40}$/)
    .nullable(),
});
export const listAuditInput = z.strictObject({ filter: auditFilter, cursor: seq.nullable(), limit: z.number().int().min(1).max(100) });
export const exportAuditInput = listAuditInput.extend({ limit: z.number().int().min(1).max(5_000) });

/** One event: kinds, ids and numbers, with the names that the ids belong to. */
export const auditEvent = z.strictObject({
  seq,
  at: z.iso.datetime(),
  kind: z.string(),
  procedure: z.string().nullable(),
  reason: z.string().nullable(),
  actor: person.nullable(),
  /** Whom it is about; in a denial, whom the refused request named. */
  client: named.nullable(),
  details: z.array(z.strictObject({ name: z.string(), value: z.string() })),
});
export const auditPage = z.strictObject({ events: z.array(auditEvent), next: seq.nullable() });
/** The same for a file: each event with its link of the chain, in hex. */
export const auditExport = z.strictObject({ events: z.array(auditEvent.extend({ hash: z.string() })), next: seq.nullable() });

/** Whom one can look for. */
export const auditPeople = z.strictObject({ people: z.array(person), clients: z.array(named) });

/** The end of a practice's chain, to be kept where the database's owner can't reach it. */
export const auditHead = z.strictObject({
  practiceId: z.uuid(),
  /** 0 where nothing was written yet. */
  seq: z.number().int().nonnegative(),
  hash: z.string(),
  exportedAt: z.iso.datetime(),
});

export const listOwnAuditInput = z.strictObject({ cursor: seq.nullable(), limit: z.number().int().min(1).max(200) });

/** One thing that somebody did with a client's own things, for that client. */
export const ownAuditEntry = z.strictObject({
  seq,
  at: z.iso.datetime(),
  /** A procedure's name, a kind of event, or "refused": somebody's request that got nothing. */
  did: z.string(),
  /** Null where it is the client, the system, or an attempt whose author is the practice's matter. */
  actor: z.strictObject({ name: z.string(), role: person.shape.role }).nullable(),
  isSelf: z.boolean(),
  through: z.enum(["supervision", "emergency"]).nullable(),
  /** Days of the records that it was about, in the client's own calendar. */
  recordDates: z.array(z.iso.date()),
});
export const ownAuditPage = z.strictObject({
  entries: z.array(ownAuditEntry),
  next: seq.nullable(),
  /** IANA name, for the days and times. */
  timeZone: z.string(),
});
