"use client";
import { useTranslations } from "next-intl";
import { useAddPasskey } from "../account/use-add-passkey";
import { PasskeyNeedsName } from "../session/passkey-needs-name";
import { usePasskeySupport } from "../session/passkey-support";
import { usePasskey } from "../session/use-passkey";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";

/** The other way to a very first factor: a passkey is made, and shown at once, which signs in. */
export function FirstPasskey({ onSetUp, onMade }: { onSetUp(): void; onMade(): void }) {
  const t = useTranslations("secondFactor.passkey");
  const support = usePasskeySupport();
  const made = useAddPasskey();
  const shown = usePasskey(true);
  if (support === "none") return null;
  if (support === "needsName") return <PasskeyNeedsName />;

  async function tap() {
    if (!(await made.add())) return;
    // Made but not shown: from here on it can be shown like any other.
    if (await shown.show()) onSetUp();
    else onMade();
  }
  return (
    <div className="grid gap-3">
      <p className="text-ink-2">{t("lead")}</p>
      <Button size="phone" busy={made.busy || shown.busy} onClick={() => void tap()}>
        {made.busy || shown.busy ? t("busy") : t("start")}
      </Button>
      {made.problem && <FieldError id="first-passkey-problem" problem={t(made.problem === "notMade" ? "notMade" : "failed")} />}
    </div>
  );
}
