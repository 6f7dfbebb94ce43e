"use client";
import { CalendarDays, ChevronRight, MessageSquareText, PencilLine } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { useRhythmWords } from "../assignment/use-rhythm-words";
import type { RouterOutputs } from "../data/router-types";
import { useDeviceSnapshot } from "./device-provider";

type Today = RouterOutputs["today"]["get"];
export type Thing = NonNullable<Today["next"]>;

type ThingsProps = { label: string; things: readonly Thing[]; held: boolean };

/** What else is there: a line each, and never more than that. */
export function Things({ label, things, held }: ThingsProps) {
  const id = useId();
  if (things.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-5">
      <h2 id={id} className="mb-1 font-medium text-ink-3 text-md">
        {label}
      </h2>
      <ThingRows things={things} held={held} />
    </section>
  );
}

/** The same behind one quiet line, without a number: it is there for whoever wants to look. */
export function FoldedThings({ label, things, held }: ThingsProps) {
  if (things.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="inline-flex min-h-target cursor-pointer items-center text-ink-2 underline decoration-line-strong underline-offset-4">
        {label}
      </summary>
      <ThingRows things={things} held={held} />
    </details>
  );
}

function ThingRows({ things, held }: Omit<ThingsProps, "label">) {
  const t = useTranslations("client.today");
  const rhythm = useRhythmWords();
  return (
    <>
      {things.map(({ assignment, recordId, timesDone }) => (
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
    </>
  );
}

/** Predictions whose day has come, each in the words it was written in. What was answered on this phone is not asked again. */
export function CheckBacks({ today }: { today: Today }) {
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
export function Also({ today }: { today: Today }) {
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
