"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { shortestPassphrase } from "@/domain/access/passphrase-length";
import { useTRPCClient } from "../data/trpc";
import { NewPassphraseField } from "../passphrase/new-passphrase-field";
import { useNewPassphrase } from "../passphrase/use-new-passphrase";
import { FieldError } from "../ui/field-error";
import { useToast } from "../ui/toast";
import { AccountButton, AccountPart } from "./account-part";
import { useStepUp } from "./step-up-dialog";

/** Changes one's own passphrase. What was typed stays until it is taken, or put away. */
export function ChangePassphrase({ staff }: { staff: boolean }) {
  const t = useTranslations("account.passphrase");
  const [isOpen, setIsOpen] = useState(false);
  // When the form closes, the keyboard is where it was before.
  const [wasOpen, setWasOpen] = useState(false);
  function close() {
    setWasOpen(true);
    setIsOpen(false);
  }
  return (
    <AccountPart heading={t("heading")} lead={t("lead")}>
      {isOpen ? (
        <ChangeForm staff={staff} onClose={close} />
      ) : (
        <AccountButton autoFocus={wasOpen} onClick={() => setIsOpen(true)}>
          {t("start")}
        </AccountButton>
      )}
    </AccountPart>
  );
}

function ChangeForm({ staff, onClose }: { staff: boolean; onClose(): void }) {
  const t = useTranslations("account.passphrase");
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const { guard } = useStepUp();
  const chosen = useNewPassphrase(shortestPassphrase([staff ? "therapist" : "client"]));
  const change = useMutation({
    mutationFn: (passphrase: string) => guard(() => client.passphrase.change.mutate({ passphrase })),
    onSuccess: async (answer) => {
      if (answer === null) return;
      if (!answer.ok) {
        chosen.refuse(answer.problem);
        return;
      }
      onClose();
      showToast({ message: t("done") });
      await queryClient.invalidateQueries();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen.isLongEnough() && !change.isPending) change.mutate(chosen.passphrase);
  }
  return (
    <form onSubmit={submit} className="grid w-full max-w-md gap-4" method="post" noValidate>
      <NewPassphraseField chosen={chosen} label={t("label")} size={staff ? "laptop" : "phone"} autoFocus />
      {change.isError && <FieldError id="change-passphrase-failed" problem={t("failed")} />}
      <div className="flex flex-wrap gap-3">
        <AccountButton type="submit" variant="primary" busy={change.isPending}>
          {change.isPending ? t("busy") : t("action")}
        </AccountButton>
        <AccountButton variant="quiet" onClick={onClose}>
          {t("keep")}
        </AccountButton>
      </div>
    </form>
  );
}
