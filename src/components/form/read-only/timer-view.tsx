import { useTranslations } from "next-intl";
import { clockWords } from "../clock-words";
import type { ReadOnlyControlProps } from "../read-only-control-props";

export function TimerView({ answer }: ReadOnlyControlProps) {
  const t = useTranslations("record.timer");
  const { minutes, seconds } = clockWords(Number(answer));
  return <p>{t("value", { minutes, seconds })}</p>;
}
