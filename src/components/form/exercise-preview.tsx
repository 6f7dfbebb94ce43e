"use client";
import { ChevronLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { ClientDefinition } from "@/domain/exercise/definition";
import { findField } from "@/domain/exercise/fields-of";
import { changeDraft, type Draft, type DraftChange, startDraft } from "@/offline/draft";
import { calendarDay } from "./calendar-day";
import { lockingPhase, nextPlace, phasesAsked, pinnedBefore, previousPlace, startOfPhase, startOfRecord } from "./form-path";
import { LaterControl } from "./later-control";
import { NO_LISTS } from "./own-lists";
import { PinnedWords } from "./pinned-words";

type Props = { definition: ClientDefinition /** What stands in the place of the step or assignment. */; title: string };

/**
 * The form as it is on the client's phone: the same questions in the same order with the same controls. What is tried out here
 * is kept nowhere. Give it a key that changes with the definition, so that it starts anew.
 */
export function ExercisePreview({ definition, title }: Props) {
  const t = useTranslations("preview");
  const id = useId();
  const [draft, setDraft] = useState<Draft>(() =>
    startDraft({
      recordId: "",
      assignmentId: null,
      stepId: null,
      title,
      definitionId: definition.id,
      definitionVersion: definition.version,
      place: startOfRecord(definition, "full"),
      now: "",
    }),
  );
  const [mode, setMode] = useState<Draft["mode"]>("full");
  const change = (...changes: DraftChange[]) => setDraft((before) => changes.reduce((one, each) => changeDraft(one, each, ""), before));
  const now: Draft = { ...draft, mode };
  const { place } = draft;
  const field = place.kind === "question" ? findField(definition, place.fieldId) : undefined;
  const previous = previousPlace(definition, now);
  const phase = place.kind === "question" ? phasesAsked(definition).find((one) => one.id === place.phaseId) : undefined;
  const section = phase?.sections.find((one) => one.fields.some((each) => each.id === field?.id));

  function next() {
    if (place.kind === "between") {
      const lock = lockingPhase(definition);
      return change({ type: "afterOpened", place: startOfPhase(definition, lock?.id ?? "after", now) });
    }
    change({ type: "go", place: nextPlace(definition, now) });
  }
  return (
    <div className="mx-auto flex min-h-[34rem] w-full max-w-[390px] flex-col rounded-[28px] border-[1.5px] border-line-strong bg-paper p-5 text-[1.0625rem] leading-[1.625rem]">
      <p className="font-medium text-base text-ink-3">{[phase?.title, section?.title].filter(Boolean).join(" · ") || title}</p>
      {field && place.kind === "question" && (
        <>
          <PinnedWords fields={pinnedBefore(definition, place, draft.answers)} answers={draft.answers} locked={draft.afterOpened} />
          <h3 id={`${id}-question`} className="mt-3 text-balance text-question">
            {field.question}
          </h3>
          {field.hint && (
            <p id={`${id}-hint`} className="mt-1.5 text-ink-2 text-md">
              {field.hint}
            </p>
          )}
          <LaterControl
            key={field.id}
            field={field}
            answer={draft.answers[field.id]}
            onAnswer={(answer) => change({ type: "answer", fieldId: field.id, answer })}
            answers={draft.answers}
            lists={NO_LISTS}
            labelledBy={`${id}-question`}
            describedBy={field.hint ? `${id}-hint` : undefined}
            today={calendarDay(new Date())}
          />
        </>
      )}
      {place.kind === "between" && <p className="mt-6 text-question">{t("between")}</p>}
      {place.kind === "exhaustion" && <p className="mt-6 text-question">{t("end")}</p>}
      <div className="mt-auto flex items-center gap-2.5 pt-5">
        {previous && (
          <button
            type="button"
            aria-label={t("back")}
            onClick={() => change({ type: "go", place: previous })}
            className="grid size-[54px] flex-none place-items-center rounded-control border-[1.5px] border-line-strong bg-surface"
          >
            <ChevronLeft aria-hidden className="size-5" strokeWidth={1.75} />
          </button>
        )}
        {place.kind === "exhaustion" ? (
          <button
            type="button"
            onClick={() => setDraft((before) => ({ ...before, answers: {}, afterOpened: false, place: startOfRecord(definition, mode) }))}
            className="min-h-[54px] flex-1 rounded-control border-[1.5px] border-line-strong bg-surface px-4 font-semibold"
          >
            {t("again")}
          </button>
        ) : (
          <button
            type="button"
            onClick={next}
            className="min-h-[54px] flex-1 rounded-control bg-action px-4 font-semibold text-on-action hover:bg-action-hover"
          >
            {t("next")}
          </button>
        )}
      </div>
      <label className="mt-3 flex min-h-target items-center gap-2 text-ink-2 text-md">
        <input
          type="checkbox"
          checked={mode === "quick"}
          onChange={(event) => setMode(event.target.checked ? "quick" : "full")}
          className="size-5 accent-action"
        />
        {t("quick")}
      </label>
    </div>
  );
}
