"use client";
import { CalendarDays, CheckCheck, Smartphone, Undo2, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { MOST_SMALLER, MOST_WORDS } from "@/offline/pace-draft";
import { NotMonitored } from "../client/not-monitored";
import { Sheet } from "../client/sheet";
import { Button } from "../ui/button";
import type { OpenSheet, Pace } from "./use-pace";
import { usePaceWords } from "./use-pace-words";
import { useSaid } from "./use-said";

const ICON = { "aria-hidden": true, className: "size-5 flex-none", strokeWidth: 1.75 } as const;

type Props = {
  pace: Pace;
  open: OpenSheet;
  /** What is fetched after the page; null: not there yet. */
  more: typeof import("./pace-more") | null;
};

/** Explains what a tap on Slower or Pause has done. It is saved already; nothing here has to be answered. */
export function PaceSheet(props: Props) {
  const t = useTranslations("pace");
  const { name } = usePaceWords();
  const { pace } = props;
  if (!pace.failed) return <Explained {...props} />;
  const kind = pace.standing.current?.kind;
  return (
    <Sheet title={t("couldNotSave", { name })} onClose={() => pace.close(null)}>
      <div className="mt-6 grid gap-2.5">
        <Button variant="primary" size="phone" onClick={() => pace.press(kind ?? "slower")}>
          {t("tryAgain")}
        </Button>
        <Button size="phone" onClick={() => pace.close(null)}>
          {t("close")}
        </Button>
      </div>
    </Sheet>
  );
}

function Explained({ pace, open, more }: Props) {
  const t = useTranslations("pace");
  const words = usePaceWords();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const { said, change } = useSaid(open.requestId, pace.added);
  const [isGrounding, setIsGrounding] = useState(false);
  const { current, waiting, waitingSince } = pace.standing;
  const isTooLong = said.tooMuch.trim().length > MOST_WORDS;
  const isMoreTooLong = said.smaller.trim().length > MOST_SMALLER;
  // Taken back on another device, or told otherwise: there is nothing left to explain.
  const { close } = pace;
  const isGone = current === null;
  useEffect(() => {
    if (isGone) close(null);
  }, [isGone, close]);
  if (!current) return null;

  const done = () => {
    if (isTooLong) box.current?.focus();
    else if (!isMoreTooLong) pace.close(said);
  };
  const isSlower = current.kind === "slower";
  const title = open.again ? (isSlower ? "slowerAgain" : "pauseAgain") : open.byTap ? (isSlower ? "slowerTitle" : "pauseTitle") : null;
  return (
    <>
      <Sheet
        title={t(title ?? (isSlower ? "slowerStands" : "pauseStands"))}
        describedBy={`${id}-what`}
        onClose={done}
        above={
          <p role="status" className="mt-2 flex items-center gap-3 font-semibold text-pace">
            {pace.isUnsent ? <Smartphone {...ICON} /> : <CheckCheck {...ICON} />}
            {t(pace.isUnsent ? "savedAt" : "sentAt", { time: words.momentOf(current.occurredAt) })}
          </p>
        }
        footer={
          <>
            <div className="flex flex-wrap items-center gap-2.5">
              <Button variant="primary" size="phone" className="min-h-[54px] flex-1" waiting={isTooLong || isMoreTooLong} onClick={done}>
                {t("done")}
              </Button>
              {!current.answered && (
                <Button variant="quiet" size="phone" className="min-h-[54px]" onClick={pace.takeBack}>
                  <Undo2 {...ICON} />
                  {t("takeBack")}
                </Button>
              )}
            </div>
            <NotMonitored className="mt-2" />
          </>
        }
      >
        <ul id={`${id}-what`} className="mt-2">
          <Line icon={<CalendarDays {...ICON} />}>
            {t(isSlower ? "slowerHold" : "pauseHold")} {t("untilAnswer", { name: words.name })}
          </Line>
          <Line icon={<UserRound {...ICON} />}>
            {words.whoReads()}
            {waiting > 1 && waitingSince && <> {t("waitingNow", { count: waiting, since: words.momentOf(waitingSince) })}</>}
          </Line>
        </ul>
        <div className="mt-2 flex flex-wrap gap-2.5">
          {more && (
            <Button size="phone" className="min-h-12 flex-1 whitespace-nowrap px-3 text-[1rem]" onClick={() => setIsGrounding(true)}>
              {t("groundingNow")}
            </Button>
          )}
          {pace.stopped ? null : (
            <Button size="phone" className="min-h-12 flex-1 whitespace-nowrap px-3 text-[1rem]" onClick={() => pace.stopForToday(true)}>
              {t("stop")}
            </Button>
          )}
        </div>
        <p role="status" className="text-pace [&:not(:empty)]:mt-3">
          {pace.stopped && t("stopped")}
        </p>
        {pace.stopped && (
          <Button variant="quiet" size="phone" className="-ml-5" onClick={() => pace.stopForToday(false)}>
            {t("stoppedUndo")}
          </Button>
        )}
        <label htmlFor={id} className="mt-4 block text-ink-2 text-md">
          {t("addWord")}
        </label>
        <textarea
          ref={box}
          id={id}
          value={said.tooMuch}
          onChange={(event) => change({ tooMuch: event.target.value })}
          aria-invalid={isTooLong}
          aria-describedby={isTooLong ? `${id}-long` : undefined}
          className="field-sizing-content mt-1.5 block max-h-60 min-h-[74px] w-full resize-none rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 py-3 font-words text-lg leading-words"
        />
        {isTooLong && (
          <p id={`${id}-long`} className="mt-2 border-ink border-l-[3px] pl-3 font-semibold">
            {t("wordsTooLong")}
          </p>
        )}
        {more && <more.PaceMore said={said} change={change} name={words.name} assignmentId={open.assignmentId} />}
      </Sheet>
      {more && isGrounding && <more.Grounding onClose={() => setIsGrounding(false)} />}
    </>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3.5 py-2 [&>svg]:mt-0.5 [&>svg]:text-pace">
      {icon}
      <span>{children}</span>
    </li>
  );
}
