import { Prisma } from "@/generated/prisma/client";

/**
 * The therapist of client alias `c` as clients read about them, as lateral alias `t`: name, reading days, within how many working days pace requests are answered, time zone.
 * After care has ended it is the last one; a therapist who never opened the settings has no reading days.
 */
export const THERAPIST_OF_CLIENT = Prisma.sql`
  lateral (
    select u.display_name as name, coalesce(ts.reading_days, '{}') as reading_days, coalesce(ts.time_zone, c.time_zone) as time_zone,
      ts.answers_within_days
    from care_relationship cr
    join app_user u on u.practice_id = cr.practice_id and u.id = cr.therapist_id
    left join therapist_setting ts on ts.practice_id = cr.practice_id and ts.therapist_id = cr.therapist_id
    where cr.practice_id = c.practice_id and cr.client_id = c.id
    order by cr.ended_at desc nulls first, cr.started_at desc limit 1
  ) t`;
