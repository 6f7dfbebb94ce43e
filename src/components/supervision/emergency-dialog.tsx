"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { REASON_LONGEST, REASON_SHORTEST } from "@/domain/access/break-glass";
import { useStepUp } from "../account/step-up-dialog";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextArea } from "../ui/text-field";
import { FindClient, type Found } from "./find-client";

export type Draft = { query: string; found: Found[] | null; clientId: string | null; reason: string };
export const NOTHING_TYPED: Draft = { query: "", found: null, clientId: null, reason: "" };
type DialogProps = { draft: Draft; onDraft: (draft: Draft) => void; onClose: () => void };

/** Asks whom and why, and opens for an hour. */
export function EmergencyDialog(props: DialogProps) {
  const t = useTranslations("supervision.emergency");
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-[color-mix(in_oklab,var(--color-scrim)_42%,transparent)] p-4"
    >
      <Modal className="w-full max-w-[560px] rounded-card border border-line bg-paper p-6 shadow-pop max-sm:p-4">
        <Dialog className="grid gap-4 text-base outline-none">
          <Heading slot="title" className="text-title">
            {t("title")}
          </Heading>
          <ul className="grid list-disc gap-1 pl-5 text-ink-2">
            {(["hour", "told", "seen"] as const).map((what) => (
              <li key={what}>{t(`what.${what}`)}</li>
            ))}
          </ul>
          <EmergencyForms {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function EmergencyForms({ draft, onDraft, onClose }: DialogProps) {
  const t = useTranslations("supervision.emergency");
  const router = useRouter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { guard } = useStepUp();
  const [missing, setMissing] = useState<"client" | "reason" | null>(null);
  const open = useMutation({
    mutationFn: (input: { clientId: string; reason: string }) => guard(() => client.breakGlass.open.mutate(input)),
    onSuccess: async (opened, { clientId }) => {
      if (opened === null) return;
      onDraft(NOTHING_TYPED);
      onClose();
      router.push(`/clients/${clientId}`);
      await queryClient.invalidateQueries({ queryKey: trpc.breakGlass.listOwn.queryKey() });
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const reason = draft.reason.trim();
    const what = draft.clientId === null ? "client" : reason.length < REASON_SHORTEST ? "reason" : null;
    setMissing(what);
    if (what === null && draft.clientId !== null && !open.isPending) open.mutate({ clientId: draft.clientId, reason });
  }

  return (
    <>
      <FindClient
        draft={draft}
        onDraft={onDraft}
        problem={missing === "client" && draft.clientId === null ? t("chooseFirst") : undefined}
      />
      <form onSubmit={submit} noValidate className="grid gap-4">
        <TextArea
          label={t("reason")}
          note={t("reasonNote")}
          rows={3}
          maxLength={REASON_LONGEST}
          value={draft.reason}
          error={missing === "reason" && draft.reason.trim().length < REASON_SHORTEST ? t("reasonMissing") : undefined}
          onChange={(event) => onDraft({ ...draft, reason: event.target.value })}
        />
        {open.isError && <FieldError id="emergency-failed" problem={t("openFailed")} />}
        <div className="flex flex-wrap gap-2.5">
          <Button type="submit" variant="primary" className="max-sm:min-h-target" busy={open.isPending}>
            {t("open")}
          </Button>
          <Button className="max-sm:min-h-target" onClick={onClose}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </>
  );
}
