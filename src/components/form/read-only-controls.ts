import type { ComponentType } from "react";
import type { FieldKind } from "@/domain/exercise/field";
import { BehaviourListView, UsedBehaviourListView } from "./read-only/behaviour-list-view";
import { ChoiceView } from "./read-only/choice-view";
import { DateView } from "./read-only/date-view";
import { DurationView } from "./read-only/duration-view";
import { GroupListView } from "./read-only/group-list-view";
import { MultiChoiceView } from "./read-only/multi-choice-view";
import { NoteView } from "./read-only/note-view";
import { NumberView } from "./read-only/number-view";
import { ReferenceView } from "./read-only/reference-view";
import { TimerView } from "./read-only/timer-view";
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
  count: NumberView,
  choice: ChoiceView,
  orderedChoice: ChoiceView,
  multiChoice: MultiChoiceView,
  date: DateView,
  decideBy: DateView,
  durationMinutes: DurationView,
  timer: TimerView,
  behaviourList: BehaviourListView,
  usedBehaviourList: UsedBehaviourListView,
  reference: ReferenceView,
  groupList: GroupListView,
  note: NoteView,
};
