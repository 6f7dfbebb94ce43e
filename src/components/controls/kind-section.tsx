"use client";
import { useTranslations } from "next-intl";
import type { Answer } from "@/domain/exercise/answer";
import type { Field, FieldKind } from "@/domain/exercise/field";
import { FieldView } from "../form/record-view";
import { EditStage } from "./edit-stage";
import type { EditExample, EditState, ReadState } from "./example";
import { EXAMPLES } from "./examples";

const CARD = "min-w-0 rounded-card border border-line p-4";

/** One kind of field: its control in every state, and how its answer is read afterwards. */
export function KindSection({ kind }: { kind: FieldKind }) {
  const t = useTranslations("controls");
  const names = useTranslations("library.kinds");
  const { edit, read } = shownOf(kind);
  return (
    <section id={kind} aria-labelledby={`${kind}-name`} className="scroll-mt-6 border-line border-t pt-6">
      <h2 id={`${kind}-name`} className="text-title first-letter:uppercase">
        {names(kind)}
      </h2>
      {edit.length > 0 && (
        <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
          {edit.map(([state, example]) => (
            <section key={state} aria-label={t("example", { kind: names(kind), state: t(`edit.${state}`) })} className={`${CARD} bg-paper`}>
              <h3 className="mb-3 text-base text-ink-3">{t(`edit.${state}`)}</h3>
              <EditStage example={example} />
            </section>
          ))}
        </div>
      )}
      <h3 className="mt-6 font-semibold text-lg">{t("readOnly")}</h3>
      <div className="mt-3 grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {read.map(([state, { field, answer }]) => (
          <div key={state} className={`${CARD} bg-surface`}>
            <p className="mb-3 text-base text-ink-3">{t(`read.${state}`)}</p>
            <dl>
              <FieldView field={field} answer={answer} />
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}

type Shown = { edit: [EditState, EditExample][]; read: [ReadState | "unanswered", { field: Field; answer: Answer | undefined }][] };

/** The examples in the order of the page. A note has nothing to fill in: its words are all there is. */
function shownOf(kind: FieldKind): Shown {
  if (kind === "note") {
    const { field, long } = EXAMPLES.note;
    return {
      edit: [
        ["filled", { field }],
        ["long", { field: long }],
      ],
      read: [["answered", { field, answer: "" }]],
    };
  }
  const { edit, read } = EXAMPLES[kind];
  return {
    edit: Object.entries(edit) as Shown["edit"],
    read: [...(Object.entries(read) as Shown["read"]), ["unanswered", { field: read.answered.field, answer: undefined }]],
  };
}
