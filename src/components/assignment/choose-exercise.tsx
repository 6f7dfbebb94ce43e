"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { FieldError } from "../ui/field-error";

/** `isBelow`: stands below the choice that it is a part of. */
export type Choice = { key: string; title: string; line: string; isBelow?: boolean };
export type ChoiceGroup = { id: "ladder" | "catalog" | "library"; choices: Choice[] };

type Props = { groups: ChoiceGroup[]; chosen: string; onChoose(key: string): void; error: string | undefined };

/** What to assign: a step of the ladder, or an exercise; found by typing a part of its name. */
export function ChooseExercise({ groups, chosen, onChoose, error }: Props) {
  const t = useTranslations("therapist.assign.choose");
  return (
    <div>
      <ComboBox
        menuTrigger="focus"
        defaultItems={groups.flatMap(({ id, choices }) => choices.map((choice) => ({ ...choice, id: choice.key, group: id })))}
        selectedKey={chosen === "" ? null : chosen}
        onSelectionChange={(key) => {
          if (key !== null) onChoose(String(key));
        }}
        isInvalid={error !== undefined}
        className="grid gap-1.5"
      >
        <Label className="font-semibold">{t("label")}</Label>
        <div className="relative">
          <Input
            placeholder={t("placeholder")}
            className="min-h-9 w-full rounded-field border-[1.5px] border-line-strong bg-surface py-1.5 pr-9 pl-3 invalid:border-ink"
          />
          <Button aria-label={t("open")} className="absolute inset-y-0 right-0 grid w-9 place-items-center text-ink-2">
            <ChevronDown aria-hidden size={16} strokeWidth={1.75} />
          </Button>
        </div>
        <Popover className="w-(--trigger-width) rounded-field border border-line bg-surface shadow-pop">
          <ListBox
            className="max-h-96 overflow-auto p-1 outline-none"
            renderEmptyState={() => <p className="px-3 py-2 text-ink-2">{t("none")}</p>}
          >
            {(choice: Choice & { group: ChoiceGroup["id"] }) => (
              <ListBoxItem
                id={choice.key}
                textValue={choice.title}
                className={`cursor-pointer rounded-tag py-1.5 pr-3 data-focused:bg-sunken data-selected:bg-action-soft ${choice.isBelow ? "pl-8" : "pl-3"}`}
              >
                <span className="flex items-baseline justify-between gap-3">
                  <span className="font-medium">{choice.title}</span>
                  <span className="flex-none text-ink-3 text-sm">{t(choice.group)}</span>
                </span>
                <span className="line-clamp-1 text-ink-2 text-sm">{choice.line}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {error && <FieldError id="choose-error" problem={error} />}
    </div>
  );
}
