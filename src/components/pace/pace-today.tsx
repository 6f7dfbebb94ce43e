"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isCaredFor } from "../client/care-standing";
import { useDeviceSnapshot } from "../client/device-provider";
import type { Frame } from "../client/use-frame";
import { PersonWords } from "../ui/person-words";
import { usePaceNow } from "./pace-provider";
import { useAhead } from "./use-ahead";
import { usePaceWords } from "./use-pace-words";

const QUIET =
  "inline-flex min-h-target items-center text-left font-semibold text-ink-2 underline decoration-line-strong underline-offset-4";

/** An answer stands first for so long, unless the client has said how it was before. */
const NEW_MS = 7 * 86_400_000;

/** On Today: the request that waits, with what it holds, who reads it and by when. */
export function PaceWaiting() {
  const t = useTranslations("pace");
  const pace = usePaceNow();
  const words = usePaceWords();
  const { current, waiting, waitingSince } = pace.standing;
  if (!current || current.answered) return null;
  return (
    <section aria-labelledby="pace-now" className="mt-3.5 border-pace-line border-l-[3px] pl-3.5">
      {/* Which day it is, server and phone may see differently. */}
      <h2 id="pace-now" suppressHydrationWarning className="font-semibold text-pace">
        {t(current.kind === "slower" ? "today.slowerSince" : "today.pauseSince", { since: words.momentOf(current.occurredAt) })}
      </h2>
      <p suppressHydrationWarning className="mt-1">
        {t(pace.isUnsent ? "today.onPhone" : "today.sent")} {words.whoReads()}
        {waiting > 1 && waitingSince && <> {t("waitingNow", { count: waiting, since: words.momentOf(waitingSince) })}</>}
      </p>
      {pace.isMoreUnsent && <p className="mt-1">{t("today.addedOnPhone")}</p>}
      <p className="mt-1 text-ink-2 text-md">{t("today.heldUntil")}</p>
      <button type="button" onClick={pace.look} className={QUIET}>
        {t("today.look")}
      </button>
    </section>
  );
}

/** Whether the answer stands before everything else: it came these days, and the client has not said yet how it was. */
export function useIsAnswerNew({ pace }: Frame): boolean {
  const { outbox, meta } = useDeviceSnapshot();
  if (!pace?.answeredAt || pace.feltHeard !== null || meta?.heardSkipped === pace.id) return false;
  const isSaid = outbox.some(({ operation }) => operation.type === "pace.feltHeard" && operation.entityId === pace.id);
  return !isSaid && Date.now() - Date.parse(pace.answeredAt) < NEW_MS;
}

const loadFeltHeard = () => import("./felt-heard");

/** The answer in the therapist's words, what changes, and once the question whether it helped. */
export function PaceAnswered({ frame }: { frame: Frame }) {
  const { pace } = frame;
  return pace?.answer ? <Answer frame={frame} pace={pace} /> : null;
}

function Answer({ frame, pace }: { frame: Frame; pace: NonNullable<Frame["pace"]> }) {
  const t = useTranslations("pace.today");
  const { dateOf } = usePaceWords();
  const later = useAhead(loadFeltHeard);
  const name = frame.answeredBy ?? frame.therapistName;
  return (
    <section aria-label={t("answered", { name })} className="mt-4 rounded-card border border-pace-line bg-surface p-5">
      <p className="text-md text-pace">
        {t(pace.kind === "slower" ? "answeredSlower" : "answeredPause", { date: dateOf(pace.occurredAt) })}
      </p>
      <div className="mt-2">
        <PersonWords size="phone" label={t("answered", { name })}>
          {pace.answer}
        </PersonWords>
      </div>
      {pace.changes.length > 0 && (
        <>
          <h2 className="mt-4 text-ink-3 text-sm">{t("changes")}</h2>
          <ul>
            {pace.changes.map((change) => (
              <li key={change}>{t(`change.${change}`)}</li>
            ))}
          </ul>
        </>
      )}
      {later && isCaredFor(frame) && <later.FeltHeard requestId={pace.id} told={pace.feltHeard} />}
    </section>
  );
}

/** In the place of the next thing, while a plan or the client holds everything. Null: nothing of that kind does. */
export function Rest({ frame, children }: { frame: Frame; children: ReactNode }) {
  const t = useTranslations("pace");
  const pace = usePaceNow();
  const { dayOf } = usePaceWords();
  const { restWeek } = frame;
  const isResting = pace.held === "restWeek" && restWeek !== null;
  return (
    <section aria-labelledby="rest" className="mt-3.5 rounded-card bg-surface p-5 shadow-card">
      <h2 id="rest" className="text-balance text-title">
        {isResting ? t("today.restUntil", { day: dayOf(restWeek.to) }) : t("today.stopped")}
      </h2>
      {isResting && restWeek.words && (
        <div className="mt-3">
          <PersonWords size="phone" label={t("today.restWords", { name: frame.therapistName })}>
            {restWeek.words}
          </PersonWords>
        </div>
      )}
      {!isResting && (
        <button type="button" onClick={() => pace.stopForToday(false)} className={QUIET}>
          {t("stoppedUndo")}
        </button>
      )}
      {children}
    </section>
  );
}
