"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Answer, Answers } from "@/domain/exercise/answer";
import type { ClientDefinition } from "@/domain/exercise/definition";
import type { Field } from "@/domain/exercise/field";
import { fieldsOf } from "@/domain/exercise/fields-of";
import { useDevice } from "../client/device-provider";
import { NotMonitored } from "../client/not-monitored";
import { answersAsText } from "../form/answer-words";
import { calendarDay } from "../form/calendar-day";
import { LaterControl, useControlsAhead } from "../form/later-control";
import { TwoPointSlope } from "../form/two-point-slope";
import { useOwnLists } from "../own-list/use-own-lists";
import { Button } from "../ui/button";
import { answerProblem } from "./answer-problem";
import { QuietButton } from "./screen-parts";

type Props = { definition: ClientDefinition; recordId: string; title: string; answers: Answers };

/** The questions of a later day, on the record they belong to. Each time they are answered adds to it; nothing is overwritten. */
export function FollowUp({ definition, recordId, title, answers }: Props) {
  const t = useTranslations("record.followUp");
  const failed = useTranslations("client.banner");
  const device = useDevice();
  useControlsAhead();
  const [isOpen, setIsOpen] = useState(false);
  const [state, setState] = useState<"saved" | "failed" | "missing" | null>(null);
  const [given, setGiven] = useState<Answers>({});
  const fields = definition.phases.filter((phase) => phase.onLaterDay).flatMap(fieldsOf);
  if (fields.length === 0) return null;

  function save() {
    if (Object.keys(given).length === 0 || fields.some((field) => answerProblem(field, given[field.id], given[field.id] === undefined))) {
      setState("missing");
      return;
    }
    device
      .write([{ type: "record.followUp", entityId: recordId, payload: { answers: given }, text: answersAsText(definition, given), title }])
      .then(
        () => {
          setState("saved");
          setIsOpen(false);
          setGiven({});
        },
        () => setState("failed"),
      );
  }

  return (
    <section aria-labelledby="follow-up" id="days-later" className="mt-8 border-line border-t pt-4">
      <h2 id="follow-up" className="font-semibold text-lg">
        {t("title")}
      </h2>
      <p role="status" className="text-ink-2">
        {state === "saved" && t("saved")}
        {state === "failed" && failed("noStore")}
      </p>
      {!isOpen && (
        <QuietButton
          onClick={() => {
            setState(null);
            setIsOpen(true);
          }}
        >
          {t(definition.prediction?.likelihoodLater ? "start" : "startPlain")}
        </QuietButton>
      )}
      {isOpen && (
        <>
          {fields.map((field) => (
            <Question
              key={field.id}
              field={field}
              answers={{ ...answers, ...given }}
              answer={given[field.id]}
              onAnswer={(answer) => {
                setState(null);
                setGiven(({ [field.id]: _before, ...others }) =>
                  answer === null || (typeof answer === "string" && answer.trim() === "") ? others : { ...others, [field.id]: answer },
                );
              }}
            />
          ))}
          {state === "missing" && (
            <p role="alert" className="mt-3 border-ink border-l-[3px] pl-3 font-semibold text-md">
              {t("missing")}
            </p>
          )}
          <NotMonitored className="mt-4" />
          <div className="mt-2.5 flex items-center gap-3">
            <Button variant="primary" size="phone" className="flex-1" waiting={Object.keys(given).length === 0} onClick={save}>
              {t("save")}
            </Button>
            <QuietButton onClick={() => setIsOpen(false)}>{t("cancel")}</QuietButton>
          </div>
        </>
      )}
    </section>
  );
}

type QuestionProps = { field: Field; answers: Answers; answer: Answer | undefined; onAnswer(answer: Answer | null): void };

function Question({ field, answers, answer, onAnswer }: QuestionProps) {
  const t = useTranslations("record.compare");
  const id = useId();
  const lists = useOwnLists();
  const before = field.comparedWith === undefined ? undefined : answers[field.comparedWith];
  return (
    <div className="mt-4">
      <h3 id={id} className="text-question">
        {field.question}
      </h3>
      <LaterControl
        field={field}
        answer={answer}
        onAnswer={onAnswer}
        answers={answers}
        lists={lists}
        labelledBy={id}
        describedBy={undefined}
        today={calendarDay(new Date())}
      />
      {typeof answer === "number" && typeof before === "number" && (
        <div className="mt-1 flex items-center gap-4 border-line border-t py-2.5">
          <TwoPointSlope before={before} now={answer} />
          <p className="text-ink-2 text-md">{t("before", { value: before })}</p>
        </div>
      )}
    </div>
  );
}
