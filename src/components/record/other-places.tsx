"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import type { ClientDefinition } from "@/domain/exercise/definition";
import type { NotThisTimeReason } from "@/domain/sync/operation";
import type { RecordPace } from "@/offline/draft";
import { RatingControl } from "../form/edit/rating-control";
import { lockingPhase, pinnedBefore } from "../form/form-path";
import { OPTION_INPUT, OPTION_ROW } from "../form/option-style";
import { NO_LISTS } from "../form/own-lists";
import { PinnedWords } from "../form/pinned-words";
import { Button } from "../ui/button";
import { Actions, BackButton, QuietButton } from "./screen-parts";
import type { DraftHandle } from "./use-draft";

function Title({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className="mt-[18px] text-balance text-question outline-none">
      {children}
    </h1>
  );
}

type BetweenProps = { definition: ClientDefinition; handle: DraftHandle; onOpenAfter(): void; onChangePrediction(): void };

/** The prediction is written, the thing itself is still to come. */
export function BetweenScreen({ definition, handle, onOpenAfter, onChangePrediction }: BetweenProps) {
  const t = useTranslations("record.between");
  const { draft, change } = handle;
  return (
    <>
      <p className="font-semibold">{draft.title}</p>
      <PinnedWords fields={pinnedBefore(definition, draft.place, draft.answers)} answers={draft.answers} locked={false} />
      <Title>{t(definition.prediction ? "title" : "titlePlain")}</Title>
      <p className="mt-2 text-ink-2">{definition.prediction ? t("body") : t("bodyPlain")}</p>
      <p className="mt-2 text-ink-2">{t("later")}</p>
      <div className="mt-4 flex flex-col items-start">
        <QuietButton onClick={onChangePrediction}>{t(definition.prediction ? "change" : "changePlain")}</QuietButton>
        <QuietButton onClick={() => change({ type: "go", place: { kind: "ending", progress: "startedAndStopped" } })}>
          {t("stopped")}
        </QuietButton>
        <QuietButton onClick={() => change({ type: "go", place: { kind: "ending", progress: "notThisTime" } })}>
          {t("notThisTime")}
        </QuietButton>
      </div>
      <Actions>
        <Button variant="primary" size="phone" className="min-h-[54px] flex-1" onClick={onOpenAfter}>
          {t(definition.prediction ? "openAfter" : "openAfterPlain", { phase: lockingPhase(definition)?.title ?? "" })}
        </Button>
      </Actions>
    </>
  );
}

const REASONS: readonly NotThisTimeReason[] = [
  "forgot",
  "tooBig",
  "tooTired",
  "noChance",
  "didNotMakeSense",
  "feltLikeRehearsingIt",
  "other",
];

type EndingProps = {
  handle: DraftHandle;
  progress: "startedAndStopped" | "notThisTime";
  /** The smallest version that was agreed on; empty: none. */
  smallest: string;
  onDone(): void;
  onBack(): void;
};

/** Stopped, or not this time. Reasons are there to be tapped; none is asked for. */
export function EndingScreen({ handle, progress, smallest, onDone, onBack }: EndingProps) {
  const t = useTranslations("record.ending");
  const { draft, change } = handle;
  return (
    <>
      <p className="font-semibold">{draft.title}</p>
      <Title>{t(progress === "notThisTime" ? "notThisTimeTitle" : "stoppedTitle")}</Title>
      {progress === "notThisTime" && smallest !== "" && (
        <div className="mt-3 border-line-strong border-l-2 pl-3.5">
          <p className="text-ink-2 text-md">{t("smallest")}</p>
          <p className="font-words text-lg leading-words">{smallest}</p>
          <QuietButton onClick={onBack}>{t("doSmallest")}</QuietButton>
        </div>
      )}
      <fieldset className="mt-3">
        <legend className="text-ink-2">{t("reasonsLegend")}</legend>
        <div className="mt-3 grid gap-[7px]">
          {REASONS.map((reason) => (
            <label key={reason} className={OPTION_ROW}>
              <input
                type="checkbox"
                checked={draft.reasons.includes(reason)}
                onChange={(event) => change({ type: "reason", reason, on: event.target.checked })}
                className={OPTION_INPUT}
              />
              {t(`reason.${reason}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <Actions>
        <BackButton onClick={onBack} />
        <Button variant="primary" size="phone" className="min-h-[54px] flex-1" onClick={onDone}>
          {t("done")}
        </Button>
      </Actions>
    </>
  );
}

type ExhaustionProps = { handle: DraftHandle; onFinish(): void; onBack(): void };

/** How worn out, 0–10. Leaving it unset is as good an end as any. */
export function ExhaustionScreen({ handle, onFinish, onBack }: ExhaustionProps) {
  const t = useTranslations("record");
  const { draft, change } = handle;
  return (
    <>
      <Title>{t("exhaustion.question")}</Title>
      <p id="exhaustion-question" className="mt-1.5 text-ink-2 text-md">
        <span className="sr-only">{t("exhaustion.question")} </span>
        {t("exhaustion.hint")}
      </p>
      <RatingControl
        field={{
          id: "exhaustion",
          kind: "rating10",
          question: "",
          name: "",
          starred: false,
          pinned: false,
          ends: { low: t("exhaustion.low"), high: t("exhaustion.high") },
        }}
        answer={draft.exhaustion ?? undefined}
        onAnswer={(answer) => change({ type: "exhaustion", exhaustion: typeof answer === "number" ? answer : null })}
        answers={draft.answers}
        lists={NO_LISTS}
        labelledBy="exhaustion-question"
        describedBy={undefined}
        today=""
      />
      <PaceQuestion pace={draft.pace} onPace={(pace) => change({ type: "pace", pace })} />
      <label className="mt-6 block">
        <span className="font-semibold">{t("closing.note")}</span>
        <span className="block text-ink-2 text-md">{t("closing.noteHint")}</span>
        <textarea
          rows={2}
          maxLength={280}
          value={draft.note}
          onChange={(event) => change({ type: "note", note: event.target.value })}
          className="mt-2 block max-h-60 min-h-[5rem] w-full resize-none rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 py-3 font-words text-lg leading-words field-sizing-content"
        />
      </label>
      <Actions>
        <BackButton onClick={onBack} />
        <Button variant="primary" size="phone" className="min-h-[54px] flex-1" onClick={onFinish}>
          {t("finish")}
        </Button>
      </Actions>
    </>
  );
}

const PACES: readonly RecordPace[] = ["fine", "slower", "pause"];

/** How the pace felt. What should change from now is said with the buttons below, and the answer says so. */
function PaceQuestion({ pace, onPace }: { pace: RecordPace | null; onPace(pace: RecordPace | null): void }) {
  const t = useTranslations("record.closing");
  const name = useId();
  return (
    <fieldset className="mt-6">
      <legend className="font-semibold">{t("paceQuestion")}</legend>
      <div className="mt-2 grid grid-cols-3 gap-[7px]">
        {PACES.map((one) => (
          <label key={one} className={`${OPTION_ROW} justify-center px-2 text-center`}>
            <input
              type="radio"
              name={name}
              checked={pace === one}
              onChange={() => onPace(one)}
              // A second tap on what is chosen takes it back: nothing here has to be said.
              onClick={() => pace === one && onPace(null)}
              className={OPTION_INPUT}
            />
            {t(`pace.${one}`)}
          </label>
        ))}
      </div>
      <p role="status" className="mt-1.5 text-ink-2 text-md">
        {pace !== null && pace !== "fine" && t(pace === "slower" ? "pressSlower" : "pressPause")}
      </p>
    </fieldset>
  );
}
