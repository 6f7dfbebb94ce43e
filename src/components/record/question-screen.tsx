"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { ClientDefinition } from "@/domain/exercise/definition";
import { findField } from "@/domain/exercise/fields-of";
import type { DraftPlace } from "@/offline/draft";
import { calendarDay } from "../form/calendar-day";
import { EDIT_CONTROLS } from "../form/edit-controls";
import { nextPlace, pinnedBefore, previousPlace } from "../form/form-path";
import { PinnedWords } from "../form/pinned-words";
import { scaleOf } from "../form/rating-scale";
import { TwoPointSlope } from "../form/two-point-slope";
import { useOwnLists } from "../own-list/use-own-lists";
import { Button } from "../ui/button";
import { type AnswerProblem, answerProblem } from "./answer-problem";
import { Problem } from "./problem";
import { Actions, BackButton, PhaseWords } from "./screen-parts";
import type { DraftHandle } from "./use-draft";

type Props = {
  definition: ClientDefinition;
  handle: DraftHandle;
  place: Extract<DraftPlace, { kind: "question" }>;
  /** Goes on from this question; told whether it is skipped. */
  onNext(skipped: boolean): void;
  /** A sentence that belongs to this moment, above the words: the lock, or that it is memory. */
  note: string | null;
  /** Other ways out of this question, under the control. */
  ways: ReactNode;
  /** What is there is enough: offered beside Next where the whole takes a minute or two. */
  onFinish: (() => void) | null;
};

/** One question, with the words that belong to it above and what it asks for below. */
export function QuestionScreen({ definition, handle, place, onNext, note, ways, onFinish }: Props) {
  const t = useTranslations("record");
  const id = useId();
  const { draft, change } = handle;
  const lists = useOwnLists();
  const field = findField(definition, place.fieldId);
  const heading = useRef<HTMLHeadingElement>(null);
  const control = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState<AnswerProblem | null>(null);
  const [isPending, setIsPending] = useState(false);
  const previous = previousPlace(definition, draft);

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);

  if (!field) return null;
  const answer = draft.answers[field.id];
  const skipped = draft.skipped.includes(field.id);
  // Words that are not said how they are meant would be lost by going on.
  const problem: AnswerProblem | null = isPending ? { kind: "missing", of: "plan" } : answerProblem(field, answer, skipped);
  // Said once Next was tapped; gone as soon as it no longer holds.
  const shown = told && problem?.kind === told.kind ? problem : problem && problem.kind !== "missing" ? problem : null;
  const Control = EDIT_CONTROLS[field.kind];
  const describedBy = [field.hint && `${id}-hint`, shown && `${id}-problem`].filter(Boolean).join(" ") || undefined;

  function next() {
    if (!problem) return onNext(skipped);
    setTold(problem);
    const asked = control.current?.querySelector<HTMLElement>("[data-pending]");
    (asked ?? control.current?.querySelector<HTMLElement>("[role=slider], textarea, input, button"))?.focus();
  }
  const skip = (
    <button
      type="button"
      className="ml-auto inline-flex min-h-target items-center pl-4 font-medium text-[1rem] text-ink-2"
      onClick={() => {
        change({ type: "skip", fieldId: field.id });
        onNext(true);
      }}
    >
      {t("skip")}
    </button>
  );

  return (
    <>
      <PhaseWords definition={definition} place={place} />
      {place.phaseId === definition.phases[0]?.id && <p className="mt-3 font-semibold">{draft.title}</p>}
      {note && <p className="mt-2 text-ink-2 text-md">{note}</p>}
      <PinnedWords fields={pinnedBefore(definition, place, draft.answers)} answers={draft.answers} locked={draft.afterOpened} />
      <h1 ref={heading} id={`${id}-question`} tabIndex={-1} className="mt-4 text-balance text-question outline-none">
        {field.question}
      </h1>
      {field.hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-ink-2 text-md">
          {field.hint}
        </p>
      )}
      {skipped ? (
        <p className="mt-5 flex flex-wrap items-center gap-x-3 text-ink-2">
          {t("skipped")}
          <button
            type="button"
            onClick={() => change({ type: "answerAfterAll", fieldId: field.id })}
            className="min-h-target font-semibold text-ink underline decoration-line-strong underline-offset-4"
          >
            {t("answerAfterAll")}
          </button>
        </p>
      ) : (
        <div ref={control}>
          <Control
            field={field}
            answer={answer}
            onAnswer={(next) => change({ type: "answer", fieldId: field.id, answer: next })}
            onPending={setIsPending}
            answers={draft.answers}
            lists={lists}
            labelledBy={`${id}-question`}
            describedBy={describedBy}
            today={calendarDay(new Date())}
            beside={scaleOf(field.kind) ? skip : undefined}
          />
        </div>
      )}
      {shown && <Problem id={`${id}-problem`} problem={shown} />}
      {!skipped && field.kind !== "note" && !scaleOf(field.kind) && <div className="flex justify-end">{skip}</div>}
      <Compared field={field} answers={draft.answers} />
      {ways}
      <Actions>
        {previous && <BackButton onClick={() => change({ type: "go", place: previous })} />}
        {onFinish && (
          <Button variant="secondary" size="phone" className="min-h-[54px] flex-none" onClick={onFinish}>
            {t("finish")}
          </Button>
        )}
        <Button variant="primary" size="phone" className="min-h-[54px] flex-1" waiting={problem !== null} onClick={next}>
          {t(goesToWords(definition, handle) ? "nextWords" : "next")}
        </Button>
      </Actions>
    </>
  );
}

/** The earlier number beside the new one; before the new one is set, nothing of it can be seen. */
function Compared({
  field,
  answers,
}: {
  field: { id: string; comparedWith?: string | undefined };
  answers: DraftHandle["draft"]["answers"];
}) {
  const t = useTranslations("record.compare");
  const now = answers[field.id];
  const before = field.comparedWith === undefined ? undefined : answers[field.comparedWith];
  if (typeof now !== "number" || typeof before !== "number") return null;
  return (
    <div className="mt-1 flex items-center gap-4 border-line border-t py-2.5">
      <TwoPointSlope before={before} now={now} />
      <p className="text-ink-2 text-md">{t("before", { value: before })}</p>
    </div>
  );
}

function goesToWords(definition: ClientDefinition, { draft }: DraftHandle): boolean {
  const next = nextPlace(definition, draft);
  const here = draft.place.kind === "question" ? findField(definition, draft.place.fieldId) : undefined;
  const there = next.kind === "question" ? findField(definition, next.fieldId) : undefined;
  return here !== undefined && scaleOf(here.kind) !== null && (there?.kind === "shortText" || there?.kind === "longText");
}
