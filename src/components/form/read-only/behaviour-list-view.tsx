import { useTranslations } from "next-intl";
import { plannedBehaviours, usedBehaviours } from "../answer-words";
import type { ReadOnlyControlProps } from "../read-only-control-props";

/** What was planned about each behaviour. */
export function BehaviourListView({ answer }: ReadOnlyControlProps) {
  const t = useTranslations("record.list");
  return (
    <ul className="grid gap-1">
      {plannedBehaviours(answer).map((item) => (
        <li key={item.behaviour}>
          <span className="font-words leading-words">{item.behaviour}</span> <span className="text-ink-2 text-md">· {t(item.plan)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What was used, and how much; without a number, "not rated". */
export function UsedBehaviourListView({ answer }: ReadOnlyControlProps) {
  const t = useTranslations("record.list");
  return (
    <ul className="grid gap-1">
      {usedBehaviours(answer).map((item) => (
        <li key={item.behaviour}>
          <span className="font-words leading-words">{item.behaviour}</span>{" "}
          <span className="text-ink-2 text-md">· {item.degree === null ? t("notRated") : `${item.degree} / 100`}</span>
        </li>
      ))}
    </ul>
  );
}
