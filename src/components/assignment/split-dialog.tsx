"use client";
import { useTranslations } from "next-intl";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { SplitForm } from "../exposure/split-form";
import { type Step, useLadder } from "../exposure/use-ladder";

type SplitDialogProps = {
  clientId: string;
  step: Step;
  /** With the first of the smaller steps: it is what is assigned now. */
  onChoose: (step: Pick<Step, "id" | "title" | "minimumVersion">) => void;
  onClose: () => void;
};

/** A step in smaller ones, on the spot. It has its own submit, which the form behind it must not take for its own. */
export function SplitDialog({ clientId, step, onChoose, onClose }: SplitDialogProps) {
  const t = useTranslations("therapist.assign");
  const { split, problemOf, settled } = useLadder(clientId);
  return (
    <ModalOverlay
      isOpen
      isKeyboardDismissDisabled
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-[color-mix(in_oklab,var(--color-scrim)_42%,transparent)] p-4 max-sm:p-2"
    >
      <Modal className="w-full max-w-[560px] rounded-card bg-paper p-6 shadow-pop max-sm:p-4">
        <Dialog className="grid gap-4 outline-none">
          <Heading slot="title" className="break-words text-title">
            {t("splitHeading", { title: step.title })}
          </Heading>
          <div onSubmit={(event) => event.stopPropagation()}>
            <SplitForm
              step={step}
              busy={split.isPending}
              problem={problemOf(split)}
              onCancel={onClose}
              onSave={(smaller) =>
                split.mutate(
                  { clientId, stepId: step.id, smaller },
                  settled("split", ({ steps, made }) => {
                    onClose();
                    const first = steps.find(({ id }) => id === made[0]);
                    if (first) onChoose(first);
                  }),
                )
              }
            />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
