"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { isErasureWord } from "@/domain/erasure/word";
import { useStepUp } from "../account/step-up-dialog";
import { Sheet } from "../client/sheet";
import { leaveErased, useTRPCClient } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";

/** The way out with everything. Nothing here is quick by accident. */
export function EraseSection({ therapistName }: { therapistName: string }) {
  const t = useTranslations("privacy.erase");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section aria-labelledby="erase" className="mb-6">
      <h2 id="erase" className="font-semibold text-lg">
        {t("heading")}
      </h2>
      <p className="mt-1 text-ink-2">{t("lead")}</p>
      <Button variant="destructive" size="phone" className="mt-3 w-full" onClick={() => setIsOpen(true)}>
        {t("open")}
      </Button>
      {isOpen && <EraseSheet therapistName={therapistName} onClose={() => setIsOpen(false)} />}
    </section>
  );
}

function EraseSheet({ therapistName, onClose }: { therapistName: string; onClose(): void }) {
  const t = useTranslations("privacy.erase");
  const client = useTRPCClient();
  const { guard } = useStepUp();
  const [typed, setTyped] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const erase = useMutation({
    mutationFn: (confirm: string) => guard(() => client.ownData.erase.mutate({ confirm })),
    onSuccess: (answer) => {
      // That page empties this device and puts the cookie away.
      if (answer?.ok) leaveErased();
      else if (answer) setIsWrong(true);
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const isRight = isErasureWord(typed);
    setIsWrong(!isRight);
    if (isRight && !erase.isPending) erase.mutate(typed);
  }
  return (
    <Sheet title={t("title")} onClose={onClose}>
      <form onSubmit={submit} className="mt-3 grid gap-4" method="post" noValidate>
        <p>{t("gone")}</p>
        <p>{t("therapist", { name: therapistName })}</p>
        <p className="text-ink-2">{t("stays")}</p>
        <p className="text-ink-2">{t("exportFirst")}</p>
        <TextField
          label={t("type")}
          fieldSize="phone"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          error={isWrong ? t("wrong") : undefined}
          onChange={(event) => {
            setTyped(event.target.value);
            setIsWrong(false);
          }}
        />
        {erase.isError && <FieldError id="erase-failed" problem={t("failed")} />}
        <div className="mt-1 grid gap-2.5">
          <Button variant="primary" size="phone" onClick={onClose}>
            {t("keep")}
          </Button>
          <Button type="submit" variant="destructive" size="phone" busy={erase.isPending}>
            {t(erase.isPending ? "busy" : "action")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
