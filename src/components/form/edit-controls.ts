import type { ComponentType } from "react";
import type { FieldKind } from "@/domain/exercise/field";
import { BehaviourListControl } from "./edit/behaviour-list-control";
import { ChoiceControl } from "./edit/choice-control";
import { DateControl } from "./edit/date-control";
import { DurationControl } from "./edit/duration-control";
import { RatingControl } from "./edit/rating-control";
import { LongTextControl, ShortTextControl } from "./edit/text-control";
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
  choice: ChoiceControl,
  date: DateControl,
  durationMinutes: DurationControl,
  behaviourList: BehaviourListControl,
  usedBehaviourList: UsedBehaviourListControl,
};
