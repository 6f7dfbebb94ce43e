"use client";
import { useTranslations } from "next-intl";
import type { DraftDefinition } from "@/domain/exercise/editing";
import { SelectField } from "../audit/select-field";
import { TextArea, TextField } from "../ui/text-field";

const CATEGORIES = ["facing", "predicting", "thinking", "noticing", "living", "planning"] as const;
type Props = { draft: DraftDefinition; onChange(draft: DraftDefinition): void };

/** What the whole exercise is called, what it is for, and what a colleague should know. */
export function DefinitionHead({ draft, onChange }: Props) {
  const t = useTranslations("library.editor");
  const library = useTranslations("library");
  return (
    <section aria-label={t("head")} className="grid gap-4">
      <TextField
        label={t("title")}
        maxLength={120}
        value={draft.title}
        onChange={(event) => onChange({ ...draft, title: event.target.value })}
      />
      <TextArea
        label={t("summary")}
        note={t("summaryNote")}
        rows={2}
        maxLength={400}
        value={draft.summary}
        onChange={(event) => onChange({ ...draft, summary: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={library("category")}
          value={draft.category}
          onChange={(category) => onChange({ ...draft, category: category as DraftDefinition["category"] })}
        >
          {CATEGORIES.map((one) => (
            <option key={one} value={one}>
              {library(`categories.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t("minutes")}
          inputMode="numeric"
          value={draft.aboutMinutes > 0 ? String(draft.aboutMinutes) : ""}
          onChange={(event) => onChange({ ...draft, aboutMinutes: Number(event.target.value.replace(/\D/g, "").slice(0, 3)) })}
        />
      </div>
      <TextArea
        label={t("guidance")}
        note={t("guidanceNote")}
        rows={3}
        maxLength={4000}
        value={draft.therapistGuidance ?? ""}
        onChange={(event) => {
          const { therapistGuidance: _before, ...rest } = draft;
          onChange(event.target.value === "" ? rest : { ...rest, therapistGuidance: event.target.value });
        }}
      />
    </section>
  );
}
