import { OutcomeGlyph } from "@/components/ui/outcome-glyph";
import { answerAsText, outcomeOf } from "../answer-words";
import type { ReadOnlyControlProps } from "../read-only-control-props";

export function ChoiceView({ field, answer }: ReadOnlyControlProps) {
  const outcome = outcomeOf(field, String(answer));
  return (
    <p className="flex items-center gap-2.5">
      {outcome && <OutcomeGlyph outcome={outcome} />}
      {answerAsText(field, answer)}
    </p>
  );
}
