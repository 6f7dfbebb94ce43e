import type { PracticeId } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { isDatabaseUnavailable } from "../database-failure";
import { db } from "../db";
import { rotateClients } from "./rotate-client";
import { rotateMaster } from "./rotate-master";
import { rotatePractice } from "./rotate-practice";
import type { KeyLevel, RotationStep } from "./rotation";

export type RotateOptions = {
  level: KeyLevel;
  /** One practice alone; every practice where it is left out. */
  practiceId?: PracticeId;
  now: Date;
  /** Level client: a client whose newest key is younger than this many hours is passed over. */
  olderThanHours?: number;
  onStep?: (step: RotationStep, practiceId: PracticeId) => void;
};

export type RotateResult = {
  practices: number;
  /** Keys that were wrapped anew; at the level client, keys that were made. */
  keys: number;
  /** Practices that were left as they were, and why, in words without a secret. */
  failed: { practiceId: PracticeId; why: string }[];
};

const A_DAY = 24;
const HOUR_MS = 3_600_000;

/**
 * Rotates keys of one level, practice after practice, while the app goes on. Nobody's words are sealed anew.
 * Whatever ends it, another run brings it to its end.
 */
export async function rotateKeys({ level, practiceId, now, olderThanHours = A_DAY, onStep }: RotateOptions): Promise<RotateResult> {
  const result: RotateResult = { practices: 0, keys: 0, failed: [] };
  const madeBefore = new Date(now.getTime() - olderThanHours * HOUR_MS);
  for (const id of practiceId ? [practiceId] : await listPractices()) {
    const rotation = { practiceId: id, now, onStep: (step: RotationStep) => onStep?.(step, id) };
    try {
      if (level === "master") result.keys += await rotateMaster(rotation);
      else if (level === "practice") result.keys += await rotatePractice(rotation);
      else result.keys += await rotateClients(rotation, madeBefore);
      result.practices += 1;
    } catch (error) {
      // One practice's trouble holds up no other. A fault of ours ends the run.
      const isBusy = isDatabaseUnavailable(error);
      if (!isBusy && !(error instanceof AppError)) throw error;
      result.failed.push({ practiceId: id, why: isBusy ? "the database was not reached or too busy" : (error as AppError).message });
    }
  }
  return result;
}

/** Every practice, for work that goes through each of them in turn. */
export async function listPractices(): Promise<PracticeId[]> {
  const rows = await db.$queryRaw<{ practice_id: PracticeId }[]>`select practice_id from maintenance_list_practices()`;
  return rows.map((row) => row.practice_id);
}
