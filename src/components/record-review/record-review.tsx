"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { errorCodeOf } from "../data/query-client";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { Skeleton } from "../ui/skeleton";
import { FlagCard } from "./flag-card";
import { KeyHelp } from "./key-help";
import { BackToClient, RecordSheet } from "./record-sheet";
import { ReviewBar } from "./review-bar";
import { ReviewForm, type ReviewHandle } from "./review-form";
import { StaffThread } from "./staff-thread";
import { useReviewKeys } from "./use-review-keys";
import { reviewPath, useReviewQueue } from "./use-review-queue";

type Opened = RouterOutputs["record"]["open"];
type RecordReviewProps = { clientId: string; recordId: string };

/** Opens a shared record: from here on the client sees that it was opened, and it can no longer be taken back. */
export function RecordReview({ clientId, recordId }: RecordReviewProps) {
  const t = useTranslations("therapist.review");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const opened = useRef(false);
  // The last reading stays on the screen while the next one is on its way.
  const [shown, setShown] = useState<Opened | null>(null);
  const open = useMutation(
    trpc.record.open.mutationOptions({
      onSuccess: (result) => {
        setShown(result);
        void queryClient.invalidateQueries();
      },
    }),
  );
  const { mutate } = open;
  useEffect(() => {
    // Opening is an act, and once is enough.
    if (opened.current) return;
    opened.current = true;
    mutate({ clientId, recordId });
  }, [mutate, clientId, recordId]);

  const back = <BackToClient clientId={clientId} />;
  if (open.error && !shown) {
    return (
      <div role="alert" className="grid justify-items-start gap-3 py-8">
        <h1 className="text-title">{errorCodeOf(open.error) === "NOT_FOUND" ? t("notFound") : t("failed")}</h1>
        {back}
      </div>
    );
  }
  if (!shown) return <Skeleton lines={8} label={t("loading")} />;
  if (!shown.ok) {
    return (
      <div className="grid justify-items-start gap-3 py-8">
        <h1 className="text-title">{t("takenBack")}</h1>
        {back}
      </div>
    );
  }
  return <Desk clientId={clientId} record={shown.record} onChanged={() => mutate({ clientId, recordId })} />;
}

type DeskProps = { clientId: string; record: Extract<Opened, { ok: true }>["record"]; onChanged(): void };

/** The client's words first; beside them what follows from them. */
function Desk({ clientId, record, onChanged }: DeskProps) {
  const router = useRouter();
  const recordId = record.summary.id;
  const queue = useReviewQueue({ clientId, recordId });
  const form = useRef<ReviewHandle>(null);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const go = (to: typeof queue.next) => (to ? router.push(reviewPath(to)) : undefined);
  const onward = () => (queue.next ? go(queue.next) : router.push("/day"));
  const keys = useReviewKeys({
    onNext: () => go(queue.next),
    onPrevious: () => go(queue.previous),
    onReply: () => form.current?.focus(),
    onReviewed: () => form.current?.review(),
    onHelp: () => setIsHelpOpen((isOpen) => !isOpen),
  });
  return (
    <div className="max-w-5xl">
      <ReviewBar clientId={clientId} queue={queue} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
        <RecordSheet record={record} clientId={clientId} />
        <div className="grid content-start gap-5">
          {record.flag && <FlagCard clientId={clientId} recordId={recordId} flag={record.flag} onNoted={onChanged} />}
          <StaffThread thread={record.thread} />
          <ReviewForm ref={form} clientId={clientId} record={record} onChanged={onChanged} onReviewedByKey={onward} />
          <KeyHelp isOpen={isHelpOpen} onToggle={() => setIsHelpOpen(!isHelpOpen)} areOn={keys.areOn} onSwitch={keys.switchTo} />
        </div>
      </div>
    </div>
  );
}
