"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { type Ref, useImperativeHandle, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { recordDetail } from "@/server/record/schema";
import { useOwnZone } from "../audit/use-own-zone";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { PersonWords } from "../ui/person-words";
import { TextArea } from "../ui/text-field";

type Detail = z.infer<typeof recordDetail>;
export type ReviewHandle = { focus(): void; review(): void };
type ReviewFormProps = {
  clientId: string;
  record: Detail;
  /** Something was said or marked: read the record again. */
  onChanged(): void;
  /** It is reviewed, by key: go on. */
  onReviewedByKey(): void;
  ref: Ref<ReviewHandle>;
};

const WORDS = "review words";

/** A word for the client, sent under the record or with the review; the review also without a word. */
export function ReviewForm({ clientId, record, onChanged, onReviewedByKey, ref }: ReviewFormProps) {
  const t = useTranslations("therapist.review");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const recordId = record.summary.id;
  const field = useRef<HTMLTextAreaElement>(null);
  const messageId = useRef(uuidv7());
  const byKey = useRef(false);
  const kept = [WORDS, recordId];
  const [words, setWords] = useState(() => queryClient.getQueryData<string>(kept) ?? "");
  // Going on to the next record and back loses no word; leaving the app does.
  const write = (text: string) => {
    setWords(text);
    queryClient.setQueryDefaults([WORDS], { gcTime: Number.POSITIVE_INFINITY });
    queryClient.setQueryData(kept, text);
  };
  const after = () => {
    write("");
    messageId.current = uuidv7();
    onChanged();
    void queryClient.invalidateQueries();
  };
  const mark = useMutation(
    trpc.record.review.mutationOptions({
      onSuccess: (result) => {
        if (!result.ok) return;
        after();
        if (byKey.current) onReviewedByKey();
      },
    }),
  );
  const reply = useMutation(trpc.record.reply.mutationOptions({ onSuccess: (result) => (result.ok ? after() : undefined) }));
  const isBusy = mark.isPending || reply.isPending;
  const toReview = !record.review || isChanged(record);

  function review(key: boolean) {
    if (isBusy) return;
    byKey.current = key;
    if (toReview) mark.mutate({ clientId, recordId, note: words.trim() || null });
    else if (key && words.trim() === "") onReviewedByKey();
  }
  function send() {
    if (words.trim() === "") field.current?.focus();
    else if (!isBusy) reply.mutate({ clientId, recordId, messageId: messageId.current, words });
  }
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus(), review: () => review(true) }));

  const failed = mark.isError || reply.isError;
  const refusal = [mark.data, reply.data].find((result) => result && !result.ok);
  const problem = refusal && !refusal.ok ? refusal.reason : failed ? "failed" : null;
  return (
    <form
      aria-label={t("heading")}
      className="grid content-start justify-items-start gap-3 rounded-card border border-line bg-surface p-5 [&>div]:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        if (toReview) review(false);
        else send();
      }}
    >
      {record.review && <ReviewedLine record={record} />}
      <TextArea
        serif
        ref={field}
        label={toReview ? t("note") : t("word")}
        note={t("noteSeen")}
        rows={4}
        maxLength={4000}
        value={words}
        onChange={(event) => write(event.target.value)}
      />
      {problem && <FieldError id="review-problem" problem={t(`problem.${problem}`)} />}
      <div className="flex flex-wrap gap-2">
        {toReview && (
          <Button type="submit" variant="primary" busy={mark.isPending}>
            {t("mark")}
          </Button>
        )}
        <Button variant={toReview ? "secondary" : "primary"} busy={reply.isPending} waiting={words.trim() === ""} onClick={send}>
          {toReview ? t("sendOnly") : t("send")}
        </Button>
      </div>
    </form>
  );
}

/** Whether the client changed it after it was reviewed. */
function isChanged({ review, editedAt }: Detail): boolean {
  return review !== null && editedAt !== null && Date.parse(editedAt) >= Date.parse(review.reviewedAt);
}

function ReviewedLine({ record }: { record: Detail }) {
  const t = useTranslations("therapist.review");
  const format = useFormatter();
  const timeZone = useOwnZone();
  if (!record.review) return null;
  const date = format.dateTime(new Date(record.review.reviewedAt), { day: "numeric", month: "long", timeZone });
  return (
    <div className="grid gap-2">
      <p role="status" className="font-semibold">
        {isChanged(record) ? t("changedSince", { date }) : t("reviewedOn", { date })}
      </p>
      {record.review.note && <PersonWords label={t("yourNote")}>{record.review.note}</PersonWords>}
    </div>
  );
}

/** The therapist's review, for somebody who reads along. */
export function ReviewGiven({ review, from }: { review: NonNullable<Detail["review"]>; from: string }) {
  const t = useTranslations("therapist.review");
  const words = useTranslations("supervision");
  const format = useFormatter();
  const timeZone = useOwnZone();
  return (
    <aside aria-label={t("heading")} className="grid content-start gap-2 rounded-card border border-line bg-surface p-5">
      <p className="font-semibold">
        {t("reviewedOn", { date: format.dateTime(new Date(review.reviewedAt), { day: "numeric", month: "long", timeZone }) })}
      </p>
      {review.note && <PersonWords label={words("noteOf", { name: from })}>{review.note}</PersonWords>}
    </aside>
  );
}
