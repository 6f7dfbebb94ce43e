"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
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
  // What was chosen keeps its words, also where the list has others by now or none.
  const rows = [...listed.filter((entry) => !chosen.some((one) => one.id === entry.id)), ...chosen];
  const ordered = [...rows].sort((a, b) => placeOf(a) - placeOf(b));
  const put = (next: Reference[]) => onAnswer(next.length === 0 ? null : next);
  const isChosen = (entry: Reference) => chosen.some((one) => isSame(one, entry));
  const choose = (entry: Reference) => {
    if (!field.many) return put([entry]);
    return put(isChosen(entry) ? chosen.filter((one) => !isSame(one, entry)) : [...chosen, entry]);
  };
  function placeOf(entry: Reference): number {
    const place = listed.findIndex((one) => one.id === entry.id);
    return place < 0 ? listed.length : place;
  }

  return (
    <fieldset aria-labelledby={labelledBy} aria-describedby={describedBy} className="mt-2.5 min-w-0">
      {ordered.length === 0 && <p className="text-ink-2">{t(`empty.${target}`)}</p>}
      <div className="grid gap-[7px]">
        {ordered.map((entry) => (
          <label key={`${entry.id}${entry.words}`} className={OPTION_ROW}>
            <input
              type={field.many ? "checkbox" : "radio"}
              name={name}
              checked={isChosen(entry)}
              onChange={() => choose(entry)}
              className={OPTION_INPUT}
            />
            <span className="break-words font-words">{entry.words}</span>
          </label>
        ))}
      </div>
      {target !== "record" && (
        <OwnEntry label={t(`write.${target}`)} taken={ordered.map(({ words }) => words)} onAdd={(words) => choose({ id: null, words })} />
      )}
    </fieldset>
  );
}

function isSame(a: Reference, b: Reference): boolean {
  return a.id === b.id && (a.id !== null || a.words === b.words);
}
