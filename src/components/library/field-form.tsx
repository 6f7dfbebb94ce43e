"use client";
import { useTranslations } from "next-intl";
import type { DraftDefinition } from "@/domain/exercise/editing";
import { withKind } from "@/domain/exercise/editing";
import type { Field, FieldKind, ReferenceTarget } from "@/domain/exercise/field";
import { allFields } from "@/domain/exercise/fields-of";
import { SelectField } from "../audit/select-field";
import { Checkbox } from "../ui/checkbox";
import { TextArea, TextField } from "../ui/text-field";
import { ConditionPart } from "./condition-part";
import { ItemPart } from "./item-part";
import { OptionList } from "./option-list";

const KINDS: readonly FieldKind[] = [
  "shortText",
  "longText",
  "suds",
  "degree",
  "percent",
  "rating10",
  "count",
  "choice",
  "orderedChoice",
  "multiChoice",
  "date",
  "decideBy",
  "durationMinutes",
  "timer",
  "behaviourList",
  "usedBehaviourList",
  "reference",
  "groupList",
  "note",
];
const TARGETS: readonly ReferenceTarget[] = ["value", "belief", "behaviour", "sign", "phrase", "step", "record"];
const NUMBERS: readonly FieldKind[] = ["suds", "degree", "percent", "rating10", "count", "durationMinutes", "timer"];

type Props = { draft: DraftDefinition; field: Field; onField(field: Field): void };

/** All that can be set about one question. What its kind has no use for is not shown. */
export function FieldForm({ draft, field, onField }: Props) {
  const t = useTranslations("library.editor");
  const library = useTranslations("library");
  const all = allFields(draft);
  const earlier = all.slice(
    0,
    all.findIndex(({ id }) => id === field.id),
  );
  const set = (part: Partial<Field>) => onField({ ...field, ...part });
  function without(key: keyof Field) {
    const { [key]: _gone, ...rest } = field;
    onField(rest as Field);
  }
  const sameKind = earlier.filter((one) => one.kind === field.kind && NUMBERS.includes(one.kind));
  const minuteFields = earlier.filter((one) => one.kind === "durationMinutes");
  return (
    <div className="grid gap-4">
      <SelectField label={t("kind")} value={field.kind} onChange={(kind) => onField(withKind(field, kind as FieldKind))}>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {library(`kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t(field.kind === "note" ? "noteWords" : "question")}
        rows={2}
        maxLength={600}
        value={field.question}
        onChange={(event) => set({ question: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("name")}
          note={t("nameNote")}
          maxLength={120}
          value={field.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <TextField
          label={t("hint")}
          note={t("optional")}
          maxLength={400}
          value={field.hint ?? ""}
          onChange={(event) => (event.target.value === "" ? without("hint") : set({ hint: event.target.value }))}
        />
      </div>
      {field.ends && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("endLow")}
            maxLength={80}
            value={field.ends.low}
            onChange={(event) => set({ ends: { low: event.target.value, high: field.ends?.high ?? "" } })}
          />
          <TextField
            label={t("endHigh")}
            maxLength={80}
            value={field.ends.high}
            onChange={(event) => set({ ends: { low: field.ends?.low ?? "", high: event.target.value } })}
          />
        </div>
      )}
      {field.options && <OptionList kind={field.kind} options={field.options} onOptions={(options) => set({ options })} />}
      {(field.kind === "choice" || field.kind === "multiChoice") && (
        <Checkbox
          checked={field.ownEntry ?? false}
          onChange={(event) => (event.target.checked ? set({ ownEntry: true }) : without("ownEntry"))}
        >
          {t("ownEntry")}
        </Checkbox>
      )}
      {field.kind === "count" && (
        <TextField
          label={t("highest")}
          note={t("optional")}
          inputMode="numeric"
          value={field.highest === undefined ? "" : String(field.highest)}
          onChange={(event) => {
            const digits = event.target.value.replace(/\D/g, "").slice(0, 5);
            if (digits === "") without("highest");
            else set({ highest: Number(digits) });
          }}
        />
      )}
      {field.kind === "reference" && (
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <SelectField
            label={t("refersTo")}
            value={field.refersTo ?? "value"}
            onChange={(refersTo) => set({ refersTo: refersTo as ReferenceTarget })}
          >
            {TARGETS.map((target) => (
              <option key={target} value={target}>
                {t(`targets.${target}`)}
              </option>
            ))}
          </SelectField>
          <Checkbox checked={field.many ?? false} onChange={(event) => (event.target.checked ? set({ many: true }) : without("many"))}>
            {t("many")}
          </Checkbox>
        </div>
      )}
      {field.kind === "timer" && minuteFields.length > 0 && (
        <SelectField
          label={t("plannedBy")}
          value={field.plannedBy ?? ""}
          onChange={(plannedBy) => (plannedBy === "" ? without("plannedBy") : set({ plannedBy }))}
        >
          <option value="">{t("none")}</option>
          {minuteFields.map((one) => (
            <option key={one.id} value={one.id}>
              {one.question}
            </option>
          ))}
        </SelectField>
      )}
      {field.item && <ItemPart item={field.item} onItem={(item) => set({ item })} />}
      {sameKind.length > 0 && (
        <SelectField
          label={t("comparedWith")}
          value={field.comparedWith ?? ""}
          onChange={(comparedWith) => (comparedWith === "" ? without("comparedWith") : set({ comparedWith }))}
        >
          <option value="">{t("none")}</option>
          {sameKind.map((one) => (
            <option key={one.id} value={one.id}>
              {one.question}
            </option>
          ))}
        </SelectField>
      )}
      {field.kind !== "note" && (
        <div className="flex flex-wrap gap-x-6 gap-y-1">
          <Checkbox checked={field.starred} onChange={(event) => set({ starred: event.target.checked })}>
            {t("starred")}
          </Checkbox>
          {!NUMBERS.includes(field.kind) && (
            <Checkbox checked={field.pinned} onChange={(event) => set({ pinned: event.target.checked })}>
              {t("pinned")}
            </Checkbox>
          )}
        </div>
      )}
      <ConditionPart
        earlier={earlier}
        condition={field.shownWhen}
        onCondition={(shownWhen) => (shownWhen ? set({ shownWhen }) : without("shownWhen"))}
      />
    </div>
  );
}
