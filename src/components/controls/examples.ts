import type { Examples } from "./example";
import { choice, date, decideBy, multiChoice, orderedChoice } from "./examples-of-choices";
import { behaviourList, groupList, reference, usedBehaviourList } from "./examples-of-lists";
import { count, degree, durationMinutes, percent, rating10, suds, timer } from "./examples-of-numbers";
import { longText, note, shortText } from "./examples-of-words";

/** Today on this page, so that it is the same each day. */
export const EXAMPLE_DAY = "2026-03-02";

/** Every kind of field with its states, in the order of the page. A kind without examples is an error of types. */
export const EXAMPLES = {
  shortText,
  longText,
  suds,
  degree,
  percent,
  rating10,
  count,
  choice,
  orderedChoice,
  multiChoice,
  date,
  decideBy,
  durationMinutes,
  timer,
  behaviourList,
  usedBehaviourList,
  reference,
  groupList,
  note,
} satisfies Examples;
