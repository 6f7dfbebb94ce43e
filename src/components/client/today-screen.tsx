"use client";
import { useQuery } from "@tanstack/react-query";
import { CalendarDays, ChevronRight, MessageSquareText, PencilLine } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { useRhythmWords } from "../assignment/use-rhythm-words";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { localDraft } from "../record/which-draft";
import { PersonWords } from "../ui/person-words";
import { CareStanding, isCaredFor } from "./care-standing";
import { useDeviceSnapshot } from "./device-provider";
import { LoadFailed } from "./load-failed";
import { NotMonitored } from "./not-monitored";
import { CardSkeleton } from "./skeleton";
import { StepCard } from "./step-card";

type Today = RouterOutputs["today"]["get"];
type Thing = NonNullable<Today["next"]>;

/** The one next thing, and what came back. */
export function TodayScreen() {
  const trpc = useTRPC();
  const { data, error, isError, refetch } = useQuery(trpc.today.get.queryOptions());
  if (data) return <TodayView today={data} />;
  return isError ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <CardSkeleton />;
}

function TodayView({ today }: { today: Today }) {
  const t = useTranslations("client.today");
  const format = useFormatter();
  const { drafts } = useDeviceSnapshot();
  const { timeZone } = today;
  // Finished on this phone, not sent yet: nothing is left to do about it.
  const localOf = ({ assignment }: Thing) => localDraft(drafts, assignment.id, assignment.rhythm.frequency === "once");
  const isDone = (thing: Thing) => localOf(thing)?.finishedAs != null;
  const [shown, ...others] = [...(today.next ? [today.next] : []), ...today.others].filter((thing) => !isDone(thing));
  const date = format.dateTime(new Date(), { weekday: "long", day: "numeric", month: "long", timeZone });
  return (
    <>
      <h1 className="mt-2.5 font-medium text-ink-3 text-md" suppressHydrationWarning>
        {t(shown && !shown.held && isCaredFor(today) ? "oneThing" : "nothingHasTo", { date })}
      </h1>
      {!isCaredFor(today) ? (
        <CareStanding frame={today} />
      ) : shown ? (
        <StepCard next={shown} today={today} local={localOf(shown)} />
      ) : (
        <p className="mt-5 text-title">{t("empty", { name: today.therapistName })}</p>
      )}
      {today.pace?.answer && <PaceAnswer pace={today.pace} name={today.therapistName} timeZone={timeZone} />}
      {isCaredFor(today) && <CheckBacks today={today} />}
      {isCaredFor(today) && <Things label={t("others")} things={others} />}
      {isCaredFor(today) && <Things label={t("anyTime")} things={today.anyTime} />}
      <Also today={today} />
      <NotMonitored className="mt-auto pt-4" />
    </>
  );
}

function PaceAnswer({ pace, name, timeZone }: { pace: NonNullable<Today["pace"]>; name: string; timeZone: string }) {
  const t = useTranslations("client.today");
  const format = useFormatter();
  const date = format.dateTime(new Date(pace.occurredAt), { weekday: "long", day: "numeric", month: "long", timeZone });
  return (
    <section className="mt-4 rounded-card border border-pace-line bg-surface p-5">
      <p className="text-md text-pace">{t(pace.kind === "slower" ? "answeredSlower" : "answeredPause", { date })}</p>
      <div className="mt-2">
        <PersonWords size="phone" label={t("answered", { name })}>
          {pace.answer}
        </PersonWords>
      </div>
    </section>
  );
}

/** What else is there: a line each, and never more than that. */
function Things({ label, things }: { label: string; things: readonly Thing[] }) {
  const t = useTranslations("client.today");
  const rhythm = useRhythmWords();
  const id = useId();
  if (things.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-5">
      <h2 id={id} className="mb-1 font-medium text-ink-3 text-md">
        {label}
      </h2>
      {things.map(({ assignment, held, recordId, timesDone }) => (
        <Row
          key={assignment.id}
          href={`/exercise/${assignment.id}`}
          icon={<PencilLine aria-hidden className="size-5" strokeWidth={1.75} />}
          title={assignment.title}
        >
          <span className="block text-ink-2 text-md">
            {held
              ? t("heldShort")
              : recordId
                ? t("begun")
                : t("about", { rhythm: rhythm(assignment.rhythm, timesDone), minutes: assignment.minutes })}
          </span>
        </Row>
      ))}
    </section>
  );
}

/** Predictions whose day has come, each in the words it was written in. What was answered on this phone is not asked again. */
function CheckBacks({ today }: { today: Today }) {
  const t = useTranslations("client.today");
  const format = useFormatter();
  const { outbox } = useDeviceSnapshot();
  const answered = new Set(outbox.filter(({ state }) => state === "waiting").map(({ operation }) => operation.entityId));
  const lines = today.checkBacks.shown.filter(({ id }) => !answered.has(id));
  const more = today.checkBacks.count - today.checkBacks.shown.length;
  if (lines.length === 0) return null;
  return (
    <section aria-label={t("checkBacks")} className="mt-5">
      {lines.map((one) => {
        return (
          <Row
            key={one.id}
            href={hrefOf(one)}
            icon={<CalendarDays aria-hidden className="size-5" strokeWidth={1.75} />}
            title={t("checkBack", {
              date: format.dateTime(new Date(`${one.writtenOn}T12:00:00Z`), { day: "numeric", month: "long", timeZone: "UTC" }),
            })}
          >
            {one.statement && (
              <span className="mt-1.5 line-clamp-6 block whitespace-pre-wrap border-line-strong border-l-2 pl-3 font-words text-lg leading-[26px]">
                {one.statement}
              </span>
            )}
            <span className="text-ink-2 text-md">{t(`asks.${one.questions[0] ?? "outcome"}`)}</span>
          </Row>
        );
      })}
      {more > 0 && <p className="mt-1 text-ink-2 text-md">{t("checkBackMore", { count: more })}</p>}
    </section>
  );
}

/** What is not gone on with goes on with "after"; what became of it is asked by itself, and days later in its record. */
function hrefOf({ id, recordId, assignmentId, draft, questions }: Today["checkBacks"]["shown"][number]): string {
  if (draft && assignmentId !== null) return `/exercise/${assignmentId}`;
  return questions.includes("outcome") ? `/check-back/${id}` : `/records/${recordId}#days-later`;
}

/** What the therapist wrote. */
function Also({ today }: { today: Today }) {
  const t = useTranslations("client.today");
  if (today.notes.length === 0 && today.messages.length === 0) return null;
  return (
    <section aria-label={t("also")} className="mt-4">
      {today.messages.map((one) => (
        <Row
          key={`${one.recordId}-${one.writtenAt}`}
          href={`/records/${one.recordId}#thread`}
          icon={<MessageSquareText aria-hidden className="size-5" strokeWidth={1.75} />}
          title={t("note", { name: today.therapistName, title: one.title })}
        >
          <span className="mt-1.5 line-clamp-6 block whitespace-pre-wrap border-line-strong border-l-2 pl-3 font-words text-lg leading-[26px]">
            {one.words}
          </span>
        </Row>
      ))}
      {today.notes.map((one) => (
        <Row
          key={`${one.recordId}-note`}
          href={`/records/${one.recordId}`}
          icon={<MessageSquareText aria-hidden className="size-5" strokeWidth={1.75} />}
          title={t("note", { name: today.therapistName, title: one.title })}
        >
          <span className="mt-1.5 line-clamp-6 block whitespace-pre-wrap border-line-strong border-l-2 pl-3 font-words text-lg leading-[26px]">
            {one.note}
          </span>
        </Row>
      ))}
    </section>
  );
}

function Row({ href, icon, title, children }: { href: string; icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <Link href={href} className="flex min-h-16 items-center gap-3.5 border-line border-t py-2.5 first:border-t-0">
      <span className="grid size-11 flex-none place-items-center self-start rounded-control bg-sunken text-ink-2">{icon}</span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold" suppressHydrationWarning>
          {title}
        </span>
        {children}
      </span>
      <ChevronRight aria-hidden className="size-[18px] flex-none text-ink-3" strokeWidth={1.75} />
    </Link>
  );
}
