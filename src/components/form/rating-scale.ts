import type { FieldKind } from "@/domain/exercise/field";

/** A whole-number scale from 0; `step` is what − and + move. */
export type RatingScale = { max: number; step: number };

/** The scale of a rating kind, or null for kinds that are no rating. */
export function scaleOf(kind: FieldKind): RatingScale | null {
  if (kind === "suds" || kind === "degree" || kind === "percent") return { max: 100, step: 5 };
  return kind === "rating10" ? { max: 10, step: 1 } : null;
}

/** A value kept on its scale, whole. */
export function onScale(value: number, scale: RatingScale): number {
  return Math.min(scale.max, Math.max(0, Math.round(value)));
}

/** The value under a finger at `x` on a track from `left`, `width` wide. */
export function valueAt(x: number, left: number, width: number, scale: RatingScale): number {
  return width <= 0 ? 0 : onScale(((x - left) / width) * scale.max, scale);
}

/** The value after a key on a set slider; null where the key means nothing to it. Arrows move by 1, pages by a tenth. */
export function valueAfterKey(key: string, value: number, scale: RatingScale): number | null {
  const page = scale.max / 10;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return onScale(value + 1, scale);
    case "ArrowLeft":
    case "ArrowDown":
      return onScale(value - 1, scale);
    case "PageUp":
      return onScale(value + page, scale);
    case "PageDown":
      return onScale(value - page, scale);
    case "Home":
      return 0;
    case "End":
      return scale.max;
    default:
      return null;
  }
}

/** Keys that, on a slider without a value, open the number field instead of inventing a first value. */
export function opensNumberField(key: string): boolean {
  return /^Arrow(Left|Right|Up|Down)$|^(Enter|Home|End|PageUp|PageDown)$|^[0-9]$/.test(key);
}

/** The number that was typed, or null where it is none of this scale. */
export function typedValue(text: string, scale: RatingScale): number | null {
  if (!/^\d{1,3}$/.test(text.trim())) return null;
  const value = Number(text.trim());
  return value <= scale.max ? value : null;
}
