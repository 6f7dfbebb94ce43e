"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { errorCodeOf } from "../data/query-client";
import { useTRPC } from "../data/trpc";
import { Skeleton } from "../ui/skeleton";
import { BackToClient, RecordSheet } from "./record-sheet";
import { ReviewForm } from "./review-form";

type RecordReviewProps = { clientId: string; recordId: string; definitions: ExerciseDefinition[] };

/** Opens a shared record: from here on the client sees that it was opened, and it can no longer be taken back. */
export function RecordReview({ clientId, recordId, definitions }: RecordReviewProps) {
  const t = useTranslations("therapist.review");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const opened = useRef(false);
  const open = useMutation(trpc.record.open.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }));
  const { mutate } = open;
  useEffect(() => {
    // Opening is an act, and once is enough.
    if (opened.current) return;
    opened.current = true;
    mutate({ clientId, recordId });
  }, [mutate, clientId, recordId]);

  const back = <BackToClient clientId={clientId} />;
  if (open.error) {
    return (
      <div role="alert" className="grid justify-items-start gap-3 py-8">
        <h1 className="text-title">{errorCodeOf(open.error) === "NOT_FOUND" ? t("notFound") : t("failed")}</h1>
        {back}
      </div>
    );
  }
  if (!open.data) return <Skeleton lines={8} label={t("loading")} />;
  if (!open.data.ok) {
    return (
      <div className="grid justify-items-start gap-3 py-8">
        <h1 className="text-title">{t("takenBack")}</h1>
        {back}
      </div>
    );
  }
  const { record } = open.data;
  return (
    <div className="grid max-w-5xl items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
      <RecordSheet clientId={clientId} record={record} definitions={definitions} />
      <ReviewForm clientId={clientId} recordId={recordId} review={record.review} />
    </div>
  );
}
