"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Draft, hasContent } from "@/offline/draft";
import { useRhythmWords } from "../assignment/use-rhythm-words";
import type { RouterOutputs } from "../data/router-types";

type Today = RouterOutputs["today"]["get"];
type Props = {
  next: NonNullable<Today["next"]>;
  today: Today;
  /** Why it is on hold; null: it is not. */
  held: string | null;
  /** What this phone holds of it. */
  local: Draft | null;
};

const EYEBROW = "font-medium text-ink-3 text-md leading-5";

/** The step that was agreed on, its smallest version, why it helps, and one thing to press. */
export function StepCard({ next, today, held, local }: Props) {
  const t = useTranslations("client.today");
  const rhythm = useRhythmWords();
  const { assignment } = next;
  const { words } = assignment;
  const isBegun = next.recordId !== null || local?.predicted === true || local?.afterOpened === true || local?.retrospective === true;
  const isDrafted = !isBegun && local !== null && hasContent(local);
  const form = `/exercise/${assignment.id}`;
  const isStep = assignment.stepId !== null;
  return (
    <section aria-labelledby="next-step" className="mt-3.5 rounded-card bg-surface px-5 pt-5 pb-[18px] shadow-card">
      <p className={EYEBROW}>{isStep ? t("eyebrow") : rhythm(assignment.rhythm, next.timesDone)}</p>
      <h2 id="next-step" className="mt-1.5 text-balance text-[1.5625rem] leading-[1.9375rem] tracking-[-0.016em] font-[620]">
        {assignment.title}
      </h2>
      {!isStep && words.whatExactly !== assignment.title && <p className="mt-2">{words.whatExactly}</p>}
      {words.whenWhereWithWhom && <p className="mt-2.5 text-[1rem] text-ink-2">{words.whenWhereWithWhom}</p>}
      <div className="mt-4 border-line border-t pt-3.5">
        <p className={EYEBROW}>{t("smallest")}</p>
        <p className="mt-0.5">{words.minimumVersion}</p>
      </div>
      <div className="mt-3.5">
        <p className={EYEBROW}>{t("why", { name: today.therapistName })}</p>
        <p className="mt-[3px] whitespace-pre-wrap font-words leading-[26px]">{words.whyThisHelps}</p>
      </div>
      <More words={words} />
      {held && <p className="mt-4 border-pace-line border-l-2 pl-3.5 text-pace">{held}</p>}
      {(!held || isBegun) && (
        <div className="mt-[18px] flex flex-wrap items-center gap-1.5">
          <Link
            href={form}
            className="inline-flex min-h-[52px] flex-1 items-center justify-center whitespace-nowrap rounded-control bg-action px-[18px] font-semibold text-on-action hover:bg-action-hover"
          >
            {t(startWord(next.asksBefore, isBegun, isDrafted))}
          </Link>
          {!isBegun && (
            <Link
              href={`${form}?way=not-this-time`}
              className="inline-flex min-h-target items-center whitespace-nowrap px-2.5 font-semibold text-ink-2 underline decoration-line-strong underline-offset-4"
            >
              {t("notThisTime")}
            </Link>
          )}
        </div>
      )}
    </section>
  );
}

function startWord(asksBefore: boolean, isBegun: boolean, isDrafted: boolean) {
  if (!asksBefore) return isDrafted || isBegun ? "goOnPlain" : "startPlain";
  return isBegun ? "goOn" : isDrafted ? "goOnBefore" : "start";
}

/** What else was agreed on; folded, so that the card stays one thing. */
function More({ words }: { words: Props["next"]["assignment"]["words"] }) {
  const t = useTranslations("client.today");
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-target cursor-pointer items-center text-ink-2 text-md underline decoration-line-strong underline-offset-4">
        {t("more")}
      </summary>
      <dl className="mt-1 grid gap-3">
        <div>
          <dt className={EYEBROW}>{t("exactly")}</dt>
          <dd>{words.whatExactly}</dd>
        </div>
        {words.toward && (
          <div>
            <dt className={EYEBROW}>{t("toward")}</dt>
            <dd>{words.toward}</dd>
          </div>
        )}
        {words.safetyBehaviours.length > 0 && (
          <div>
            <dt className={EYEBROW}>{t("safetyBehaviours")}</dt>
            {words.safetyBehaviours.map((one) => (
              <dd key={one}>{one}</dd>
            ))}
          </div>
        )}
        {words.obstacles.length > 0 && (
          <div>
            <dt className={EYEBROW}>{t("obstacles")}</dt>
            {words.obstacles.map((one) => (
              <dd key={one.obstacle} className="mt-1">
                {t("obstacle", one)}
              </dd>
            ))}
          </div>
        )}
      </dl>
    </details>
  );
}
