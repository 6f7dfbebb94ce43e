import type { ComponentType } from "react";
import type { FieldKind } from "@/domain/exercise/field";
import { BehaviourListControl } from "./edit/behaviour-list-control";
import { ChoiceControl } from "./edit/choice-control";
import { CountControl } from "./edit/count-control";
import { DateControl } from "./edit/date-control";
import { DurationControl } from "./edit/duration-control";
import { GroupListControl } from "./edit/group-list-control";
import { MultiChoiceControl } from "./edit/multi-choice-control";
import { NoteControl } from "./edit/note-control";
import { RatingControl } from "./edit/rating-control";
import { ReferenceControl } from "./edit/reference-control";
import { LongTextControl, ShortTextControl } from "./edit/text-control";
import { TimerControl } from "./edit/timer-control";
import { UsedBehaviourListControl } from "./edit/used-behaviour-list-control";
import type { EditControlProps } from "./edit-control-props";

/** How each kind of field is asked. */
export const EDIT_CONTROLS: Record<FieldKind, ComponentType<EditControlProps>> = {
  shortText: ShortTextControl,
  longText: LongTextControl,
  suds: RatingControl,
  degree: RatingControl,
  percent: RatingControl,
  rating10: RatingControl,
  count: CountControl,
  choice: ChoiceControl,
  orderedChoice: ChoiceControl,
  multiChoice: MultiChoiceControl,
  date: DateControl,
  decideBy: DateControl,
  durationMinutes: DurationControl,
  timer: TimerControl,
  behaviourList: BehaviourListControl,
  usedBehaviourList: UsedBehaviourListControl,
  reference: ReferenceControl,
  groupList: GroupListControl,
  note: NoteControl,
};
