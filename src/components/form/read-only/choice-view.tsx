import { OutcomeGlyph } from "@/components/ui/outcome-glyph";
import { answerAsText, outcomeOf } from "../answer-words";
import type { ReadOnlyControlProps } from "../read-only-control-props";

/** What was chosen, with its sign where it says what became of a prediction; own words as a person’s words. */
export function ChoiceView({ field, answer }: ReadOnlyControlProps) {
  const outcome = outcomeOf(field, String(answer));
  const isOwn = !field.options?.some((option) => option.value === answer);
  return (
    <p className={`flex items-center gap-2.5 ${isOwn ? "font-words" : ""}`}>
      {outcome && <OutcomeGlyph outcome={outcome} />}
      <span className="min-w-0 break-words">{answerAsText(field, answer)}</span>
    </p>
  );
}
