"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { WordsForStaff } from "../charts/words-of-records";
import { Button } from "../ui/button";
import { StepHistory } from "./step-history";
import { StepRelations } from "./step-relations";
import type { Step } from "./use-ladder";
import { useStepChart } from "./use-step-chart";

type StepHistoryDialogProps = { clientId: string; step: Step; steps: readonly Step[]; onClose: () => void };

/** How one step of the ladder went, for staff, over the page. A point leads to its record. */
export function StepHistoryDialog({ clientId, step, steps, onClose }: StepHistoryDialogProps) {
  const t = useTranslations("therapist.ladder");
  const router = useRouter();
  const asked = useStepChart(clientId, step.id);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-[color-mix(in_oklab,var(--color-scrim)_42%,transparent)] p-4 max-sm:p-2"
    >
      <Modal className="w-full max-w-[760px] rounded-card bg-paper p-6 shadow-pop max-sm:p-4">
        <Dialog className="grid gap-4 outline-none">
          <div>
            <Heading slot="title" className="break-words text-title">
              {step.title}
            </Heading>
            <StepRelations step={step} steps={steps} words="therapist.ladder" below={false} className="mt-1 break-words text-ink-2" />
            <p className="mt-1 break-words text-ink-2">
              <span className="text-ink-3">{t("smallest")}</span> {step.minimumVersion}
            </p>
          </div>
          <WordsForStaff clientId={clientId} recordIds={asked.data?.recordIds}>
            <StepHistory
              asked={asked}
              words="therapist.ladder.history"
              onOpenRecord={(recordId) => {
                onClose();
                router.push(`/clients/${clientId}/records/${recordId}`);
              }}
            />
          </WordsForStaff>
          <div>
            <Button className="max-sm:min-h-target" onClick={onClose}>
              {t("history.close")}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
