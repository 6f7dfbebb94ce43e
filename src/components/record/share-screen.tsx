"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Draft } from "@/offline/draft";
import { isWaiting } from "@/offline/outbox-order";
import { useDeviceSnapshot } from "../client/device-provider";
import { useFrame } from "../client/use-frame";
import { Button } from "../ui/button";
import { Actions, QuietButton } from "./screen-parts";
import { useShare } from "./use-share";

/** What the person said about who sees it; null: nothing yet. */
export type Said = "shared" | "kept" | "takenBack" | null;
type Props = { draft: Draft; said: Said; onSay(said: Said): void };

/** The record is finished. Who sees it is the person's to say, now or later. */
export function ShareScreen({ draft, said, onSay }: Props) {
  const t = useTranslations("record");
  const pace = useTranslations("pace");
  const frame = useFrame();
  const name = frame?.therapistName ?? pace("yourTherapist");
  const check = frame?.paceCheck?.afterExercises && frame.paceCheck.assignmentId !== draft.assignmentId ? frame.paceCheck : null;
  const { outbox } = useDeviceSnapshot();
  const heading = useRef<HTMLHeadingElement>(null);
  const { share, takeBack } = useShare(draft.recordId, draft.title, name, () => onSay("takenBack"));
  const result = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  useEffect(() => {
    if (said) result.current?.focus();
  }, [said]);

  const line =
    said === "shared"
      ? t(isWaiting(outbox, draft.recordId) ? "share.sharedSaved" : "share.shared", { name })
      : said && t(said === "kept" ? "share.kept" : "share.takenBack");
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="mt-[18px] text-question outline-none">
        {said ? t(`progress.${draft.finishedAs ?? "done"}`) : t("share.title")}
      </h1>
      {draft.finishedAs === "partlyDone" && <p className="mt-2 text-ink-2">{t("share.partly")}</p>}
      {!said && <p className="mt-2 text-ink-2">{t("share.private")}</p>}
      {said && (
        <p ref={result} tabIndex={-1} className="mt-2 outline-none">
          {line}
        </p>
      )}
      {said === "shared" && <QuietButton onClick={takeBack}>{t("share.takeBack")}</QuietButton>}
      {said ? (
        // Not at the foot of the screen: there the toast with its undo lies for eight seconds.
        <div className="mt-6 grid gap-2.5">
          <Link
            href="/today"
            className="inline-flex min-h-[54px] items-center justify-center rounded-control bg-action px-5 font-semibold text-on-action"
          >
            {t("share.toToday")}
          </Link>
          <Link
            href="/records"
            className="inline-flex min-h-[54px] items-center justify-center rounded-control border-[1.5px] border-line-strong bg-surface px-5 font-semibold"
          >
            {t("share.toRecord")}
          </Link>
          {check && (
            <Link
              href={`/exercise/${check.assignmentId}`}
              className="inline-flex min-h-target items-center text-ink-2 underline decoration-line-strong underline-offset-4"
            >
              {pace("today.paceCheck")}
            </Link>
          )}
        </div>
      ) : (
        <Actions>
          <div className="grid flex-1 gap-2">
            <Button
              variant="primary"
              size="phone"
              className="min-h-[54px]"
              onClick={() => {
                onSay("shared");
                share();
              }}
            >
              {t("share.share", { name })}
            </Button>
            <Button variant="secondary" size="phone" className="min-h-[54px]" onClick={() => onSay("kept")}>
              {t("share.keep")}
            </Button>
          </div>
        </Actions>
      )}
    </>
  );
}
