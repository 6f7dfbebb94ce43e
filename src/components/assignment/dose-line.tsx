"use client";
import { useTranslations } from "next-intl";
import { type DosedAssignment, doseOfWeek } from "@/domain/assignment/dose";

type Props = { assignments: readonly DosedAssignment[] /** What would be added; null: nothing yet. */; added: DosedAssignment | null };

/** How much is agreed for a week, and how much it would be with what is about to be assigned. */
export function DoseLine({ assignments, added }: Props) {
  const t = useTranslations("therapist.dose");
  const now = doseOfWeek(assignments);
  if (!added) return <p className="text-ink-2 text-sm">{now.things === 0 ? t("nothing") : t("now", now)}</p>;
  return <p className="text-ink-2 text-sm">{t("then", doseOfWeek([...assignments, added]))}</p>;
}
