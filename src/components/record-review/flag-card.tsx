import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import type { recordDetail } from "@/server/record/schema";
import { useOwnZone } from "../audit/use-own-zone";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { PersonWords } from "../ui/person-words";
import { TextArea } from "../ui/text-field";

type Flag = NonNullable<z.infer<typeof recordDetail>["flag"]>;
const CARD = "grid content-start gap-3 rounded-card border-2 border-line-strong bg-surface p-5";

/** An answer for the top of the day, and what followed. */
export function FlagNote({ flag, children }: { flag: Flag; children?: React.ReactNode }) {
  const t = useTranslations("therapist.review.flag");
  const format = useFormatter();
  const timeZone = useOwnZone();
  const on = (instant: string) =>
    format.dateTime(new Date(instant), { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone });
  return (
    <section aria-label={t("heading")} className={CARD}>
      <div>
        <h2 className="font-semibold">{flag.says || t("heading")}</h2>
        <p className="text-ink-2 text-sm">{t("raised", { date: on(flag.raisedAt) })}</p>
      </div>
      {flag.action && (
        <PersonWords
          label={flag.acknowledgedAt ? t("noted", { name: flag.acknowledgedBy ?? "", date: on(flag.acknowledgedAt) }) : t("notedBefore")}
        >
          {flag.action}
        </PersonWords>
      )}
      {children}
    </section>
  );
}

type FlagCardProps = { clientId: string; recordId: string; flag: Flag; onNoted(): void };

/** … for whoever has to say what follows. It stands at the top of the day until then. */
export function FlagCard({ clientId, recordId, flag, onNoted }: FlagCardProps) {
  const t = useTranslations("therapist.review.flag");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [action, setAction] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const note = useMutation(
    trpc.flag.acknowledge.mutationOptions({
      onSuccess: (result) => {
        if (!result.ok && result.reason === "takenBack") return;
        onNoted();
        void queryClient.invalidateQueries();
      },
    }),
  );
  if (flag.acknowledgedAt) return <FlagNote flag={flag} />;
  const refusal = note.data && !note.data.ok ? note.data.reason : note.isError ? "failed" : null;
  return (
    <FlagNote flag={flag}>
      <form
        className="grid justify-items-start gap-3 [&>div]:w-full"
        onSubmit={(event) => {
          event.preventDefault();
          if (action.trim() === "") setIsMissing(true);
          else if (!note.isPending) note.mutate({ clientId, recordId, action });
        }}
      >
        <TextArea
          label={t("action")}
          note={t("actionNote")}
          rows={3}
          maxLength={1000}
          value={action}
          error={isMissing ? t("missing") : undefined}
          onChange={(event) => {
            setAction(event.target.value);
            setIsMissing(false);
          }}
        />
        {refusal && <FieldError id="flag-problem" problem={t(`problem.${refusal}`)} />}
        <Button type="submit" busy={note.isPending}>
          {t("note")}
        </Button>
      </form>
    </FlagNote>
  );
}
