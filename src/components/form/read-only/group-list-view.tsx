import type { Group } from "@/domain/exercise/answer";
import type { ItemField } from "@/domain/exercise/field";
import type { ReadOnlyControlProps } from "../read-only-control-props";
import { ChoiceView } from "./choice-view";
import { DateView } from "./date-view";
import { DurationView } from "./duration-view";
import { NumberView } from "./number-view";
import { WordsView } from "./words-view";

/** Kinds that an entry can hold; lists within lists there are none. */
const ITEM_VIEWS = {
  shortText: WordsView,
  longText: WordsView,
  suds: NumberView,
  degree: NumberView,
  percent: NumberView,
  rating10: NumberView,
  count: NumberView,
  choice: ChoiceView,
  orderedChoice: ChoiceView,
  date: DateView,
  decideBy: DateView,
  durationMinutes: DurationView,
} as const satisfies Record<ItemField["kind"], unknown>;

/** Each entry with what was answered in it, numbered as it was written. */
export function GroupListView({ field, answer }: ReadOnlyControlProps) {
  if (!field.item || !Array.isArray(answer)) return null;
  const { fields } = field.item;
  return (
    <ol className="grid gap-3">
      {(answer as Group[]).map((group, index) => (
        // An entry has no id; its place is what it goes by, and the list does not change here.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={index} className="grid grid-cols-[1.5rem_minmax(0,1fr)]">
          <span className="text-ink-3 text-md">{index + 1}</span>
          <dl className="grid gap-1.5">
            {fields.map((one) => {
              const value = group[one.id];
              if (value === undefined) return null;
              const View = ITEM_VIEWS[one.kind];
              return (
                <div key={one.id}>
                  {fields.length > 1 && <dt className="text-[0.84375rem] text-ink-3 leading-[1.125rem]">{one.name}</dt>}
                  {fields.length === 1 && <dt className="sr-only">{one.name}</dt>}
                  <dd>
                    <View field={one} answer={value} />
                  </dd>
                </div>
              );
            })}
          </dl>
        </li>
      ))}
    </ol>
  );
}
