import type { PracticeScope } from "@/domain/access/scope";
import type { Tx } from "../db";
import type { TherapistSettingView } from "./data";

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
