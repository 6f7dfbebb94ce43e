"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import type { FinishedProgress } from "@/domain/sync/operation";
import { type Draft, hasContent } from "@/offline/draft";
import { recordState } from "@/offline/sync-state";
import { useDeviceSnapshot } from "../client/device-provider";
import { nextPlace, previousPlace, questionsOf, startOfPhase } from "../form/form-path";
import { finishOperation, openAfterOperation, predictOperation, progressOf } from "./operation-words";
import { BetweenScreen, EndingScreen, ExhaustionScreen } from "./other-places";
import { QuestionScreen } from "./question-screen";
import { FormHeader, QuietButton } from "./screen-parts";
import { type Said, ShareScreen } from "./share-screen";
import { useDraft } from "./use-draft";

type Props = {
  definition: ExerciseDefinition;
  initial: Draft;
  /** Stands above the questions, for example that new work is on hold. */
  notice: string | null;
};

/** One record, one question at a time. What is finished in it leaves as operations; the rest stays on the device. */
export function RecordForm({ definition, initial, notice }: Props) {
  const t = useTranslations("record");
  const handle = useDraft(initial);
  const { draft, change, write } = handle;
  const { outbox } = useDeviceSnapshot();
  const { place } = draft;
  const own = recordState(outbox, draft.recordId, null);
  const [said, setSaid] = useState<Said>(null);
  const settled = said === "shared" ? "sent" : "private";
  const state = own !== "draft" ? own : draft.finishedAs ? settled : hasContent(draft) ? "saved" : "draft";

  function next() {
    const following = nextPlace(definition, draft);
    if (following.kind !== "between") return change({ type: "go", place: following });
    // The prediction leaves the device now, so that it is known to have come before the event.
    void write((now) => [predictOperation(definition, now)], { type: "predicted" }, { type: "go", place: following });
  }
  function openAfter() {
    void write((now) => [openAfterOperation(now)], { type: "afterOpened", place: startOfPhase(definition, "after", draft) });
  }
  function finish(progress: FinishedProgress) {
    void write((now) => [finishOperation(definition, now, progress)], { type: "finished", progress });
  }

  return (
    <>
      <FormHeader state={state} />
      <main id="content" className="flex flex-1 flex-col">
        {notice && place.kind !== "share" && <p className="mb-3 border-line-strong border-l-2 pl-3.5 text-ink-2 text-md">{notice}</p>}
        {handle.failed && (
          <p role="alert" className="mb-3 border-ink border-l-[3px] pl-3 font-semibold text-md">
            {t("notKept")}
          </p>
        )}
        {place.kind === "question" && (
          <QuestionScreen
            key={place.fieldId}
            definition={definition}
            handle={handle}
            place={place}
            onNext={next}
            note={noteOf()}
            ways={ways()}
          />
        )}
        {place.kind === "between" && (
          <BetweenScreen
            definition={definition}
            handle={handle}
            onOpenAfter={openAfter}
            onChangePrediction={() => change({ type: "go", place: startOfPhase(definition, "before", draft) })}
          />
        )}
        {place.kind === "ending" && (
          <EndingScreen
            handle={handle}
            progress={place.progress}
            onDone={() => finish(place.progress)}
            onBack={() => change({ type: "go", place: whereItStood() })}
          />
        )}
        {place.kind === "exhaustion" && (
          <ExhaustionScreen
            handle={handle}
            onFinish={() => finish(progressOf(definition, draft))}
            onBack={() => {
              const previous = previousPlace(definition, draft);
              if (previous) change({ type: "go", place: previous });
            }}
          />
        )}
        {place.kind === "share" && <ShareScreen draft={draft} said={said} onSay={setSaid} />}
      </main>
    </>
  );

  /** The first question of the phase that is open, or the pause after the prediction. */
  function whereItStood() {
    if (draft.afterOpened) return startOfPhase(definition, "after", draft);
    return draft.predicted ? ({ kind: "between" } as const) : startOfPhase(definition, "before", draft);
  }

  function isFirstOf(phaseId: "before" | "after"): boolean {
    return place.kind === "question" && place.phaseId === phaseId && questionsOf(definition, phaseId, draft)[0]?.id === place.fieldId;
  }

  function noteOf(): string | null {
    if (place.kind !== "question") return null;
    if (draft.retrospective && place.phaseId === "before") return t("before.retrospective");
    return draft.afterOpened && isFirstOf("after") ? t("locked") : null;
  }

  function ways() {
    if (place.kind !== "question") return null;
    const firstOfPhase = questionsOf(definition, place.phaseId, draft)[0]?.id === place.fieldId;
    if (!firstOfPhase) return null;
    const isQuick = draft.mode === "quick";
    return (
      <div className="mt-2 flex flex-col items-start">
        <p className="text-ink-3 text-md">{isQuick && t("mode.about")}</p>
        <QuietButton onClick={() => change({ type: "mode", mode: isQuick ? "full" : "quick" })}>
          {t(isQuick ? "mode.toFull" : "mode.toQuick")}
        </QuietButton>
        {isFirstOf("before") && !draft.predicted && !draft.retrospective && (
          <QuietButton onClick={() => change({ type: "alreadyDone", place })}>{t("before.alreadyDid")}</QuietButton>
        )}
        {isFirstOf("before") && !draft.predicted && (
          <QuietButton onClick={() => change({ type: "go", place: { kind: "ending", progress: "notThisTime" } })}>
            {t("between.notThisTime")}
          </QuietButton>
        )}
        {isFirstOf("after") && (
          <QuietButton onClick={() => change({ type: "go", place: { kind: "ending", progress: "startedAndStopped" } })}>
            {t("between.stopped")}
          </QuietButton>
        )}
      </div>
    );
  }
}
