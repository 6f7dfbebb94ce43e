"use client";
import { ArrowDown, ArrowUp, ChevronDown, Copy, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type DraftDefinition, duplicateField, type FieldPlace, moveField, removeField, replaceField } from "@/domain/exercise/editing";
import { useToast } from "../ui/toast";
import { FieldForm } from "./field-form";

type Props = { draft: DraftDefinition; place: FieldPlace; onChange(draft: DraftDefinition): void };
const ICON = "grid size-9 flex-none place-items-center rounded-field text-ink-2 hover:bg-sunken";

/** One question: a line with what can be done about it, and under it, when opened, all there is to set. */
export function FieldPart({ draft, place, onChange }: Props) {
  const t = useTranslations("library.editor");
  const library = useTranslations("library");
  const showToast = useToast();
  const field = draft.phases[place.phase]?.sections[place.section]?.fields[place.field];
  const [isOpen, setIsOpen] = useState(field?.question === "");
  if (!field) return null;
  const { id } = field;
  const called = field.question.trim() || t("noQuestion");
  function move(by: -1 | 1) {
    const moved = moveField(draft, place, by);
    onChange(moved.definition);
    // It may stand in another list now: the button that was pressed keeps the focus.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-field="${CSS.escape(id)}"] [data-move="${by === -1 ? "up" : "down"}"]`)?.focus(),
    );
  }
  return (
    <li data-field={id} className="rounded-card border border-line bg-surface">
      <div className="flex items-center gap-1 py-1 pr-1.5 pl-3">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="flex min-h-9 min-w-0 flex-1 items-center gap-2 text-left"
        >
          <ChevronDown aria-hidden size={16} strokeWidth={1.75} className={`flex-none text-ink-3 ${isOpen ? "" : "-rotate-90"}`} />
          <span className="min-w-0 flex-1">
            <span className={`block truncate ${field.question.trim() ? "font-medium" : "text-ink-3"}`}>
              {called}
              {field.starred && <span aria-hidden> *</span>}
            </span>
            <span className="block text-ink-3 text-sm">{library(`kinds.${field.kind}`)}</span>
          </span>
        </button>
        <button type="button" data-move="up" className={ICON} aria-label={t("up", { question: called })} onClick={() => move(-1)}>
          <ArrowUp aria-hidden size={16} strokeWidth={1.75} />
        </button>
        <button type="button" data-move="down" className={ICON} aria-label={t("down", { question: called })} onClick={() => move(1)}>
          <ArrowDown aria-hidden size={16} strokeWidth={1.75} />
        </button>
        <button
          type="button"
          className={ICON}
          aria-label={t("duplicate", { question: called })}
          onClick={() => onChange(duplicateField(draft, place))}
        >
          <Copy aria-hidden size={16} strokeWidth={1.75} />
        </button>
        <button
          type="button"
          className={ICON}
          aria-label={t("remove", { question: called })}
          onClick={() => {
            onChange(removeField(draft, place));
            showToast({ message: t("removed"), action: { label: t("undo"), onAction: () => onChange(draft) } });
          }}
        >
          <X aria-hidden size={16} strokeWidth={1.75} />
        </button>
      </div>
      {isOpen && (
        <div className="border-line border-t p-4">
          <FieldForm draft={draft} field={field} onField={(next) => onChange(replaceField(draft, place, next))} />
        </div>
      )}
    </li>
  );
}
