"use client";
import { CalendarDays, CheckCheck, Smartphone, Undo2, UserRound } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { NotMonitored } from "../client/not-monitored";
import { Sheet } from "../client/sheet";
import { useFrame } from "../client/use-frame";
import { Button } from "../ui/button";
import type { Pace } from "./use-pace";

const MOST = 4000;
const ICON = { "aria-hidden": true, className: "size-5 flex-none", strokeWidth: 1.75 } as const;

/** Explains what a tap on Slower or Pause has done. It is saved already; nothing here has to be answered. */
export function PaceSheet({ pace }: { pace: Pace }) {
  const t = useTranslations("pace");
  const format = useFormatter();
  const frame = useFrame();
  const id = useId();
  const [words, setWords] = useState("");
  const request = pace.sheet;
  if (!request) return null;
  const name = frame?.therapistName ?? t("yourTherapist");
  const tooLong = words.trim().length > MOST;
  const done = () => {
    if (!tooLong) pace.close(words);
  };

  if (pace.failed) {
    return (
      <Sheet title={t("couldNotSave", { name })} onClose={() => pace.close("")}>
        <Button variant="primary" size="phone" className="mt-6 w-full" onClick={() => pace.close("")}>
          {t("close")}
        </Button>
      </Sheet>
    );
  }
  const time = format.dateTime(new Date(request.occurredAt), { hour: "2-digit", minute: "2-digit", timeZone: deviceZone() });
  const isSlower = request.kind === "slower";
  return (
    <Sheet
      title={t(isSlower ? "slowerTitle" : "pauseTitle")}
      onClose={done}
      above={
        <p role="status" className="mt-2 flex items-center gap-3 font-semibold text-pace">
          {pace.isUnsent ? <Smartphone {...ICON} /> : <CheckCheck {...ICON} />}
          {t(pace.isUnsent ? "savedAt" : "sentAt", { time })}
        </p>
      }
    >
      <ul className="mt-3">
        <Line icon={<CalendarDays {...ICON} />}>{t(isSlower ? "slowerHold" : "pauseHold")}</Line>
        <Line icon={<UserRound {...ICON} />}>
          {!pace.isUnsent ? t("seenFirst", { name }) : t(pace.isOnline ? "sending" : "notSentYet", { name })}
        </Line>
      </ul>
      <label htmlFor={id} className="mt-3 block text-ink-2 text-md">
        {t("addWord")}
      </label>
      <textarea
        id={id}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        aria-invalid={tooLong}
        aria-describedby={tooLong ? `${id}-long` : undefined}
        className="mt-1.5 block min-h-[74px] w-full resize-none rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 py-3 font-words text-lg leading-words"
      />
      {tooLong && (
        <p id={`${id}-long`} className="mt-2 border-ink border-l-[3px] pl-3 font-semibold">
          {t("wordsTooLong")}
        </p>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-2.5">
        <Button variant="primary" size="phone" className="min-h-[54px] flex-1" onClick={done}>
          {t("done")}
        </Button>
        <Button variant="quiet" size="phone" className="min-h-[54px]" onClick={pace.takeBack}>
          <Undo2 {...ICON} />
          {t("takeBack")}
        </Button>
      </div>
      <NotMonitored className="mt-3.5" />
    </Sheet>
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

/** The sheet opens by a tap only, so the device's own zone is known. */
function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
