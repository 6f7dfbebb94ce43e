"use client";
import { useTranslations } from "next-intl";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { type StepUpAsked, StepUpForm } from "./step-up-form";

/** Staff are asked in a dialog. Loaded when it is needed. */
export function StepUpModal(asked: StepUpAsked) {
  const t = useTranslations("account.stepUp");
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) asked.onClose();
      }}
      className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-[color-mix(in_oklab,var(--color-scrim)_42%,transparent)] p-4"
    >
      <Modal className="w-full max-w-[480px] rounded-card border border-line bg-paper p-6 shadow-pop">
        <Dialog className="outline-none">
          <Heading slot="title" className="text-title">
            {t("title")}
          </Heading>
          <StepUpForm staff {...asked} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
