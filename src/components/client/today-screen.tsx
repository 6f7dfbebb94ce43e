"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { usePaceNow } from "../pace/pace-provider";
import { PaceAnswered, PaceWaiting, Rest, useIsAnswerNew } from "../pace/pace-today";
import { usePaceWords } from "../pace/use-pace-words";
import { localDraft } from "../record/which-draft";
import { CareStanding, isCaredFor } from "./care-standing";
import { useDeviceSnapshot } from "./device-provider";
import { LoadFailed } from "./load-failed";
import { NotMonitored } from "./not-monitored";
import { CardSkeleton } from "./skeleton";
import { StepCard } from "./step-card";
import { Also, CheckBacks, FoldedThings, type Thing, Things } from "./today-lists";

type Today = RouterOutputs["today"]["get"];

/** The one next thing, and what came back. */
export function TodayScreen() {
  const trpc = useTRPC();
  const { data, error, isError, refetch } = useQuery(trpc.today.get.queryOptions());
  if (data) return isCaredFor(data) ? <TodayView today={data} /> : <NotCaredFor today={data} />;
  return isError ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <CardSkeleton />;
}

function DateLine({ today, isAsked }: { today: Today; isAsked: boolean }) {
  const t = useTranslations("client.today");
  const format = useFormatter();
  const date = format.dateTime(new Date(), { weekday: "long", day: "numeric", month: "long", timeZone: today.timeZone });
  return (
    <h1 className="mt-2.5 font-medium text-ink-3 text-md" suppressHydrationWarning>
      {t(isAsked ? "oneThing" : "nothingHasTo", { date })}
    </h1>
  );
}

/** Nobody reads here any more; what came back can still be read. */
function NotCaredFor({ today }: { today: Today }) {
  return (
    <>
      <DateLine today={today} isAsked={false} />
      <CareStanding frame={today} />
      <PaceAnswered frame={today} />
      <Also today={today} />
      <NotMonitored className="mt-auto pt-4" />
    </>
  );
}

function TodayView({ today }: { today: Today }) {
  const t = useTranslations("client.today");
  const pace = useTranslations("pace.today");
  const { drafts } = useDeviceSnapshot();
  const { held } = usePaceNow();
  const { dayOf, whyHeld } = usePaceWords();
  const isAnswerNew = useIsAnswerNew(today);
  // Finished on this phone, not sent yet: nothing is left to do about it.
  const localOf = ({ assignment }: Thing) => localDraft(drafts, assignment.id, assignment.rhythm.frequency === "once");
  const open = [...(today.next ? [today.next] : []), ...today.others].filter((thing) => localOf(thing)?.finishedAs == null);
  const [shown, ...others] = open;
  const isHeld = held !== null;
  const isReturning = today.returning !== null && !isHeld;
  const isResting = held === "restWeek" || held === "today";
  return (
    <>
      <DateLine today={today} isAsked={shown !== undefined && !isHeld && !isReturning} />
      {isReturning && <p className="mt-2 text-balance text-title">{pace(shown ? "returning" : "returningNothing")}</p>}
      <PaceWaiting />
      {isAnswerNew && <PaceAnswered frame={today} />}
      {isResting ? (
        <Rest frame={today}>
          <FoldedThings label={pace("restThings")} things={open} held />
        </Rest>
      ) : shown ? (
        <StepCard next={shown} today={today} held={whyHeld()} local={localOf(shown)} />
      ) : (
        !isReturning && <p className="mt-5 text-title">{t("empty", { name: today.therapistName })}</p>
      )}
      {!isHeld && <CheckBacks today={today} />}
      {isReturning && <FoldedThings label={pace("returningOthers")} things={others} held={false} />}
      {!isReturning && !isResting && <Things label={t("others")} things={others} held={isHeld} />}
      <Things label={t("anyTime")} things={today.anyTime} held={false} />
      {!isAnswerNew && <PaceAnswered frame={today} />}
      {today.restWeek && !today.restWeek.now && (
        <p className="mt-4 text-ink-2">{pace("restComing", { from: dayOf(today.restWeek.from), to: dayOf(today.restWeek.to) })}</p>
      )}
      <Also today={today} />
      <NotMonitored className="mt-auto pt-4" />
    </>
  );
}
