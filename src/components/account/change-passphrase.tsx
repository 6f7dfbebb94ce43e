"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { shortestPassphrase } from "@/domain/access/passphrase-length";
import type { Role } from "@/domain/access/permissions";
import { useTRPCClient } from "../data/trpc";
import { NewPassphraseField } from "../passphrase/new-passphrase-field";
import { useNewPassphrase } from "../passphrase/use-new-passphrase";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { useToast } from "../ui/toast";
import { useStepUp } from "./step-up-dialog";

/** Changes one's own passphrase. What was typed stays until it is taken, or put away. */
export function ChangePassphrase({ role }: { role: Role }) {
  const t = useTranslations("account.passphrase");
  const [isOpen, setIsOpen] = useState(false);
  const size = role === "client" ? "phone" : "laptop";
  return (
    <section aria-labelledby="change-passphrase" className="grid justify-items-start gap-3">
      <h2 id="change-passphrase" className="font-semibold text-lg">
        {t("heading")}
      </h2>
      <p className="text-ink-2">{t("lead")}</p>
      {isOpen ? (
        <ChangeForm role={role} size={size} onClose={() => setIsOpen(false)} />
      ) : (
        <Button size={size} onClick={() => setIsOpen(true)}>
          {t("start")}
        </Button>
      )}
    </section>
  );
}

function ChangeForm({ role, size, onClose }: { role: Role; size: "phone" | "laptop"; onClose(): void }) {
  const t = useTranslations("account.passphrase");
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const { guard } = useStepUp();
  const chosen = useNewPassphrase(shortestPassphrase([role]));
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
      <NewPassphraseField chosen={chosen} label={t("label")} size={size} />
      {change.isError && <FieldError id="change-passphrase-failed" problem={t("failed")} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" size={size} busy={change.isPending}>
          {change.isPending ? t("busy") : t("action")}
        </Button>
        <Button variant="quiet" size={size} onClick={onClose}>
          {t("keep")}
        </Button>
      </div>
    </form>
  );
}
