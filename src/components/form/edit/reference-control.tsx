"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Reference } from "@/domain/exercise/answer";
import type { EditControlProps } from "../edit-control-props";
import { OPTION_INPUT, OPTION_ROW } from "../option-style";
import { OwnEntry } from "./own-entry";

/** Something of one's own lists, ladder or records; or words written here and now. */
export function ReferenceControl({ field, answer, onAnswer, lists, labelledBy, describedBy }: EditControlProps) {
  const t = useTranslations("record.reference");
  const name = useId();
  const target = field.refersTo ?? "value";
  const chosen = Array.isArray(answer)
    ? answer.filter((one): one is Reference => typeof one === "object" && "words" in one && "id" in one)
    : [];
  const listed: Reference[] = lists[target].map(({ id, words }) => ({ id, words: words.slice(0, 280) }));
  // What stands on no list stays on offer when another is chosen or it is unticked: nothing that was typed is lost to a tap.
  const [written, setWritten] = useState<readonly Reference[]>([]);
  const unlisted = chosen.filter((one) => !listed.some((entry) => entry.id === one.id));
  const others = [...written, ...unlisted.filter((one) => !written.some((each) => isSame(each, one)))];
  // What was chosen keeps its words, also where the list has others by now or none.
  const rows = [...listed.map((entry) => chosen.find((one) => one.id === entry.id) ?? entry), ...others];
  const put = (next: Reference[]) => onAnswer(next.length === 0 ? null : next);
  const choose = (entry: Reference) => {
    setWritten(others);
    if (!field.many) return put([entry]);
    return put(isChosen(entry) ? chosen.filter((one) => !isSame(one, entry)) : [...chosen, entry]);
  };
  /** Words that stand there already are chosen rather than written twice. */
  function add(words: string): void {
    const known = rows.find((one) => one.words === words);
    if (!known || !isChosen(known)) choose(known ?? { id: null, words });
  }
  function isChosen(entry: Reference): boolean {
    return chosen.some((one) => isSame(one, entry));
  }

  return (
    <fieldset aria-labelledby={labelledBy} aria-describedby={describedBy} className="mt-2.5 min-w-0">
      {rows.length === 0 && <p className="text-ink-2">{t(`empty.${target}`)}</p>}
      <div className="grid gap-[7px]">
        {rows.map((entry) => (
          <label key={`${entry.id}${entry.words}`} className={OPTION_ROW}>
            <input
              type={field.many ? "checkbox" : "radio"}
              name={name}
              checked={isChosen(entry)}
              onChange={() => choose(entry)}
              className={OPTION_INPUT}
            />
            <span className="min-w-0 break-words font-words">{entry.words}</span>
          </label>
        ))}
      </div>
      {target !== "record" && (
        <OwnEntry label={t(`write.${target}`)} taken={chosen.map(({ words }) => words)} onAdd={(words) => add(words)} />
      )}
    </fieldset>
  );
}

function isSame(a: Reference, b: Reference): boolean {
  return a.id === b.id && (a.id !== null || a.words === b.words);
}
