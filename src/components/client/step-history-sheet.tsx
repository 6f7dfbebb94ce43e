"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { OwnWords } from "../charts/words-of-records";
import { StepHistory } from "../exposure/step-history";
import { useOwnStepChart } from "../exposure/use-step-chart";
import { Button } from "../ui/button";
import { Sheet } from "./sheet";

/** How one step of one's own ladder went. A point leads to its record. */
export function StepHistorySheet({ step, onClose }: { step: { id: string; title: string }; onClose: () => void }) {
  const t = useTranslations("client.ladder.history");
  const router = useRouter();
  const asked = useOwnStepChart(step.id);
  return (
    <Sheet title={step.title} onClose={onClose}>
      <div className="mt-4 grid gap-4">
        <OwnWords recordIds={asked.data?.recordIds}>
          <StepHistory asked={asked} words="client.ladder.history" onOpenRecord={(recordId) => router.push(`/records/${recordId}`)} />
        </OwnWords>
        <Button size="phone" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </Sheet>
  );
}
