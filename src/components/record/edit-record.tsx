"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Answer, Answers } from "@/domain/exercise/answer";
import type { ClientDefinition } from "@/domain/exercise/definition";
import type { Field } from "@/domain/exercise/field";
import { allFields, phaseIdsByTime } from "@/domain/exercise/fields-of";
import { isShown } from "@/domain/exercise/questions";
import { useDevice } from "../client/device-provider";
import { answersAsText } from "../form/answer-words";
import { calendarDay } from "../form/calendar-day";
import { LaterControl, useControlsAhead } from "../form/later-control";
import { useOwnLists } from "../own-list/use-own-lists";
import { Button } from "../ui/button";
import { answerProblem } from "./answer-problem";
import { changedAnswers } from "./changed-answers";
import { QuietButton } from "./screen-parts";
import type { AdditionHandle } from "./use-addition";

type Props = { definition: ClientDefinition; recordId: string; title: string; answers: Answers; handle: AdditionHandle };

/** A change after a record was finished: a new version, the earlier one is kept. What stood before the lock stays as it was written. */
export function EditRecord({ definition, recordId, title, answers, handle }: Props) {
  const t = useTranslations("record.edit");
  const banner = useTranslations("client.banner");
  const device = useDevice();
  useControlsAhead();
  const { addition, change: keep } = handle;
  const given = addition?.changed ?? null;
  const setGiven = (changed: Answers | null) => keep({ changed });
  const [state, setState] = useState<"saved" | "failed" | "problem" | null>(null);
  const { late } = phaseIdsByTime(definition);
  const fields = allFields(definition, late).filter((field) => field.kind !== "note");
  if (fields.length === 0 || !addition) return null;
  const now = given ?? answers;

  function save() {
    const asked = fields.filter((field) => isShown(field, now));
    if (asked.some((field) => answerProblem(field, now[field.id], now[field.id] === undefined))) return setState("problem");
    const change = changedAnswers(
      asked.map(({ id }) => id),
      answers,
      now,
    );
    if (Object.keys(change.answers).length === 0 && change.cleared.length === 0) return setGiven(null);
    const text = answersAsText(definition, change.answers);
    device.write([{ type: "record.edit", entityId: recordId, payload: change, text, title }]).then(
      () => {
        setState("saved");
        setGiven(null);
      },
      () => setState("failed"),
    );
  }
  return (
    <section className="mt-6">
      <p role="status" className="text-ink-2">
        {state === "saved" && t("saved")}
        {state === "failed" && banner("noStore")}
      </p>
      {given === null ? (
        <QuietButton
          onClick={() => {
            setState(null);
            setGiven(answers);
          }}
        >
          {t("start")}
        </QuietButton>
      ) : (
        <div className="border-line border-t pt-4">
          <h2 className="font-semibold text-lg">{t("title")}</h2>
          <p className="mt-1 text-ink-2 text-md">{t("hint")}</p>
          {fields
            .filter((field) => isShown(field, given))
            .map((field) => (
              <Question
                key={field.id}
                field={field}
                answers={given}
                onAnswer={(answer) => {
                  setState(null);
                  const { [field.id]: _before, ...others } = given;
                  setGiven(answer === null || answer === "" ? others : { ...others, [field.id]: answer });
                }}
              />
            ))}
          {state === "problem" && (
            <p role="alert" className="mt-3 border-ink border-l-[3px] pl-3 font-semibold text-md">
              {t("problem")}
            </p>
          )}
          <div className="mt-4 flex items-center gap-3">
            <Button variant="primary" size="phone" className="flex-1" onClick={save}>
              {t("save")}
            </Button>
            <QuietButton onClick={() => setGiven(null)}>{t("cancel")}</QuietButton>
          </div>
        </div>
      )}
    </section>
  );
}

function Question({ field, answers, onAnswer }: { field: Field; answers: Answers; onAnswer(answer: Answer | null): void }) {
  const id = useId();
  const lists = useOwnLists();
  return (
    <div className="mt-6">
      <h3 id={id} className="font-semibold">
        {field.question}
      </h3>
      <LaterControl
        field={field}
        answer={answers[field.id]}
        onAnswer={onAnswer}
        answers={answers}
        lists={lists}
        labelledBy={id}
        describedBy={undefined}
        today={calendarDay(new Date())}
      />
    </div>
  );
}
