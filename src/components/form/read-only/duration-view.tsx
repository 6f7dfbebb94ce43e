import { useTranslations } from "next-intl";
import type { ReadOnlyControlProps } from "../read-only-control-props";

export function DurationView({ answer }: ReadOnlyControlProps) {
  const t = useTranslations("record.duration");
  return <p>{t("value", { minutes: Number(answer) })}</p>;
}
