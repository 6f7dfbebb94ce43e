"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { Answer, Group } from "@/domain/exercise/answer";
import { type LinkRoles, placeInChain, wordsOfLink } from "@/domain/exercise/chain";
import type { ClientDefinition } from "@/domain/exercise/definition";
import type { Field } from "@/domain/exercise/field";
import type { DraftPlace } from "@/offline/draft";
import { calendarDay } from "../form/calendar-day";
import { RatingControl } from "../form/edit/rating-control";
import { ShortTextControl } from "../form/edit/text-control";
import { previousPlace } from "../form/form-path";
import { NO_LISTS } from "../form/own-lists";
import { Button } from "../ui/button";
import { answerProblem } from "./answer-problem";
import { ChainMore } from "./chain-more";
import { ChainRail } from "./chain-rail";
import { Problem } from "./problem";
import { Actions, BackButton, PhaseWords } from "./screen-parts";
import type { DraftHandle } from "./use-draft";
import { useOpenSeconds } from "./use-open-seconds";

/** Ten minutes: mapping a feared chain once is enough, playing it again is rehearsal. */
const CAP_SECONDS = 600;

type Props = {
  definition: ClientDefinition;
  field: Field & { item: NonNullable<Field["item"]> };
  roles: LinkRoles;
  handle: DraftHandle;
  place: Extract<DraftPlace, { kind: "question" }>;
  /** On to what comes after the chain. */
  onNext(): void;
  ways: ReactNode;
};

/** A feared chain, one link at a time: what happens, then how likely it is once the one before has happened. It can stop anywhere. */
export function ChainScreen({ definition, field, roles, handle, place, onNext, ways }: Props) {
  const t = useTranslations("record.chain");
  const record = useTranslations("record");
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { draft, change } = handle;
  const answer = draft.answers[field.id];
  const links = Array.isArray(answer) ? (answer as Group[]) : [];
  const [at, setAt] = useState(() => {
    const start = placeInChain(roles, links);
    return start.link < field.item.atMost ? start : { link: field.item.atMost - 1, part: "statement" as const };
  });
  const [isTold, setIsTold] = useState(false);
  const isCapped = useOpenSeconds(`chain-${draft.recordId}`) >= CAP_SECONDS;
  const previous = previousPlace(definition, draft);
  const link = links[at.link] ?? {};
  const words = wordsOfLink(roles, link);
  const statement = field.item.fields.find((one) => one.id === roles.statement);
  const likelihood = field.item.fields.find((one) => one.id === roles.likelihoodBefore);
  const others = field.item.fields.filter((one) => one !== statement && one !== likelihood);

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  if (!statement || !likelihood) return null;
  const asked = at.part === "statement" ? statement : likelihood;
  const tooLong = answerProblem(asked, link[asked.id], link[asked.id] === undefined);
  const problem = tooLong ?? (isTold && words === null ? ({ kind: "missing", of: "words" } as const) : null);
  const isLast = at.link + 1 >= field.item.atMost || isCapped;

  function go(to: typeof at) {
    setIsTold(false);
    setAt(to);
    requestAnimationFrame(() => {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    });
  }
  function put(fieldId: string, value: Answer | null) {
    const { [fieldId]: _before, ...rest } = link;
    const isSet = typeof value === "number" || (typeof value === "string" && value !== "");
    const next = isSet ? { ...rest, [fieldId]: value } : rest;
    const all = at.link < links.length ? links.map((one, place) => (place === at.link ? next : one)) : [...links, next];
    change({ type: "answer", fieldId: field.id, answer: all.filter((one) => Object.keys(one).length > 0) });
  }
  function next() {
    if (words === null || tooLong) return setIsTold(true);
    if (at.part === "statement") return go({ ...at, part: "likelihood" });
    if (isLast) return onNext();
    go({ link: at.link + 1, part: "statement" });
  }
  function back() {
    if (at.part === "likelihood") return go({ ...at, part: "statement" });
    if (at.link > 0) return go({ link: at.link - 1, part: "likelihood" });
    if (previous) change({ type: "go", place: previous });
  }
  const before = wordsOfLink(roles, links[at.link - 1]);
  const question =
    at.part === "statement"
      ? t(at.link === 0 ? "first" : "then")
      : before === null
        ? t("likelyFirst", { link: words ?? "" })
        : t("likely", { before, link: words ?? "" });
  return (
    <>
      <PhaseWords definition={definition} place={place} />
      <p className="mt-3 text-ink-2 text-md">{t("at", { title: draft.title, n: at.link + 1 })}</p>
      <ChainRail roles={roles} links={links.slice(0, at.link)} onGo={(to) => go({ link: to, part: "statement" })} />
      {at.part === "likelihood" && (
        <div className="relative mt-2 rounded-card border border-line bg-surface px-4 py-3">
          <p className="text-ink-2 text-md">{t(at.link === 0 ? "firstShort" : "then")}</p>
          <p className="break-words font-words text-lg leading-words">{words}</p>
        </div>
      )}
      <h1 ref={heading} id={`${id}-question`} tabIndex={-1} className="mt-5 text-balance break-words text-question outline-none">
        {question}
      </h1>
      {at.part === "statement" ? (
        <ShortTextControl
          key={`${at.link}-words`}
          field={statement}
          answer={link[statement.id]}
          onAnswer={(value) => put(statement.id, value)}
          answers={link}
          lists={NO_LISTS}
          labelledBy={`${id}-question`}
          describedBy={problem ? `${id}-problem` : undefined}
          today={calendarDay(new Date())}
        />
      ) : (
        <>
          <RatingControl
            key={`${at.link}-likelihood`}
            field={likelihood}
            answer={link[likelihood.id]}
            onAnswer={(value) => put(likelihood.id, value)}
            answers={link}
            lists={NO_LISTS}
            labelledBy={`${id}-question`}
            describedBy={undefined}
            today={calendarDay(new Date())}
          />
          <ChainMore key={`${at.link}-more`} fields={others} link={link} onAnswer={put} />
        </>
      )}
      {problem && (
        <Problem id={`${id}-problem`} problem={problem}>
          {problem.kind === "missing" && t("missing")}
        </Problem>
      )}
      <p role="status" className="mt-4 text-ink-2 text-md">
        {isCapped && t("capped")}
      </p>
      {ways}
      <Actions>
        {(at.link > 0 || at.part === "likelihood" || previous) && <BackButton onClick={back} />}
        {(links.length > 0 || isCapped) && (
          <Button variant="secondary" size="phone" className="min-h-[54px] flex-1" onClick={() => onNext()}>
            {t("stop")}
          </Button>
        )}
        {!(isLast && at.part === "likelihood" && links.length > 0) && (
          <Button
            variant="primary"
            size="phone"
            className={`min-h-[54px] ${links.length > 0 ? "flex-none px-7" : "flex-1"}`}
            waiting={words === null || tooLong !== null}
            onClick={next}
          >
            {record("next")}
          </Button>
        )}
      </Actions>
    </>
  );
}
