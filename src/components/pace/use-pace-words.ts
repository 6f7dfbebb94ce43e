"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useFrame } from "../client/use-frame";
import { asUtcDay } from "../form/calendar-day";
import { usePaceNow } from "./pace-provider";
import { readingLine } from "./reading-line";

const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const never = () => () => {};

/** Day of an instant in a time zone, YYYY-MM-DD. */
function dayIn(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}

/** What stands on several screens about the pace, in words. */
export function usePaceWords() {
  const t = useTranslations("pace");
  const format = useFormatter();
  const frame = useFrame();
  const { held, isOnline, isUnsent, standing } = usePaceNow();
  const name = frame?.therapistName ?? t("yourTherapist");
  const therapistZone = frame?.timeZone ?? "UTC";
  // The first HTML is made where nobody knows the zone of the phone.
  const zone = useSyncExternalStore(never, deviceZone, () => therapistZone);

  /** A plain calendar day. */
  function dayOf(day: string): string {
    return format.dateTime(asUtcDay(day), { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  }
  /** The day of a moment. */
  function dateOf(instant: string): string {
    return format.dateTime(new Date(instant), { weekday: "long", day: "numeric", month: "long", timeZone: zone });
  }
  /** The time, with the day where it was another one. */
  function momentOf(instant: string): string {
    const at = new Date(instant);
    const time = { hour: "2-digit", minute: "2-digit", timeZone: zone } as const;
    const isToday = dayIn(at, zone) === dayIn(new Date(), zone);
    return format.dateTime(at, isToday ? time : { ...time, weekday: "long", day: "numeric", month: "long" });
  }
  /** Who reads it and by when; before it is sent, when it leaves. */
  function whoReads(): string {
    if (isUnsent) return t(isOnline ? "sending" : "notSentYet", { name });
    const said = readingLine(frame?.reading ?? { readsOn: null, answersBy: null }, dayIn(new Date(), therapistZone));
    return t(said.line, {
      name,
      reads: "reads" in said ? dayOf(said.reads) : "",
      answers: "answers" in said ? dayOf(said.answers) : "",
    });
  }
  /** Why nothing is asked of an exercise now; null: it is not on hold. */
  function whyHeld(): string | null {
    if (held === null) return null;
    if (held === "request") return t(`held.${standing.current?.kind ?? "slower"}`);
    if (held === "today") return t("held.today");
    const until = frame?.restWeek?.now ? frame.restWeek.to : null;
    return until === null ? t("held.restWeekPlain") : t("held.restWeek", { day: dayOf(until) });
  }
  return { name, dayOf, dateOf, momentOf, whoReads, whyHeld };
}
