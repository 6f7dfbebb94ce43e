"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import type { recordDetail } from "@/server/record/schema";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { PersonWords } from "../ui/person-words";
import { TextArea } from "../ui/text-field";

type ReviewFormProps = { clientId: string; recordId: string; review: z.infer<typeof recordDetail>["review"] };

/** Marks a record reviewed, with a word for the client or without. */
export function ReviewForm({ clientId, recordId, review }: ReviewFormProps) {
  const t = useTranslations("therapist.review");
  const format = useFormatter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [note, setNote] = useState("");
  const mark = useMutation(trpc.record.review.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }));
  const sent = mark.data?.ok ? note.trim() : null;
  if (review || sent !== null) {
    const words = review ? review.note : sent;
    return (
      <aside aria-label={t("heading")} className="grid content-start gap-2 rounded-card border border-line bg-surface p-5">
        <p role="status" className="font-semibold">
          {review
            ? t("reviewedOn", { date: format.dateTime(new Date(review.reviewedAt), { day: "numeric", month: "long" }) })
            : t("reviewedNow")}
        </p>
        {words && <PersonWords label={t("yourNote")}>{words}</PersonWords>}
      </aside>
    );
  }
  const refusal = mark.data && !mark.data.ok ? mark.data.reason : mark.isError ? "failed" : null;
  return (
    <form
      aria-label={t("heading")}
      className="grid content-start justify-items-start gap-3 rounded-card border border-line bg-surface p-5 [&>div]:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        if (!mark.isPending) mark.mutate({ clientId, recordId, note: note.trim() || null });
      }}
    >
      <TextArea
        serif
        label={t("note")}
        note={t("noteSeen")}
        rows={4}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {refusal && <FieldError id="review-problem" problem={t(`problem.${refusal}`)} />}
      <Button type="submit" variant="primary" busy={mark.isPending}>
        {t("mark")}
      </Button>
    </form>
  );
}

/** The therapist's review, for somebody who reads along. */
export function ReviewGiven({ review, from }: { review: NonNullable<ReviewFormProps["review"]>; from: string }) {
  const t = useTranslations("therapist.review");
  const words = useTranslations("supervision");
  const format = useFormatter();
  return (
    <aside aria-label={t("heading")} className="grid content-start gap-2 rounded-card border border-line bg-surface p-5">
      <p className="font-semibold">
        {t("reviewedOn", { date: format.dateTime(new Date(review.reviewedAt), { day: "numeric", month: "long" }) })}
      </p>
      {review.note && <PersonWords label={words("noteOf", { name: from })}>{review.note}</PersonWords>}
    </aside>
  );
}
