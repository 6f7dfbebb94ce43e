"use client";
import { useTranslations } from "next-intl";
import { type AgreedDose, type DosedAssignment, doseOfWeek, overDose, whichOf } from "@/domain/assignment/dose";

type Props = {
  /** What both agreed on for a week; null: nothing. */
  agreed: AgreedDose | null;
  assignments: readonly DosedAssignment[] /** What would be added; null: nothing yet. */;
  added: DosedAssignment | null;
};

/** How much is agreed for a week, and how much it would be with what is about to be assigned. More than both agreed on is said, and refused nowhere. */
export function DoseLine({ assignments, added, agreed }: Props) {
  const t = useTranslations("therapist.dose");
  const now = doseOfWeek(assignments);
  if (!added) return <p className="text-ink-2 text-sm">{now.things === 0 ? t("nothing") : t("now", now)}</p>;
  const then = doseOfWeek([...assignments, added]);
  const over = overDose(agreed, then);
  return (
    <div className="text-ink-2 text-sm">
      <p>{t("then", then)}</p>
      {over.things + over.minutes > 0 && (
        <p className="mt-1 border-pace-line border-l-[3px] pl-2.5 font-semibold text-ink">{t("over", { which: whichOf(over), ...over })}</p>
      )}
    </div>
  );
}
