"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Sheet } from "../client/sheet";
import { ConsentAgreement, ConsentPoints } from "../consent/consent-text";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { useToast } from "../ui/toast";

type Consent = RouterOutputs["consent"]["list"]["consents"][number];

/** What was agreed to, each for itself, to read, to take back and to agree to again. */
export function ConsentSection({ consents, ...of }: { therapistName: string; consents: Consent[]; timeZone: string }) {
  const t = useTranslations("privacy.consent");
  return (
    <section aria-labelledby="consents">
      <h2 id="consents" className="font-semibold text-lg">
        {t("heading")}
      </h2>
      <ul className="mt-2 grid gap-3">
        {consents.map((consent) => (
          <ConsentCard key={consent.purpose} consent={consent} {...of} />
        ))}
      </ul>
    </section>
  );
}

function ConsentCard({ consent, therapistName, timeZone }: { consent: Consent; therapistName: string; timeZone: string }) {
  const t = useTranslations("privacy.consent");
  const format = useFormatter();
  const [isOpen, setIsOpen] = useState<"words" | "withdraw" | null>(null);
  const day = (instant: string) => format.dateTime(new Date(instant), { day: "numeric", month: "long", year: "numeric", timeZone });
  const { purpose, state, since, agreedVersion, textVersion } = consent;
  const isGiven = state === "given";
  const isChanged = isGiven && agreedVersion !== textVersion;
  const past = consent.history.slice(1);
  return (
    <li className="rounded-card bg-surface p-5 shadow-card">
      <h3 className="font-semibold">{t(purpose)}</h3>
      <p className="mt-1 text-ink-2">{since ? t(state, { date: day(since) }) : t("never")}</p>
      {isChanged && <p className="mt-1 text-ink-2">{t("changed")}</p>}
      <div className="mt-3 flex flex-wrap gap-2.5">
        <Button size="phone" onClick={() => setIsOpen("words")}>
          {t(isChanged ? "readNew" : isGiven ? "read" : state === "withdrawn" ? "giveAgain" : "give")}
        </Button>
        {isGiven && (
          <Button size="phone" variant="quiet" onClick={() => setIsOpen("withdraw")}>
            {t("withdraw")}
          </Button>
        )}
      </div>
      {past.length > 0 && (
        <details className="mt-3 text-ink-2 text-md">
          <summary className="min-h-6 cursor-pointer">{t("history")}</summary>
          <ul className="mt-1 grid gap-1 pl-4">
            {past.map(({ givenAt, withdrawnAt }) => (
              <li key={givenAt}>
                {withdrawnAt
                  ? t("historyLine", { given: day(givenAt), withdrawn: day(withdrawnAt) })
                  : t("historyGiven", { given: day(givenAt) })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {isOpen === "words" && (
        <WordsSheet consent={consent} therapistName={therapistName} asks={!isGiven || isChanged} onClose={() => setIsOpen(null)} />
      )}
      {isOpen === "withdraw" && <WithdrawSheet purpose={purpose} therapistName={therapistName} onClose={() => setIsOpen(null)} />}
    </li>
  );
}

type SheetProps = { therapistName: string; onClose(): void };

/** The words of an agreement, and the question where there is one. */
function WordsSheet({ consent, therapistName, asks, onClose }: SheetProps & { consent: Consent; asks: boolean }) {
  const t = useTranslations("privacy.consent");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const { purpose, textVersion } = consent;
  const of = { purpose, version: asks ? textVersion : (consent.agreedVersion ?? textVersion), therapistName };
  const give = useMutation(
    trpc.consent.give.mutationOptions({
      onSuccess: async (answer) => {
        if (!answer.ok) return;
        await queryClient.invalidateQueries();
        showToast({ message: t("gaveToast") });
        onClose();
      },
    }),
  );
  return (
    <Sheet title={t(purpose)} onClose={onClose}>
      <div className="mt-3 grid gap-4">
        <ConsentPoints {...of} />
        <p className="font-semibold">
          <ConsentAgreement {...of} />
        </p>
      </div>
      {give.data?.ok === false && <FieldError id="consent-changed" problem={t("textChanged")} />}
      {give.isError && <FieldError id="consent-failed" problem={t("failed")} />}
      <div className="mt-5 grid gap-2.5">
        {asks && (
          <Button variant="primary" size="phone" busy={give.isPending} onClick={() => give.mutate({ purpose, textVersion })}>
            {t(give.isPending ? "busy" : "agree")}
          </Button>
        )}
        <Button size="phone" onClick={onClose}>
          {t(asks ? "keep" : "close")}
        </Button>
      </div>
    </Sheet>
  );
}

/** Says what happens before an agreement is taken back. */
function WithdrawSheet({ purpose, therapistName, onClose }: SheetProps & { purpose: Consent["purpose"] }) {
  const t = useTranslations("privacy.consent");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const withdraw = useMutation(
    trpc.consent.withdraw.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        showToast({ message: t("withdrewToast") });
        onClose();
      },
    }),
  );
  return (
    <Sheet title={t(`withdrawTitle.${purpose}`)} onClose={onClose}>
      <p className="mt-3">{t(`withdrawEffect.${purpose}`, { name: therapistName })}</p>
      {withdraw.isError && <FieldError id="withdraw-failed" problem={t("failed")} />}
      <div className="mt-5 grid gap-2.5">
        <Button variant="primary" size="phone" onClick={onClose}>
          {t("keep")}
        </Button>
        <Button size="phone" busy={withdraw.isPending} onClick={() => withdraw.mutate({ purpose })}>
          {t(withdraw.isPending ? "busy" : "withdraw")}
        </Button>
      </div>
    </Sheet>
  );
}
