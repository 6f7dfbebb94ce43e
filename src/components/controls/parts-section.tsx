"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { RatingKeypad } from "../form/edit/rating-keypad";
import { PinnedWords } from "../form/pinned-words";
import { TwoPointSlope } from "../form/two-point-slope";
import { EXAMPLES } from "./examples";

const CARD = "min-w-0 rounded-card border border-line bg-paper p-4";
const feared = EXAMPLES.shortText.edit.long.field;
const day = EXAMPLES.decideBy.edit.filled;
const PINNED = [{ ...feared, id: "feared" }, { ...day.field }];
const ANSWERS = { feared: EXAMPLES.shortText.edit.long.answer ?? "", [day.field.id]: day.answer ?? "" };

/** What stands beside controls: the keypad in the place of a line, words kept from before, and the two numbers. */
export function PartsSection() {
  const t = useTranslations("controls.parts");
  const id = useId();
  const [value, setValue] = useState<number | null>(null);
  return (
    <section id="parts" aria-labelledby={`${id}-name`} className="scroll-mt-6 border-line border-t pt-6">
      <h2 id={`${id}-name`} className="text-title">
        {t("title")}
      </h2>
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <section aria-label={t("keypad")} className={CARD}>
          <h3 className="mb-3 text-base text-ink-3">{t("keypad")}</h3>
          <h4 id={`${id}-question`} className="text-question">
            {EXAMPLES.suds.edit.empty.field.question}
          </h4>
          <RatingKeypad
            scale={{ max: 100, step: 5 }}
            initial=""
            takeFocus={false}
            labelledBy={`${id}-question`}
            describedBy={undefined}
            onSet={setValue}
            onClear={() => setValue(null)}
            onUseLine={() => setValue(null)}
            beside={<output className="text-ink-2 text-md">{value === null ? t("unset") : t("set", { value })}</output>}
          />
        </section>
        <section aria-label={t("pinned")} className={CARD}>
          <h3 className="mb-3 text-base text-ink-3">{t("pinned")}</h3>
          <PinnedWords fields={PINNED} answers={ANSWERS} locked={false} />
        </section>
        <section aria-label={t("locked")} className={CARD}>
          <h3 className="mb-3 text-base text-ink-3">{t("locked")}</h3>
          <PinnedWords fields={PINNED} answers={ANSWERS} locked />
        </section>
        <section aria-label={t("compared")} className={CARD}>
          <h3 className="mb-3 text-base text-ink-3">{t("compared")}</h3>
          <TwoPointSlope before={80} now={35} />
        </section>
      </div>
    </section>
  );
}
