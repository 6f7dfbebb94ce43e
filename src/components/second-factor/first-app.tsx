"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { readSecondFactorCode } from "@/domain/access/second-factor-code";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";
import { AppSecret } from "./app-secret";
import { ProofProblemNote } from "./proof-problem";
import { useProof } from "./use-proof";

/** Sets up the very first factor: the app's first code both confirms it and signs in. */
export function FirstApp({ onSetUp }: { onSetUp(): void }) {
  const t = useTranslations("secondFactor.setUp");
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const [missing, setMissing] = useState(false);
  const { show, busy, problem, setProblem } = useProof("second-factor");
  const start = useMutation(trpc.secondFactor.startTotp.mutationOptions({ onSuccess: () => setProblem(null) }));
  const offered = start.data?.ok ? start.data : null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const read = readSecondFactorCode(typed);
    setMissing(read?.kind !== "totp");
    if (!offered || read?.kind !== "totp") return;
    if ((await show({ code: read.code, offer: offered.offer })) === null) onSetUp();
  }
  if (!offered || problem === "offerExpired")
    return (
      <div className="grid gap-4">
        <p className="text-ink-2">{t("lead")}</p>
        {problem === "offerExpired" && <ProofProblemNote id="offer-problem" problem={problem} />}
        {(start.isError || start.data?.ok === false) && <FieldError id="start-failed" problem={t("failed")} />}
        <Button variant="primary" size="phone" busy={start.isPending} onClick={() => start.mutate()}>
          {t("start")}
        </Button>
      </div>
    );
  return (
    <form onSubmit={submit} className="grid gap-5" method="post" action="/second-factor">
      <AppSecret uri={offered.uri} secret={offered.secret} />
      <TextField
        label={t("codeLabel")}
        fieldSize="phone"
        className="tabular-nums tracking-wide"
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={10}
        value={typed}
        error={missing ? t("codeMissing") : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      {problem && <ProofProblemNote id="set-up-problem" problem={problem} />}
      <Button type="submit" variant="primary" size="phone" busy={busy}>
        {busy ? t("busy") : t("confirm")}
      </Button>
    </form>
  );
}
