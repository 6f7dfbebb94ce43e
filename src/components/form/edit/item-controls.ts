import type { ComponentType } from "react";
import type { ItemField } from "@/domain/exercise/field";
import type { EditControlProps } from "../edit-control-props";
import { ChoiceControl } from "./choice-control";
import { CountControl } from "./count-control";
import { DateControl } from "./date-control";
import { DurationControl } from "./duration-control";
import { RatingControl } from "./rating-control";
import { LongTextControl, ShortTextControl } from "./text-control";

/** How each kind is asked within an entry of a list; there are no lists within lists. */
export const ITEM_CONTROLS: Record<ItemField["kind"], ComponentType<EditControlProps>> = {
  shortText: ShortTextControl,
  longText: LongTextControl,
  suds: RatingControl,
  degree: RatingControl,
  percent: RatingControl,
  rating10: RatingControl,
  count: CountControl,
  choice: ChoiceControl,
  orderedChoice: ChoiceControl,
  date: DateControl,
  decideBy: DateControl,
  durationMinutes: DurationControl,
};
