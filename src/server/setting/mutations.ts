import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Tx } from "../db";
import type { TherapistSettingView } from "./data";
import type { setAnsweringInput } from "./schema";

/** @param readingDays ISO weekdays in any order; kept ascending and once each */
export async function setReadingDays(tx: Tx, scope: PracticeScope, readingDays: readonly number[]): Promise<TherapistSettingView> {
  const { practiceId, userId: therapistId } = scope;
  const days = [...new Set(readingDays)].sort((a, b) => a - b);
  return tx.therapistSetting.upsert({
    where: { practiceId_therapistId: { practiceId, therapistId } },
    create: { practiceId, therapistId, readingDays: days },
    update: { readingDays: days },
    select: { readingDays: true, timeZone: true },
  });
}

/**
 * States by when pace requests are answered, and who covers after that: another therapist of the practice who can sign in.
 * @throws AppError NOT_FOUND where there is no such colleague
 */
export async function setAnswering(tx: Tx, scope: PracticeScope, given: z.infer<typeof setAnsweringInput>): Promise<void> {
  const { practiceId, userId: therapistId } = scope;
  const { coverId } = given;
  if (coverId !== null) {
    const isColleague = { practiceId, id: coverId, role: "therapist" as const, disabledAt: null, NOT: { id: therapistId } };
    if ((await tx.appUser.count({ where: isColleague })) === 0) throw new AppError("NOT_FOUND", "no such colleague");
  }
  await tx.therapistSetting.upsert({
    where: { practiceId_therapistId: { practiceId, therapistId } },
    create: { practiceId, therapistId, readingDays: [], ...given },
    update: given,
  });
}
