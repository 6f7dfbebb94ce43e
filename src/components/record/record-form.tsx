"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ClientDefinition } from "@/domain/exercise/definition";
import { fieldsOf } from "@/domain/exercise/fields-of";
import type { FinishedProgress } from "@/domain/sync/operation";
import { type Draft, type DraftPlace, hasContent } from "@/offline/draft";
import { recordState } from "@/offline/sync-state";
import { useDeviceSnapshot } from "../client/device-provider";
import { lockingPhase, nextPlace, previousPlace, questionsOf, startOfRecord } from "../form/form-path";
import { useHere } from "../pace/here";
import { chainAt } from "./chain-at";
import { ChainScreen } from "./chain-screen";
import { finishOperation, openAfterOperation, predictOperation, progressOf } from "./operation-words";
import { BetweenScreen, EndingScreen, ExhaustionScreen } from "./other-places";
import { QuestionScreen } from "./question-screen";
import { FormHeader, QuietButton } from "./screen-parts";
import { type Said, ShareScreen } from "./share-screen";
import { useDraft } from "./use-draft";
import { startOfLate } from "./which-draft";

type Props = {
  definition: ClientDefinition;
  initial: Draft;
  /** Stands above the questions, for example that new work is on hold. */
  notice: string | null;
  /** The smallest version that was agreed on. */
  smallest: string;
};

/** Up to here an exercise is so short that "Finish" stands beside "Next" from the first answer on. */
const SHORT_MINUTES = 2;

/** One record, one question at a time. What is finished in it leaves as operations; the rest stays on the device. */
export function RecordForm({ definition, initial, notice, smallest }: Props) {
  const t = useTranslations("record");
  const handle = useDraft(initial);
  const { draft, change, write } = handle;
  const { outbox } = useDeviceSnapshot();
  const { place } = draft;
  const asked = place.kind === "question" ? place : null;
  useHere({ assignmentId: draft.assignmentId, recordId: draft.recordId, phase: asked?.phaseId, field: asked?.fieldId });
  const own = recordState(outbox, draft.recordId, null);
  const [said, setSaid] = useState<Said>(null);
  const lock = lockingPhase(definition);
  const chain = place.kind === "question" ? chainAt(definition, place.fieldId) : null;
  // What is answered counts; nothing makes anybody go to the end. A prediction that is not locked yet goes on another way.
  const mayFinish = (lock === undefined || draft.afterOpened || draft.retrospective) && Object.keys(draft.answers).length > 0;
  const settled = said === "shared" ? "sent" : "private";
  const state = own !== "draft" ? own : draft.finishedAs ? settled : hasContent(draft) ? "saved" : "draft";

  function next() {
    const following = nextPlace(definition, draft);
    if (following.kind !== "between") return change({ type: "go", place: following });
    // The prediction leaves the device now, so that it is known to have come before the event.
    void write((now) => [predictOperation(definition, now)], { type: "predicted" }, { type: "go", place: following });
  }
  function openAfter() {
    void write((now) => [openAfterOperation(now)], { type: "afterOpened", place: startOfLate(definition, draft) });
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
        {place.kind === "question" && chain && (
          <ChainScreen
            key={place.fieldId}
            definition={definition}
            field={chain.field}
            roles={chain.roles}
            handle={handle}
            place={place}
            onNext={next}
            ways={ways()}
          />
        )}
        {place.kind === "question" && !chain && (
          <QuestionScreen
            key={place.fieldId}
            definition={definition}
            handle={handle}
            place={place}
            onNext={next}
            note={noteOf()}
            ways={ways()}
            onFinish={mayFinish && definition.aboutMinutes <= SHORT_MINUTES ? () => finish(progressOf(definition, draft)) : null}
          />
        )}
        {place.kind === "between" && (
          <BetweenScreen
            definition={definition}
            handle={handle}
            onOpenAfter={openAfter}
            onChangePrediction={() => change({ type: "go", place: startOfRecord(definition, draft.mode) })}
          />
        )}
        {place.kind === "ending" && (
          <EndingScreen
            handle={handle}
            progress={place.progress}
            smallest={smallest}
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

  /** The first question of what is open, or the pause before the lock. */
  function whereItStood() {
    if (draft.afterOpened) return startOfLate(definition, draft);
    return draft.predicted ? ({ kind: "between" } as const) : startOfRecord(definition, draft.mode);
  }

  function isAt(start: DraftPlace): boolean {
    return place.kind === "question" && start.kind === "question" && start.fieldId === place.fieldId;
  }

  function noteOf(): string | null {
    if (place.kind !== "question") return null;
    if (draft.retrospective && place.phaseId === definition.phases[0]?.id) return t("before.retrospective");
    return draft.afterOpened && isAt(startOfLate(definition, draft)) ? t("locked") : null;
  }

  function ways() {
    if (place.kind !== "question") return null;
    const isStart = isAt(startOfRecord(definition, draft.mode));
    const isLate = lock !== undefined && isAt(startOfLate(definition, draft));
    const firstOfPhase = questionsOf(definition, place.phaseId, draft)[0]?.id === place.fieldId;
    const isQuick = draft.mode === "quick";
    // The whole may be no longer than the short form.
    const hasMore = definition.phases.some((phase) => fieldsOf(phase).some((field) => !field.starred && !phase.onLaterDay));
    return (
      <div className="mt-2 flex flex-col items-start">
        {firstOfPhase && hasMore && (
          <>
            {isQuick && <p className="text-ink-3 text-md">{t("mode.about")}</p>}
            <QuietButton onClick={() => change({ type: "mode", mode: isQuick ? "full" : "quick" })}>
              {t(isQuick ? "mode.toFull" : "mode.toQuick")}
            </QuietButton>
          </>
        )}
        {isStart && lock && !draft.predicted && !draft.retrospective && (
          <QuietButton onClick={() => change({ type: "alreadyDone", place })}>{t("before.alreadyDid")}</QuietButton>
        )}
        {isStart && !draft.predicted && (
          <QuietButton onClick={() => change({ type: "go", place: { kind: "ending", progress: "notThisTime" } })}>
            {t("between.notThisTime")}
          </QuietButton>
        )}
        {isLate && (
          <QuietButton onClick={() => change({ type: "go", place: { kind: "ending", progress: "startedAndStopped" } })}>
            {t("between.stopped")}
          </QuietButton>
        )}
        {mayFinish && definition.aboutMinutes > SHORT_MINUTES && (
          <QuietButton onClick={() => finish(progressOf(definition, draft))}>{t("finishHere")}</QuietButton>
        )}
      </div>
    );
  }
}
