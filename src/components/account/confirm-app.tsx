"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { readSecondFactorCode } from "@/domain/access/second-factor-code";
import { useTRPCClient } from "../data/trpc";
import { AppSecret } from "../second-factor/app-secret";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";
import { AccountButton } from "./account-part";
import { useStepUp } from "./step-up-dialog";

type Props = {
  offered: { secret: string; uri: string; offer: string };
  onClose(): void;
  /** @param recoveryCodes new ones, where there were none */
  onConfirmed(recoveryCodes: readonly string[] | null): void;
};

/** The secret of an authenticator app, and its first code. The earlier app counts until that was right. */
export function ConfirmApp({ offered, onClose, onConfirmed }: Props) {
  const t = useTranslations("account.app");
  const client = useTRPCClient();
  const { guard } = useStepUp();
  const [typed, setTyped] = useState("");
  const [missing, setMissing] = useState(false);
  const confirm = useMutation({
    mutationFn: (code: string) => guard(() => client.secondFactor.confirmTotp.mutate({ offer: offered.offer, code })),
    onSuccess: (confirmed) => {
      if (confirmed?.ok) onConfirmed(confirmed.recoveryCodes);
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const read = readSecondFactorCode(typed);
    setMissing(read?.kind !== "totp");
    if (read?.kind === "totp") confirm.mutate(read.code);
  }
  const refused = confirm.data?.ok === false ? confirm.data.reason : null;
  return (
    <form onSubmit={submit} className="grid gap-4" method="post">
      <AppSecret uri={offered.uri} secret={offered.secret} />
      <TextField
        label={t("code")}
        className="tabular-nums tracking-wide"
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={10}
        value={typed}
        error={missing ? t("codeMissing") : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      {refused && <FieldError id="confirm-app-problem" problem={t(refused === "wrong" ? "codeWrong" : "offerExpired")} />}
      {confirm.isError && <FieldError id="confirm-app-failed" problem={t("failed")} />}
      <div className="flex gap-2">
        <AccountButton type="submit" variant="primary" busy={confirm.isPending}>
          {t("confirm")}
        </AccountButton>
        <AccountButton onClick={onClose}>{t("notNow")}</AccountButton>
      </div>
    </form>
  );
}
