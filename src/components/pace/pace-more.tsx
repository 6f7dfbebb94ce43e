"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { MOST_SMALLER, type PaceAdded } from "@/offline/pace-draft";
import { useFrame } from "../client/use-frame";
import { RatingControl } from "../form/edit/rating-control";
import { OPTION_INPUT, OPTION_ROW } from "../form/option-style";
import { NO_LISTS } from "../form/own-lists";
import { Button } from "../ui/button";

export { Grounding } from "./grounding";

type Props = {
  said: PaceAdded;
  change(part: Partial<PaceAdded>): void;
  name: string;
  /** Where the request was made; null: on no exercise. Then the smaller step is of what stands on Today. */
  assignmentId: string | null;
};

const SUMMARY =
  "flex min-h-target cursor-pointer items-center font-medium text-[1rem] text-ink-2 underline decoration-line-strong underline-offset-4";

/** What else can be said with a request. None of it is asked for, and it comes after the page. */
export function PaceMore({ said, change, name, assignmentId }: Props) {
  const t = useTranslations("pace");
  const record = useTranslations("record");
  const id = useId();
  return (
    <>
      <label className={`${OPTION_ROW} mt-3`}>
        <input
          type="checkbox"
          checked={said.askFirst}
          onChange={(event) => change({ askFirst: event.target.checked })}
          className={OPTION_INPUT}
        />
        {t("askFirst")}
      </label>
      <SmallerStep said={said} change={change} name={name} assignmentId={assignmentId} />
      <details className="mt-1">
        <summary id={`${id}-worn-out`} className={SUMMARY}>
          {said.exhaustion === null ? t("wornOut") : t("wornOutSaid", { value: said.exhaustion })}
        </summary>
        <RatingControl
          field={{
            id: "exhaustion",
            kind: "rating10",
            question: "",
            name: "",
            starred: false,
            pinned: false,
            ends: { low: record("exhaustion.low"), high: record("exhaustion.high") },
          }}
          answer={said.exhaustion ?? undefined}
          onAnswer={(answer) => change({ exhaustion: typeof answer === "number" ? answer : null })}
          answers={{}}
          lists={NO_LISTS}
          labelledBy={`${id}-worn-out`}
          describedBy={undefined}
          today=""
        />
      </details>
    </>
  );
}

/** A smaller version of the step: its smallest version by one tap, or in one's own words. */
function SmallerStep({ said, change, name, assignmentId }: Props) {
  const t = useTranslations("pace");
  const id = useId();
  const frame = useFrame();
  const things = frame ? [...(frame.next ? [frame.next] : []), ...frame.others, ...frame.anyTime] : [];
  const thing = assignmentId === null ? (frame?.next ?? null) : (things.find(({ assignment }) => assignment.id === assignmentId) ?? null);
  if (!thing && assignmentId === null) return null;
  const smallest = thing?.assignment.words.minimumVersion ?? "";
  const isTooLong = said.smaller.trim().length > MOST_SMALLER;
  return (
    <details className="mt-1" open={isTooLong || undefined}>
      <summary className={SUMMARY}>{t("smallerTitle")}</summary>
      <label htmlFor={id} className="mt-1 block text-ink-2 text-md">
        {thing ? t("smallerSubject", { title: thing.assignment.title, name }) : t("smallerPlain", { name })}
      </label>
      <textarea
        id={id}
        value={said.smaller}
        rows={2}
        onChange={(event) => change({ smaller: event.target.value })}
        aria-invalid={isTooLong}
        aria-describedby={isTooLong ? `${id}-long` : undefined}
        className="field-sizing-content mt-1.5 block max-h-40 min-h-[54px] w-full resize-none rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 py-3 font-words text-lg leading-words"
      />
      {isTooLong && (
        <p id={`${id}-long`} className="mt-2 border-ink border-l-[3px] pl-3 font-semibold">
          {t("smallerTooLong")}
        </p>
      )}
      {smallest !== "" && smallest.length <= MOST_SMALLER && said.smaller.trim() === "" && (
        <div className="mt-2 border-line-strong border-l-2 pl-3.5">
          <p className="text-ink-2 text-md">{t("smallerAgreed")}</p>
          <p className="font-words text-lg leading-words">{smallest}</p>
          <Button variant="quiet" size="phone" className="-ml-5 min-h-target" onClick={() => change({ smaller: smallest })}>
            {t("smallerPick")}
          </Button>
        </div>
      )}
    </details>
  );
}
