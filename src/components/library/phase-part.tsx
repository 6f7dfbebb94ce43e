"use client";
import { useTranslations } from "next-intl";
import { addField, addSection, type DraftDefinition, removePhase } from "@/domain/exercise/editing";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { TextField } from "../ui/text-field";
import { useToast } from "../ui/toast";
import { FieldPart } from "./field-part";

type Props = { draft: DraftDefinition; phase: number; onChange(draft: DraftDefinition): void };

/** One phase: when it is asked, and its sections of questions. */
export function PhasePart({ draft, phase, onChange }: Props) {
  const t = useTranslations("library.editor");
  const showToast = useToast();
  const one = draft.phases[phase];
  if (!one) return null;
  const change = (part: Partial<DraftDefinition["phases"][number]>) =>
    onChange({ ...draft, phases: draft.phases.map((each, at) => (at === phase ? { ...each, ...part } : each)) });
  const retitle = (section: number, title: string) =>
    change({ sections: one.sections.map((each, at) => (at === section ? { ...each, title: title === "" ? null : title } : each)) });
  return (
    <section aria-label={one.title || t(`phases.${one.id}`)} className="grid gap-4 border-line-strong border-t pt-4">
      <div className="flex flex-wrap items-end gap-4">
        <div className="min-w-52 flex-1">
          <TextField
            label={draft.phases.length === 1 ? t("onlyPhaseTitle") : t("phaseTitle", { phase: t(`phases.${one.id}`) })}
            maxLength={120}
            value={one.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        </div>
        {phase > 0 && !one.onLaterDay && (
          <Checkbox checked={one.locksEarlier} onChange={(event) => change({ locksEarlier: event.target.checked })}>
            {t("locks")}
          </Checkbox>
        )}
        {draft.phases.length > 1 && (
          <Button
            variant="quiet"
            onClick={() => {
              onChange(removePhase(draft, phase));
              showToast({ message: t("phaseRemoved"), action: { label: t("undo"), onAction: () => onChange(draft) } });
            }}
          >
            {t("removePhase")}
          </Button>
        )}
      </div>
      {one.sections.map((section, at) => (
        <div key={section.fields[0]?.id ?? at} className="grid gap-2">
          {(one.sections.length > 1 || section.title !== null) && (
            <TextField
              label={t("sectionTitle", { n: at + 1 })}
              maxLength={120}
              value={section.title ?? ""}
              onChange={(event) => retitle(at, event.target.value)}
            />
          )}
          <ol className="grid gap-2">
            {section.fields.map((field, index) => (
              <FieldPart key={field.id} draft={draft} place={{ phase, section: at, field: index }} onChange={onChange} />
            ))}
          </ol>
          <div className="flex flex-wrap gap-3">
            <Button onClick={() => onChange(addField(draft, phase, at))}>{t("addField")}</Button>
            {at === one.sections.length - 1 && (
              <Button variant="quiet" onClick={() => onChange(addSection(draft, phase))}>
                {t("addSection")}
              </Button>
            )}
          </div>
        </div>
      ))}
    </section>
  );
}
