import { scaleOf } from "../rating-scale";
import type { ReadOnlyControlProps } from "../read-only-control-props";

/** A rating: smaller than the words beside it, with the end of the scale that it leans to. */
export function NumberView({ field, answer }: ReadOnlyControlProps) {
  const scale = scaleOf(field.kind);
  return (
    <p>
      <span className="font-semibold">{String(answer)}</span>
      {scale && <span className="text-ink-3 text-md"> / {scale.max}</span>}
    </p>
  );
}
