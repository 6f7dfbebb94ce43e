"use client";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { useOwnZone } from "../audit/use-own-zone";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { PersonWords } from "../ui/person-words";
import { useToast } from "../ui/toast";
import { type NoticeView, useNoticePages } from "./use-notice-pages";

/** What staff have to know, until they say that they have seen it; what they have seen stays behind a line. Nothing where there is nothing. */
export function Notices() {
  const t = useTranslations("notice");
  const showToast = useToast();
  const section = useRef<HTMLElement>(null);
  const { unseen, earlier, hasMore, state, markSeen, showMore } = useNoticePages(() => showToast({ message: t("seenFailed") }));
  if (unseen.length + earlier.length === 0) return null;
  return (
    <section ref={section} tabIndex={-1} aria-label={t("label")} className="grid min-w-0 gap-2 outline-none print:hidden">
      {unseen.length > 0 && (
        <ul className="rounded-card border border-line-strong bg-surface">
          {unseen.map((notice) => (
            <NoticeLine
              key={notice.id}
              notice={notice}
              onSeen={() => {
                markSeen(notice.id);
                // The button goes with its line.
                section.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
      {(earlier.length > 0 || hasMore) && (
        <details className="text-ink-2">
          <summary className="inline-block min-h-7 cursor-pointer py-1 text-sm">{t("earlier")}</summary>
          <ul className="mt-1 border-line border-y">
            {earlier.map((notice) => (
              <NoticeLine key={notice.id} notice={notice} />
            ))}
          </ul>
          {hasMore && (
            <Button className="mt-3" busy={state === "loading"} onClick={() => void showMore()}>
              {t("more")}
            </Button>
          )}
          {state === "failed" && <FieldError id="notices-failed" problem={t("moreFailed")} />}
        </details>
      )}
    </section>
  );
}

function NoticeLine({ notice, onSeen }: { notice: NoticeView; onSeen?: () => void }) {
  const t = useTranslations("notice");
  const format = useFormatter();
  const now = useNow();
  const timeZone = useOwnZone();
  const id = useId();
  const time = (iso: string) => format.dateTime(new Date(iso), { hour: "2-digit", minute: "2-digit", timeZone });
  const actor = notice.actorName ?? t("somebody");
  const client = notice.clientName ?? t("formerClient");
  const access = notice.breakGlass;
  const isOpen = access !== null && access.endedAt === null && new Date(access.expiresAt) > now;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-line border-b px-5 py-3 last:border-b-0 max-sm:px-4">
      <div className="grid min-w-0 flex-1 basis-72 gap-1.5">
        <p id={id} className="break-words">
          {access ? t(isOpen ? "accessOpen" : "accessOver", { actor, client }) : t(notice.kind, { actor, client })}
        </p>
        <p className="text-ink-2 text-sm">
          {format.dateTime(new Date(notice.createdAt), {
            weekday: "short",
            day: "numeric",
            month: "long",
            hour: "2-digit",
            minute: "2-digit",
            timeZone,
          })}
          {access && ` · ${t(isOpen ? "until" : "wasUntil", { time: time(access.endedAt ?? access.expiresAt) })}`}
        </p>
        {access?.reason && <PersonWords label={t("reason")}>{access.reason}</PersonWords>}
      </div>
      {onSeen && (
        <Button className="max-sm:min-h-target" aria-describedby={id} onClick={onSeen}>
          {t("seen")}
        </Button>
      )}
    </li>
  );
}
