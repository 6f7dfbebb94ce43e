"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import type { Field } from "@/domain/exercise/field";
import type { Outcome } from "@/domain/prediction/outcome";
import { calendarDay } from "../form/calendar-day";
import { ChoiceControl } from "../form/edit/choice-control";
import { DateControl } from "../form/edit/date-control";
import { RatingControl } from "../form/edit/rating-control";
import { ShortTextControl } from "../form/edit/text-control";
import { NO_LISTS } from "../form/own-lists";
import { TwoPointSlope } from "../form/two-point-slope";
import type { Said } from "./said";

const OUTCOMES: readonly Outcome[] = ["no", "partly", "yes", "cannotTellYet", "cannotKnow"];
const AGAIN_IN_DAYS = [2, 7, 14, 30];
const FIELD: Omit<Field, "id" | "kind"> = { question: "", name: "", starred: false, pinned: false };

type Props = { said: Said; likelihoodBefore: number | null; labelledBy: string; onSaid(said: Said): void };

/** What became of it, and what belongs to that answer; nothing but the first is needed. */
export function CheckBackForm({ said, likelihoodBefore, labelledBy, onSaid }: Props) {
  const t = useTranslations("client.checkBack");
  const record = useTranslations("record");
  const today = calendarDay(new Date());
  const shared = { answers: {}, lists: NO_LISTS, describedBy: undefined, today };
  const known = said.outcome === "no" || said.outcome === "partly" || said.outcome === "yes";
  return (
    <>
      <ChoiceControl
        {...shared}
        labelledBy={labelledBy}
        field={{
          ...FIELD,
          id: "outcome",
          kind: "choice",
          options: OUTCOMES.map((value) => ({ value, label: record(`outcome.${value}`) })),
        }}
        answer={said.outcome ?? undefined}
        onAnswer={(answer) => onSaid({ ...said, outcome: OUTCOMES.find((one) => one === answer) ?? null })}
      />
      {said.outcome === "partly" && (
        <Part title={t("degree")}>
          {(id) => (
            <RatingControl
              {...shared}
              labelledBy={id}
              field={{ ...FIELD, id: "degree", kind: "degree", ends: { low: t("degreeLow"), high: t("degreeHigh") } }}
              answer={said.degree ?? undefined}
              onAnswer={(answer) => onSaid({ ...said, degree: typeof answer === "number" ? answer : null })}
            />
          )}
        </Part>
      )}
      {said.outcome === "cannotTellYet" && (
        <Part title={t("again")} note={t("againNote")}>
          {(id) => (
            <DateControl
              {...shared}
              labelledBy={id}
              field={{ ...FIELD, id: "moveTo", kind: "date", offeredDays: AGAIN_IN_DAYS }}
              answer={said.moveTo ?? undefined}
              onAnswer={(answer) => onSaid({ ...said, moveTo: typeof answer === "string" ? answer : null })}
            />
          )}
        </Part>
      )}
      {known && (
        <Part title={t("likelihoodAgain")}>
          {(id) => (
            <>
              <RatingControl
                {...shared}
                labelledBy={id}
                field={{ ...FIELD, id: "likelihoodAgain", kind: "percent", ends: { low: t("likelihoodLow"), high: t("likelihoodHigh") } }}
                answer={said.likelihoodAgain ?? undefined}
                onAnswer={(answer) => onSaid({ ...said, likelihoodAgain: typeof answer === "number" ? answer : null })}
              />
              {said.likelihoodAgain !== null && likelihoodBefore !== null && (
                <div className="mt-1 flex items-center gap-4 border-line border-t py-2.5">
                  <TwoPointSlope before={likelihoodBefore} now={said.likelihoodAgain} />
                  <p className="text-ink-2 text-md">{record("compare.before", { value: likelihoodBefore })}</p>
                </div>
              )}
            </>
          )}
        </Part>
      )}
      {said.outcome !== null && !(said.outcome === "cannotTellYet" && said.moveTo !== null) && (
        <Part title={t("words")} note={t("notNeeded")}>
          {(id) => (
            <ShortTextControl
              {...shared}
              labelledBy={id}
              field={{ ...FIELD, id: "words", kind: "longText" }}
              answer={said.words}
              onAnswer={(answer) => onSaid({ ...said, words: typeof answer === "string" ? answer.slice(0, 4000) : "" })}
            />
          )}
        </Part>
      )}
    </>
  );
}

function Part({ title, note, children }: { title: string; note?: string; children(id: string): ReactNode }) {
  const id = useId();
  return (
    <section className="mt-7">
      <h2 id={id} className="text-balance font-semibold text-lg">
        {title}
      </h2>
      {note && <p className="text-ink-2 text-md">{note}</p>}
      {children(id)}
    </section>
  );
}
