"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Draft } from "@/offline/draft";
import { isWaiting } from "@/offline/outbox-order";
import { useDeviceSnapshot } from "../client/device-provider";
import { useFrame } from "../client/use-frame";
import { Button } from "../ui/button";
import { Actions, QuietButton } from "./screen-parts";
import { useShare } from "./use-share";

/** The record is finished. Who sees it is the person's to say, now or later. */
export function ShareScreen({ draft }: { draft: Draft }) {
  const t = useTranslations("record");
  const pace = useTranslations("pace");
  const name = useFrame()?.therapistName ?? pace("yourTherapist");
  const { outbox } = useDeviceSnapshot();
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState<"shared" | "kept" | "takenBack" | null>(null);
  const { share, takeBack } = useShare(draft.recordId, draft.stepTitle, name, () => setSaid("takenBack"));
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
      {said && (
        <Link href="/records" className="inline-flex min-h-target items-center self-start font-medium text-action">
          {t("share.toRecord")}
        </Link>
      )}
      {said ? (
        <Actions writes={false}>
          <Link
            href="/today"
            className="inline-flex min-h-[54px] flex-1 items-center justify-center rounded-control bg-action px-5 font-semibold text-on-action"
          >
            {t("share.toToday")}
          </Link>
        </Actions>
      ) : (
        <Actions>
          <div className="grid flex-1 gap-2">
            <Button
              variant="primary"
              size="phone"
              className="min-h-[54px]"
              onClick={() => {
                setSaid("shared");
                share();
              }}
            >
              {t("share.share", { name })}
            </Button>
            <Button variant="secondary" size="phone" className="min-h-[54px]" onClick={() => setSaid("kept")}>
              {t("share.keep")}
            </Button>
          </div>
        </Actions>
      )}
    </>
  );
}
