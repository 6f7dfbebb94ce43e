"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Field, ItemField } from "@/domain/exercise/field";
import { SelectField } from "../audit/select-field";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";

type Item = NonNullable<Field["item"]>;
const KINDS: readonly ItemField["kind"][] = ["shortText", "longText", "degree", "percent", "rating10", "count", "date", "durationMinutes"];
const SCALES: readonly string[] = ["suds", "degree", "percent", "rating10"];

/** What each entry of a list asks. */
export function ItemPart({ item, onItem }: { item: Item; onItem(item: Item): void }) {
  const t = useTranslations("library.editor");
  const library = useTranslations("library");
  const set = (at: number, field: ItemField) => onItem({ ...item, fields: item.fields.map((one, index) => (index === at ? field : one)) });
  function add() {
    const taken = new Set(item.fields.map(({ id }) => id));
    let n = item.fields.length + 1;
    while (taken.has(`part${n}`)) n++;
    onItem({
      ...item,
      fields: [...item.fields, { id: `part${n}`, kind: "shortText", question: "", name: "", starred: false, pinned: false }],
    });
  }
  return (
    <fieldset className="grid gap-3 border-line-strong border-l-2 pl-4">
      <legend className="sr-only">{t("item")}</legend>
      <TextField
        label={t("itemName")}
        note={t("itemNameNote")}
        maxLength={60}
        value={item.name}
        onChange={(event) => onItem({ ...item, name: event.target.value })}
      />
      {item.fields.map((field, at) => (
        <div key={field.id} className="grid gap-2">
          <div className="grid items-end gap-2 sm:grid-cols-[minmax(0,1fr)_180px_auto]">
            <TextField
              label={t("itemQuestion", { n: at + 1 })}
              maxLength={600}
              value={field.question}
              onChange={(event) => set(at, { ...field, question: event.target.value })}
            />
            <SelectField
              label={t("kind")}
              value={field.kind}
              onChange={(kind) => {
                const { ends: _ends, ...rest } = field;
                const next = { ...rest, kind: kind as ItemField["kind"] };
                set(at, SCALES.includes(kind) ? { ...next, ends: field.ends ?? { low: "", high: "" } } : next);
              }}
            >
              {(KINDS.includes(field.kind) ? KINDS : [...KINDS, field.kind]).map((kind) => (
                <option key={kind} value={kind}>
                  {library(`kinds.${kind}`)}
                </option>
              ))}
            </SelectField>
            {item.fields.length > 1 && (
              <button
                type="button"
                aria-label={t("removeItem", { n: at + 1 })}
                onClick={() => onItem({ ...item, fields: item.fields.filter((_, index) => index !== at) })}
                className="grid size-9 place-items-center rounded-field text-ink-2 hover:bg-sunken"
              >
                <X aria-hidden size={16} strokeWidth={1.75} />
              </button>
            )}
          </div>
          {field.ends && (
            <div className="grid gap-2 sm:grid-cols-2">
              <TextField
                label={t("endLow")}
                maxLength={80}
                value={field.ends.low}
                onChange={(event) => set(at, { ...field, ends: { low: event.target.value, high: field.ends?.high ?? "" } })}
              />
              <TextField
                label={t("endHigh")}
                maxLength={80}
                value={field.ends.high}
                onChange={(event) => set(at, { ...field, ends: { low: field.ends?.low ?? "", high: event.target.value } })}
              />
            </div>
          )}
        </div>
      ))}
      {item.fields.length < 12 && (
        <Button className="justify-self-start" onClick={add}>
          {t("addItem")}
        </Button>
      )}
    </fieldset>
  );
}
