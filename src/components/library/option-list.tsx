"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FieldKind, Option } from "@/domain/exercise/field";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";

type Props = { kind: FieldKind; options: readonly Option[]; onOptions(options: Option[]): void };

/** The answers of a choice, in their order; of an ordered one each has a score, counting up from 0 unless it is set. */
export function OptionList({ kind, options, onOptions }: Props) {
  const t = useTranslations("library.editor");
  const set = (at: number, part: Partial<Option>) => onOptions(options.map((one, index) => (index === at ? { ...one, ...part } : one)));
  function add() {
    const taken = new Set(options.map(({ value }) => value));
    let n = options.length + 1;
    while (taken.has(`option${n}`)) n++;
    const score = Math.max(-1, ...options.map((one) => one.score ?? -1)) + 1;
    onOptions([...options, { value: `option${n}`, label: "", ...(kind === "orderedChoice" ? { score } : {}) }]);
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-semibold">{t("options")}</legend>
      {options.map((option, at) => (
        <div key={option.value} className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <TextField
              label={t("option", { n: at + 1 })}
              maxLength={160}
              value={option.label}
              onChange={(event) => set(at, { label: event.target.value })}
            />
          </div>
          {kind === "orderedChoice" && (
            <div className="w-20">
              <TextField
                label={t("score")}
                inputMode="numeric"
                value={String(option.score ?? "")}
                onChange={(event) => set(at, { score: Number(event.target.value.replace(/\D/g, "").slice(0, 3)) })}
              />
            </div>
          )}
          {options.length > 2 && (
            <button
              type="button"
              aria-label={t("removeOption", { label: option.label || String(at + 1) })}
              onClick={() => onOptions(options.filter((_, index) => index !== at))}
              className="grid size-9 flex-none place-items-center rounded-field text-ink-2 hover:bg-sunken"
            >
              <X aria-hidden size={16} strokeWidth={1.75} />
            </button>
          )}
        </div>
      ))}
      {options.length < 40 && (
        <Button className="justify-self-start" onClick={add}>
          {t("addOption")}
        </Button>
      )}
    </fieldset>
  );
}
