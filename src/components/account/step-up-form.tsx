"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { readSecondFactorCode } from "@/domain/access/second-factor-code";
import { useTRPC } from "../data/trpc";
import { ProofProblemNote } from "../second-factor/proof-problem";
import { type Proof, useProof } from "../second-factor/use-proof";
import { PasskeySignInButton } from "../session/passkey-button";
import { PassphraseField } from "../session/passphrase-field";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";

export type StepUpAsked = { demoPassphrase: string | undefined; onShown(): void; onClose(): void };

/** The passphrase again, a passkey, or for staff a new code of the authenticator app. */
export function StepUpForm({ staff, demoPassphrase, onShown, onClose }: StepUpAsked & { staff: boolean }) {
  const t = useTranslations("account.stepUp");
  const [by, setBy] = useState<"passphrase" | "code">("passphrase");
  const [typed, setTyped] = useState("");
  const [missing, setMissing] = useState(false);
  const { show, busy, problem, setProblem } = useProof("step-up");
  const hasPasskey = (useQuery(useTRPC().secondFactor.status.queryOptions()).data?.passkeys ?? 0) > 0;
  const size = staff ? "laptop" : "phone";

  async function submit(event: FormEvent) {
    event.preventDefault();
    const read = readSecondFactorCode(typed);
    const proof = by === "passphrase" ? { passphrase: typed } : { code: read?.code ?? "" };
    const isMissing = by === "passphrase" ? typed === "" : read?.kind !== "totp";
    setMissing(isMissing);
    if (!isMissing) await send(proof);
  }
  async function send(proof: Proof) {
    if ((await show(proof)) === null) onShown();
  }
  function choose(kind: typeof by) {
    setBy(kind);
    setTyped("");
    setMissing(false);
    setProblem(null);
  }
  const field = {
    fieldSize: size,
    value: typed,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
  } as const;
  return (
    <form onSubmit={submit} className="mt-2 grid gap-4" method="post">
      <p className="text-ink-2">{t("lead")}</p>
      {by === "passphrase" ? (
        <PassphraseField {...field} autoFocus autoComplete="current-password" error={missing ? t("passphraseMissing") : undefined} />
      ) : (
        <TextField
          {...field}
          key="code"
          label={t("code")}
          autoFocus
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
          className="tabular-nums tracking-wide"
          error={missing ? t("codeMissing") : undefined}
        />
      )}
      {problem && <ProofProblemNote id="step-up-problem" problem={problem} />}
      <div className="flex flex-wrap items-center gap-2.5">
        <Button type="submit" variant="primary" size={size} busy={busy} className="whitespace-nowrap">
          {busy ? t("busy") : t("action")}
        </Button>
        <Button size={size} onClick={onClose}>
          {t("notNow")}
        </Button>
      </div>
      {staff && (
        <Button
          variant="quiet"
          size={size}
          className="-ml-3.5 justify-self-start"
          onClick={() => choose(by === "code" ? "passphrase" : "code")}
        >
          {by === "code" ? t("usePassphrase") : t("useCode")}
        </Button>
      )}
      {demoPassphrase && by === "passphrase" && (
        <div className="grid justify-items-start gap-2 border-line border-t pt-4">
          <p className="text-ink-2">
            {t.rich("demo", {
              passphrase: demoPassphrase,
              strong: (chunks) => <strong className="font-semibold text-ink">{chunks}</strong>,
            })}
          </p>
          <Button size={size} onClick={() => void send({ passphrase: demoPassphrase })}>
            {t("useDemo")}
          </Button>
        </div>
      )}
      {hasPasskey && <PasskeySignInButton again size={size} onDone={onShown} />}
    </form>
  );
}
