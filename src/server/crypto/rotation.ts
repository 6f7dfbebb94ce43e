import type { PracticeId } from "@/domain/access/scope";
import { appendAudit } from "../audit/audit";
import { inPractice, type Tx } from "../db";

export type KeyLevel = "master" | "practice" | "client";

/** One practice's rotation. */
export type Rotation = {
  practiceId: PracticeId;
  now: Date;
  /** Hears of each transaction that was committed. What it throws ends the rotation there; the next one goes on from there. */
  onStep: (step: RotationStep) => void;
};
export type RotationStep = { level: KeyLevel; what: "keyMade" | "keyStands" | "rewrapped" | "keyRemoved"; count: number };

/** Rows for one transaction: short enough that nobody waits for it. */
export const BATCH = 100;

/** One transaction of a rotation. Two rotations of one practice take turns. */
export function rotating<T>(practiceId: PracticeId, run: (tx: Tx) => Promise<T>): Promise<T> {
  return inPractice(practiceId, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`keys|${practiceId}`}, 0))::text`;
    return run(tx);
  });
}

/** The audit event of one transaction that changed keys. */
export function noteRotation(tx: Tx, { practiceId, now }: Rotation, level: KeyLevel, version: number, rewrapped: number): Promise<void> {
  return appendAudit(tx, practiceId, now, null, null, { kind: "keysRotated", level, version, rewrapped });
}

/** Rows as a JSON text, bytes in base64: one statement writes many. */
export function asRows(rows: readonly Record<string, string | number | Uint8Array>[]): string {
  return JSON.stringify(rows, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value));
}
