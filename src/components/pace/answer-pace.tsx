"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextArea } from "../ui/text-field";
import { useToast } from "../ui/toast";
import type { SentAnswer } from "./answered-pace";
import { PaceAsked, type WaitingPace } from "./pace-asked";
import { PaceChanges } from "./pace-changes";
import { useKeptAnswer } from "./use-kept-answer";

type AnswerPaceProps = {
  request: WaitingPace;
  clientId: string;
  clientName: string;
  timeZone: string;
  /** The calendar day there. */
  today: string;
  /** A line on what is held and how often it was asked before. */
  context: string;
  /** The colleague for whom one answers; null: one's own client. */
  forCoverOf?: string | null;
  /** The client's page, where one is not there yet. */
  pageLink?: string;
  onSent: (sent: SentAnswer) => void;
};
type Result = RouterOutputs["pace"]["answer"];

/** One request to slow down, with its answer form open. It stays until it is answered. */
export function AnswerPace({
  request,
  clientId,
  clientName,
  timeZone,
  today,
  context,
  forCoverOf = null,
  pageLink,
  onSent,
}: AnswerPaceProps) {
  const t = useTranslations("therapist.pace");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const { fields, isReady, set, forget } = useKeptAnswer(clientId);
  const [problem, setProblem] = useState<"missing" | "restMissing" | "restWeekOver" | "restWeekTooLong" | "restWeekOverlaps" | null>(null);
  const own = useMutation(trpc.pace.answer.mutationOptions());
  const cover = useMutation(trpc.pace.answerAsCover.mutationOptions());
  const rests = fields.changes.includes("restWeek") && forCoverOf === null;

  async function after(result: Result) {
    if (!result.ok && result.reason.startsWith("restWeek")) return setProblem(result.reason as "restWeekOver");
    if (result.ok) {
      forget();
      const days = rests ? { from: fields.from, to: fields.to } : null;
      onSent({
        clientId,
        clientName,
        words: fields.words.trim(),
        changes: fields.changes,
        restWeek: days,
        stepId: request.stepId,
        forCoverOf,
      });
    } else showToast({ message: t(`refused.${result.reason}`, { name: clientName }) });
    await queryClient.invalidateQueries();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    const words = fields.words.trim();
    if (words === "") return setProblem("missing");
    if (rests && (fields.from === "" || fields.to < fields.from)) return setProblem("restMissing");
    setProblem(null);
    const given = { clientId, paceRequestId: request.id, words };
    if (forCoverOf === null) {
      const { from, to, changes } = fields;
      own.mutate({ ...given, changes, ...(rests ? { restWeek: { from, to } } : {}) }, { onSuccess: after });
    } else {
      const changes = fields.changes.filter((change) => change !== "restWeek" && change !== "smallerSteps");
      cover.mutate({ ...given, changes }, { onSuccess: after });
    }
  }
  const restProblem = problem === null || problem === "missing" ? null : t(problem === "restMissing" ? problem : `refused.${problem}`);

  return (
    <section
      aria-label={t("label", { name: clientName })}
      className="grid gap-x-8 gap-y-4 rounded-card border-[1.5px] border-pace-line bg-pace-soft p-5 max-sm:p-4 lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)]"
    >
      <PaceAsked
        {...{ request, clientName, timeZone, context }}
        {...(forCoverOf === null ? { pageLink, recordsLink: `/clients/${clientId}/records` } : {})}
      />
      <form onSubmit={submit} noValidate className="grid content-start justify-items-start gap-3 [&>div:first-of-type]:w-full">
        {forCoverOf !== null && <p className="text-ink-2 text-sm">{t("forCover", { name: forCoverOf })}</p>}
        <TextArea
          serif
          label={t("whatChanges")}
          note={t("readsExactly", { name: clientName })}
          rows={2}
          readOnly={!isReady}
          maxLength={4000}
          value={fields.words}
          error={problem === "missing" ? t("missing") : undefined}
          onChange={(event) => {
            set({ words: event.target.value });
            if (problem === "missing") setProblem(null);
          }}
        />
        <PaceChanges
          clientName={clientName}
          asCover={forCoverOf !== null}
          fields={fields}
          today={today}
          problem={restProblem}
          onChange={(part) => {
            set(part);
            if (problem !== "missing") setProblem(null);
          }}
        />
        {(own.isError || cover.isError) && <FieldError id={`answer-${request.id}`} problem={t("failed")} />}
        <div className="flex w-full flex-wrap items-center justify-end gap-x-4 gap-y-2">
          <p className="text-ink-2 text-sm">{t("stands")}</p>
          <Button type="submit" variant="primary" className="max-lg:min-h-11" busy={own.isPending || cover.isPending}>
            {t("answer", { name: clientName })}
          </Button>
        </div>
      </form>
    </section>
  );
}
