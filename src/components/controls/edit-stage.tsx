"use client";
import { useEffect, useId, useState } from "react";
import type { Answer } from "@/domain/exercise/answer";
import { EDIT_CONTROLS } from "../form/edit-controls";
import { keepRun, startRun } from "../form/timer-run";
import { type AnswerProblem, answerProblem } from "../record/answer-problem";
import { Problem } from "../record/problem";
import type { EditExample } from "./example";
import { EXAMPLE_DAY } from "./examples";
import { EXAMPLE_LISTS } from "./examples-of-lists";

/** A control that works, in one of its states; what is answered here is kept nowhere. */
export function EditStage({ example }: { example: EditExample }) {
  const { field, answers = {}, lists = EXAMPLE_LISTS, told = false, runningFor } = example;
  const id = useId();
  const [answer, setAnswer] = useState<Answer | undefined>(example.answer);
  // A clock that runs is found where the control looks for it: it is set going before the control is there.
  const [isThere, setIsThere] = useState(runningFor === undefined);
  useEffect(() => {
    if (runningFor === undefined) return;
    keepRun(field.id, startRun(runningFor, Date.now()));
    setIsThere(true);
    return () => keepRun(field.id, null);
  }, [field.id, runningFor]);
  const [isPending, setIsPending] = useState(false);
  const problem: AnswerProblem | null = isPending ? { kind: "missing", of: "plan" } : answerProblem(field, answer, false);
  const shown = problem && (told || problem.kind !== "missing") ? problem : null;
  const Control = EDIT_CONTROLS[field.kind];
  return (
    <div className="text-[1.0625rem] leading-[1.625rem]">
      <h4 id={`${id}-question`} className="text-balance break-words text-question">
        {field.question}
      </h4>
      {field.hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-ink-2 text-md">
          {field.hint}
        </p>
      )}
      {isThere && (
        <Control
          field={field}
          answer={answer}
          onAnswer={(next) => setAnswer(next ?? undefined)}
          onPending={setIsPending}
          answers={answers}
          lists={lists}
          labelledBy={`${id}-question`}
          describedBy={[field.hint && `${id}-hint`, shown && `${id}-problem`].filter(Boolean).join(" ") || undefined}
          today={EXAMPLE_DAY}
        />
      )}
      {shown && <Problem id={`${id}-problem`} problem={shown} />}
    </div>
  );
}
