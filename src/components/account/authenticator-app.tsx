"use client";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { RecoveryCodes } from "../second-factor/recovery-codes";
import { FieldError } from "../ui/field-error";
import { useToast } from "../ui/toast";
import { AccountButton, AccountPart } from "./account-part";
import { ConfirmApp } from "./confirm-app";
import { useStepUp } from "./step-up-dialog";
import { useRefreshAccount } from "./use-refresh-account";

/** Staff's authenticator app and recovery codes: on and off, another one, new codes. */
export function AuthenticatorApp() {
  const t = useTranslations("account.app");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { guard } = useStepUp();
  const showToast = useToast();
  const { data: has } = useSuspenseQuery(trpc.secondFactor.status.queryOptions());
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const refresh = useRefreshAccount();
  const start = useMutation({ mutationFn: () => guard(() => client.secondFactor.startTotp.mutate()) });
  const renew = useMutation({
    mutationFn: () => guard(() => client.secondFactor.makeRecoveryCodes.mutate()),
    onSuccess: async (made) => {
      if (!made?.ok) return;
      setCodes(made.recoveryCodes);
      await refresh();
    },
  });
  const turnOff = useMutation({
    mutationFn: () => guard(() => client.secondFactor.removeTotp.mutate()),
    onSuccess: async (removed) => {
      if (!removed?.ok) return;
      showToast({ message: t("turnedOff") });
      await refresh();
    },
  });
  if (codes) return <RecoveryCodes codes={codes} size="laptop" onKept={() => setCodes(null)} />;
  if (start.data?.ok)
    return (
      <AccountPart heading={t("heading")}>
        <ConfirmApp
          offered={start.data}
          onClose={start.reset}
          onConfirmed={async (recoveryCodes) => {
            start.reset();
            setCodes(recoveryCodes);
            showToast({ message: t("turnedOn") });
            await refresh();
          }}
        />
      </AccountPart>
    );
  const isOn = has.totp === "on";
  const isLastFactor = turnOff.data?.ok === false && turnOff.data.reason === "lastFactor";
  return (
    <AccountPart heading={t("heading")} lead={t("lead")}>
      <p>{isOn ? t("on", { count: has.recoveryCodesLeft }) : t("off", { count: has.recoveryCodesLeft })}</p>
      <div className="flex flex-wrap gap-2">
        <AccountButton busy={start.isPending} onClick={() => start.mutate()}>
          {isOn ? t("another") : t("setUp")}
        </AccountButton>
        {(isOn || has.passkeys > 0) && (
          <AccountButton busy={renew.isPending} onClick={() => renew.mutate()}>
            {t("newCodes")}
          </AccountButton>
        )}
        {isOn && (
          <AccountButton busy={turnOff.isPending} onClick={() => turnOff.mutate()}>
            {t("turnOff")}
          </AccountButton>
        )}
      </div>
      {isOn && <p className="text-[0.9em] text-ink-3">{t("newCodesNote")}</p>}
      {isLastFactor && <FieldError id="app-last" problem={t("lastFactor")} advice={t("lastFactorAdvice")} />}
      {(start.isError || renew.isError || turnOff.isError) && <FieldError id="app-failed" problem={t("failed")} />}
    </AccountPart>
  );
}
