"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { readSecondFactorCode } from "@/domain/access/second-factor-code";
import { PasskeySignInButton } from "../session/passkey-button";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import { type DemoCode, DemoCodeOffer } from "./demo-code";
import { ProofProblemNote } from "./proof-problem";
import { useProof } from "./use-proof";

type Props = {
  has: { app: boolean; passkey: boolean; recoveryCodes: boolean };
  demo: readonly DemoCode[] | null;
  onShown(): void;
};

/** The second factor of a sign-in: the app's code, a recovery code, or a passkey. */
export function CodeForm({ has, demo, onShown }: Props) {
  const t = useTranslations("secondFactor");
  const [by, setBy] = useState<"totp" | "recoveryCode" | null>(has.app ? "totp" : null);
  const [typed, setTyped] = useState("");
  const [missing, setMissing] = useState(false);
  const [used, setUsed] = useState<readonly number[]>([]);
  const { show, busy, problem, setProblem } = useProof("second-factor");
  const isApp = by === "totp";

  async function send(code: string, step?: number) {
    const found = await show({ code });
    if (found === null || found === "notAsked") onShown();
    if (found === "used" && step !== undefined) setUsed([...used, step]);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    const fits = readSecondFactorCode(typed)?.kind === by;
    setMissing(!fits);
    if (fits) void send(typed);
    else setProblem(null);
  }
  function choose(kind: typeof by) {
    setBy(kind);
    setTyped("");
    setMissing(false);
    setProblem(null);
  }
  return (
    <div>
      {has.passkey && (
        <div className="mb-6">
          <PasskeySignInButton again onDone={onShown} />
        </div>
      )}
      {by && (
        <form onSubmit={submit} className="grid gap-4" method="post" action="/second-factor">
          <p className="text-ink-2">{isApp ? t("code.lead") : t("code.recoveryLead")}</p>
          <TextField
            key={by}
            label={isApp ? t("code.label") : t("code.recoveryLabel")}
            fieldSize="phone"
            className="tabular-nums tracking-wide"
            autoFocus
            autoComplete={isApp ? "one-time-code" : "off"}
            inputMode={isApp ? "numeric" : "text"}
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={isApp ? 10 : 40}
            value={typed}
            error={missing ? t(isApp ? "code.missing" : "code.recoveryMissing") : undefined}
            onChange={(event) => setTyped(event.target.value)}
          />
          {problem && problem !== "notAsked" && <ProofProblemNote id="code-problem" problem={problem} />}
          <Button type="submit" variant="primary" size="phone" busy={busy}>
            {busy ? t("code.busy") : t("code.action")}
          </Button>
        </form>
      )}
      <div className="mt-2">
        {has.app && !isApp && (
          <Button variant="quiet" size="phone" className="-ml-5" onClick={() => choose("totp")}>
            {t("code.useApp")}
          </Button>
        )}
        {has.recoveryCodes && by !== "recoveryCode" && (
          <Button variant="quiet" size="phone" className="-ml-5" onClick={() => choose("recoveryCode")}>
            {t("code.useRecovery")}
          </Button>
        )}
      </div>
      {demo && isApp && <DemoCodeOffer codes={demo} used={used} onUse={({ code, step }) => void send(code, step)} />}
    </div>
  );
}
