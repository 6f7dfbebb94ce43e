import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import type { Tx } from "../db";
import type { answeringView, therapistSettingView } from "./schema";

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

type Colleague = { id: string; displayName: string; isCover: boolean; coversFor: boolean; withinDays: number | null };

/** By when this therapist answers and who covers, with the colleagues who could: therapists who can sign in. One statement. */
export async function getAnswering(tx: Tx, { practiceId, userId }: PracticeScope): Promise<z.infer<typeof answeringView>> {
  const rows = await tx.$queryRaw<Colleague[]>`
    select u.id, u.display_name as "displayName", coalesce(own.cover_id = u.id, false) as "isCover", coalesce(t.cover_id = me.id, false) as "coversFor",
      own.answers_within_days as "withinDays"
    from app_user me
    left join therapist_setting own on own.practice_id = me.practice_id and own.therapist_id = me.id
    join app_user u on u.practice_id = me.practice_id and u.role = 'therapist' and u.disabled_at is null
    left join therapist_setting t on t.practice_id = u.practice_id and t.therapist_id = u.id
    where me.practice_id = ${practiceId}::uuid and me.id = ${userId}::uuid
    order by u.display_name, u.id`;
  const toColleague = ({ id, displayName }: Colleague) => ({ id, displayName });
  const colleagues = rows.filter(({ id }) => id !== userId);
  const cover = colleagues.find(({ isCover }) => isCover);
  return {
    answersWithinDays: rows[0]?.withinDays ?? null,
    cover: cover ? toColleague(cover) : null,
    colleagues: colleagues.map(toColleague),
    coversFor: colleagues.filter(({ coversFor }) => coversFor).map(toColleague),
  };
}
