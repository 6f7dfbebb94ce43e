import type { ComponentType } from "react";
import type { FieldKind } from "@/domain/exercise/field";
import { BehaviourListView, UsedBehaviourListView } from "./read-only/behaviour-list-view";
import { ChoiceView } from "./read-only/choice-view";
import { DateView } from "./read-only/date-view";
import { DurationView } from "./read-only/duration-view";
import { NumberView } from "./read-only/number-view";
import { WordsView } from "./read-only/words-view";
import type { ReadOnlyControlProps } from "./read-only-control-props";

/** How each kind of answer is shown where it can no longer be changed. */
export const READ_ONLY_CONTROLS: Record<FieldKind, ComponentType<ReadOnlyControlProps>> = {
  shortText: WordsView,
  longText: WordsView,
  suds: NumberView,
  degree: NumberView,
  percent: NumberView,
  rating10: NumberView,
  choice: ChoiceView,
  date: DateView,
  durationMinutes: DurationView,
  behaviourList: BehaviourListView,
  usedBehaviourList: UsedBehaviourListView,
};
