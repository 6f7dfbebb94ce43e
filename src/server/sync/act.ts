import type { ClientScope } from "@/domain/access/scope";
import type { Operation, RejectionCode } from "@/domain/sync/operation";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";

/** One operation of a client, in its own transaction, as its noun's mutation gets it. */
export type OperationAct<O extends Operation = Operation> = {
  readonly tx: Tx;
  readonly scope: ClientScope;
  /** The server's clock: when the push came. */
  readonly now: Date;
  readonly operation: O;
  /** Asked for only by acts that seal or open words; one statement. */
  readonly sealer: () => Promise<Sealer>;
  /** The prediction of the same record was first stored by this very push: that it came before is the device's word. */
  readonly predictedInPush: boolean;
};

/** Null: applied. A rejection must come before the first write: its transaction commits, to keep the answer. */
export type ActResult = RejectionCode | null;

/** Another transaction stored the same thing between the look and the write: roll back, and look again. */
export class ChangedMeanwhile extends Error {}

/**
 * When something happened, for a person to read: the device's time, but never later than its arrival.
 * A device that runs ahead would otherwise put things into the future.
 */
export function happenedAt(act: { now: Date; operation: { occurredAt: string } }): Date {
  const occurredAt = new Date(act.operation.occurredAt);
  return occurredAt > act.now ? act.now : occurredAt;
}

const SKEW_MS = 5 * 60_000;

/**
 * Whether the device's clock runs ahead by more than five minutes. A time in the past says nothing: what was written
 * offline is rightly old when it arrives.
 */
export function isClockSkewed(act: { now: Date; operation: { occurredAt: string } }): boolean {
  return Date.parse(act.operation.occurredAt) - act.now.getTime() > SKEW_MS;
}
