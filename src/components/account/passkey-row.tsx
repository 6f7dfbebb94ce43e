"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";
import { useToast } from "../ui/toast";
import { AccountButton } from "./account-part";
import { useStepUp } from "./step-up-dialog";
import { useRefreshAccount } from "./use-refresh-account";

type Passkey = RouterOutputs["passkey"]["list"]["passkeys"][number];
type Props = { passkey: Passkey; ago(iso: string): string; startsNaming: boolean };

/** One passkey: its name and use, and what can be done with it. */
export function PasskeyRow({ passkey, ago, startsNaming }: Props) {
  const t = useTranslations("account.passkeys");
  const [open, setOpen] = useState<"no" | "naming" | "removing">(startsNaming ? "naming" : "no");
  const name = passkey.label || t("unnamed");
  const close = () => setOpen("no");
  return (
    <li className="grid gap-3 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div>
          <p className="font-medium">{name}</p>
          <p className="text-[0.9em] text-ink-2">
            {passkey.lastUsedAt
              ? t("used", { added: ago(passkey.createdAt), used: ago(passkey.lastUsedAt) })
              : t("notUsed", { added: ago(passkey.createdAt) })}
          </p>
        </div>
        {open === "no" && (
          <div className="flex gap-2">
            <AccountButton aria-label={t("renameName", { name })} onClick={() => setOpen("naming")}>
              {t("rename")}
            </AccountButton>
            <AccountButton aria-label={t("removeName", { name })} onClick={() => setOpen("removing")}>
              {t("remove")}
            </AccountButton>
          </div>
        )}
      </div>
      {open === "naming" && <NamePasskey passkey={passkey} onClose={close} />}
      {open === "removing" && <RemovePasskey passkey={passkey} onClose={close} />}
    </li>
  );
}

function NamePasskey({ passkey, onClose }: { passkey: Passkey; onClose(): void }) {
  const t = useTranslations("account.passkeys");
  const trpc = useTRPC();
  const refresh = useRefreshAccount();
  const [label, setLabel] = useState(passkey.label);
  const [missing, setMissing] = useState(false);
  const rename = useMutation(
    trpc.passkey.rename.mutationOptions({
      onSuccess: async () => {
        await refresh();
        onClose();
      },
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    const typed = label.trim();
    setMissing(typed === "");
    if (typed) rename.mutate({ passkeyId: passkey.id, label: typed });
  }
  return (
    <form onSubmit={submit} className="grid gap-2">
      <TextField
        label={t("name")}
        autoFocus
        maxLength={60}
        className="min-h-target"
        value={label}
        error={missing ? t("nameMissing") : rename.isError ? t("failed") : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setLabel(event.target.value)}
      />
      <div className="flex gap-2">
        <AccountButton type="submit" variant="primary" busy={rename.isPending}>
          {t("saveName")}
        </AccountButton>
        <AccountButton onClick={onClose}>{t("keepName")}</AccountButton>
      </div>
    </form>
  );
}

function RemovePasskey({ passkey, onClose }: { passkey: Passkey; onClose(): void }) {
  const t = useTranslations("account.passkeys");
  const client = useTRPCClient();
  const { guard } = useStepUp();
  const refresh = useRefreshAccount();
  const showToast = useToast();
  const remove = useMutation({
    mutationFn: () => guard(() => client.passkey.remove.mutate({ passkeyId: passkey.id })),
    onSuccess: async (removed) => {
      if (!removed?.ok) return;
      showToast({ message: t("removed") });
      await refresh();
    },
  });
  return (
    <div className="grid gap-2">
      <p>{t("removeAsk")}</p>
      <div className="flex gap-2">
        <AccountButton busy={remove.isPending} onClick={() => remove.mutate()}>
          {t("removeNow")}
        </AccountButton>
        <AccountButton autoFocus onClick={onClose}>
          {t("keep")}
        </AccountButton>
      </div>
      {remove.data?.ok === false && <FieldError id={`passkey-${passkey.id}`} problem={t("lastFactor")} advice={t("lastFactorAdvice")} />}
      {remove.isError && <FieldError id={`passkey-${passkey.id}`} problem={t("failed")} />}
    </div>
  );
}
