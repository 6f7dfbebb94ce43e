"use client";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "../ui/button";

type Props = {
  /** The question. */
  title: string;
  /** What happens, in plain words. */
  children: ReactNode;
  confirm: string;
  keep: string;
  /** What can't simply be turned back. */
  grave?: boolean;
  onConfirm(): void;
  onClose(): void;
};

/** Asks once more before something that concerns other people. The focus starts on the answer that changes nothing. */
export function ConfirmDialog({ title, children, confirm, keep, grave, onConfirm, onClose }: Props) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-[color-mix(in_oklab,var(--color-scrim)_42%,transparent)] p-4"
    >
      <Modal className="w-full max-w-[480px] rounded-card bg-paper p-6 shadow-pop">
        <Dialog role="alertdialog" className="grid gap-4 outline-none">
          <Heading slot="title" className="text-title">
            {title}
          </Heading>
          <div className="grid gap-3 text-md">{children}</div>
          <div className="flex flex-wrap gap-2.5">
            <Button variant={grave ? "destructive" : "primary"} className="max-sm:min-h-target" onClick={onConfirm}>
              {confirm}
            </Button>
            <Button autoFocus className="max-sm:min-h-target" onClick={onClose}>
              {keep}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
