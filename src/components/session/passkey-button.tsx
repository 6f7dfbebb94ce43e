"use client";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { PasskeyNeedsName } from "./passkey-needs-name";
import { usePasskeySupport } from "./passkey-support";
import { usePasskey } from "./use-passkey";

type Props = {
  /** Where to go on, a path of this app. */
  next?: string | null;
  /** As a second factor, or to show once more who one is: only a passkey of the person who is signed in counts. */
  again?: boolean;
  /** In the place of going on. */
  onDone?: () => void;
  size?: "phone" | "laptop";
};

/** Signs in with a passkey; where passkeys can't work it says so, or is not there. */
export function PasskeySignInButton({ next = null, again = false, onDone, size = "phone" }: Props) {
  const t = useTranslations("ui.passkey");
  const support = usePasskeySupport();
  const { show, busy, problem } = usePasskey(again);
  if (support === "none") return null;
  if (support === "needsName") return <PasskeyNeedsName />;

  async function tap() {
    if (!(await show())) return;
    // A full load, so that nothing of an earlier person's stays in this page's memory.
    if (onDone) onDone();
    else window.location.assign(next ?? "/");
  }
  return (
    <div>
      <Button size={size} busy={busy} onClick={() => void tap()} className={size === "phone" ? "w-full" : ""}>
        <KeyRound aria-hidden="true" size={20} strokeWidth={1.75} />
        {busy ? t("busy") : t(again ? "again" : "signIn")}
      </Button>
      {problem && <FieldError id="passkey-problem" problem={t(`problem.${problem}`)} />}
    </div>
  );
}
