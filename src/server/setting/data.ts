import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import type { Tx } from "../db";
import type { therapistSettingView } from "./schema";

export type TherapistSettingView = z.infer<typeof therapistSettingView>;

/** Where nobody has chosen yet. */
const DEFAULT_ZONE = "Europe/Berlin";

/** The therapist's own setting; no reading days where none were chosen yet. */
export async function getTherapistSetting(tx: Tx, scope: PracticeScope): Promise<TherapistSettingView> {
  const setting = await tx.therapistSetting.findUnique({
    where: { practiceId_therapistId: { practiceId: scope.practiceId, therapistId: scope.userId } },
    select: { readingDays: true, timeZone: true },
  });
  return setting ?? { readingDays: [], timeZone: DEFAULT_ZONE };
}
