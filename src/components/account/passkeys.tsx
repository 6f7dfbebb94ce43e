"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../data/trpc";
import { PasskeyNeedsName } from "../session/passkey-needs-name";
import { usePasskeySupport } from "../session/passkey-support";
import { FieldError } from "../ui/field-error";
import { AccountButton, AccountPart, AccountRows } from "./account-part";
import { PasskeyRow } from "./passkey-row";
import { useStepUp } from "./step-up-dialog";
import { useAddPasskey } from "./use-add-passkey";
import { useAgo } from "./use-ago";
import { useRefreshAccount } from "./use-refresh-account";

/** The person's passkeys: to add, name and remove. */
export function Passkeys() {
  const t = useTranslations("account.passkeys");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.passkey.list.queryOptions());
  const ago = useAgo(data.asOf);
  const [added, setAdded] = useState<string | null>(null);
  return (
    <AccountPart heading={t("heading")} lead={t("lead")}>
      {data.passkeys.length > 0 && (
        <AccountRows>
          {data.passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} ago={ago} startsNaming={passkey.id === added} />
          ))}
        </AccountRows>
      )}
      {data.passkeys.length === 0 && <p>{t("none")}</p>}
      <AddPasskey onAdded={setAdded} />
    </AccountPart>
  );
}

function AddPasskey({ onAdded }: { onAdded(passkeyId: string): void }) {
  const t = useTranslations("account.passkeys");
  const refresh = useRefreshAccount();
  const support = usePasskeySupport();
  const { guard } = useStepUp();
  const { add, busy, problem } = useAddPasskey(guard);
  if (support === "needsName") return <PasskeyNeedsName />;
  if (support === "none") return <p className="text-[0.9em] text-ink-3">{t("notInThisBrowser")}</p>;

  async function tap() {
    const passkeyId = await add();
    if (!passkeyId) return;
    onAdded(passkeyId);
    await refresh();
  }
  return (
    <div>
      <AccountButton busy={busy} onClick={() => void tap()}>
        {busy ? t("adding") : t("add")}
      </AccountButton>
      {problem && <FieldError id="add-passkey-problem" problem={t(`problem.${problem}`)} />}
    </div>
  );
}
