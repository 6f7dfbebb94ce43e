"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Sheet } from "../client/sheet";

/** A client is asked in a sheet, so that Slower, Pause and Help now stay where they are; staff in a dialog. */
export function StepUpFrame({ staff, onClose, children }: { staff: boolean; onClose(): void; children: ReactNode }) {
  const t = useTranslations("account.stepUp");
  if (!staff)
    return (
      <Sheet title={t("title")} onClose={onClose}>
        {children}
      </Sheet>
    );
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-[color-mix(in_oklab,var(--color-scrim)_42%,transparent)] p-4"
    >
      <Modal className="w-full max-w-[480px] rounded-card border border-line bg-paper p-6 shadow-pop">
        <Dialog className="outline-none">
          <Heading slot="title" className="text-title">
            {t("title")}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
