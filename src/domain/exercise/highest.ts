import type { Field } from "./field";

/** The highest number of a field that asks for one; null for all others. The lowest is always 0. */
export function highestOf(field: Pick<Field, "kind" | "highest">): number | null {
  switch (field.kind) {
    case "suds":
    case "degree":
    case "percent":
      return 100;
    case "rating10":
      return 10;
    case "count":
      return field.highest ?? 10_000;
    case "durationMinutes":
      return 10_080;
    case "timer":
      return 32_000;
    default:
      return null;
  }
}
