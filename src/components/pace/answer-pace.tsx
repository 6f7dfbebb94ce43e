"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import type { paceRequestView } from "@/server/pace/schema";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextArea } from "../ui/text-field";
import { useToast } from "../ui/toast";
import { PaceAsked } from "./pace-asked";

const BEGINNINGS = ["smaller", "oneThing", "restWeek", "talkFirst"] as const;

type Waiting = z.infer<typeof paceRequestView>;
type AnswerPaceProps = {
  request: Waiting;
  clientId: string;
  clientName: string;
  timeZone: string;
  /** A line on what is held and how often it was asked before. */
  context: string;
};

/** One request to slow down, with its answer form open. It stays until it is answered. */
export function AnswerPace({ request, clientId, clientName, timeZone, context }: AnswerPaceProps) {
  const t = useTranslations("therapist.pace");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const [words, setWords] = useState("");
  const [inserted, setInserted] = useState("");
  const [problem, setProblem] = useState<"missing" | "ownWords" | null>(null);
  const answer = useMutation(
    trpc.pace.answer.mutationOptions({
      onSuccess: async (result) => {
        showToast({ message: result.ok ? t("answered", { name: clientName }) : t(`refused.${result.reason}`, { name: clientName }) });
        await queryClient.invalidateQueries();
      },
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    const text = words.trim();
    if (text === "") return setProblem("missing");
    // Beginnings can become a reflex: an answer that is only one of them is asked about once.
    if (text === inserted.trim() && problem !== "ownWords") return setProblem("ownWords");
    setProblem(null);
    answer.mutate({ clientId, paceRequestId: request.id, words: text });
  }

  return (
    <section
      aria-label={t("label", { name: clientName })}
      className="grid gap-x-8 gap-y-4 rounded-card border-[1.5px] border-pace-line bg-pace-soft p-5 lg:grid-cols-[minmax(0,4fr)_minmax(0,7fr)]"
    >
      <PaceAsked request={request} clientName={clientName} timeZone={timeZone} context={context} />
      <form onSubmit={submit} noValidate className="grid justify-items-start gap-3 [&>div:first-child]:w-full">
        <TextArea
          serif
          label={t("whatChanges")}
          note={t("readsExactly", { name: clientName })}
          rows={2}
          maxLength={4000}
          value={words}
          error={problem === "missing" ? t("missing") : undefined}
          onChange={(event) => {
            setWords(event.target.value);
            if (problem === "missing") setProblem(null);
          }}
        />
        {problem === "ownWords" && (
          <p role="alert" className="font-semibold">
            {t("ownWords", { name: clientName })}
          </p>
        )}
        {answer.isError && <FieldError id={`answer-${request.id}`} problem={t("failed")} />}
        <div className="flex w-full flex-wrap items-start justify-between gap-3">
          <fieldset className="flex flex-wrap gap-2">
            <legend className="sr-only">{t("beginnings")}</legend>
            {BEGINNINGS.map((beginning) => (
              <button
                key={beginning}
                type="button"
                className="min-h-8 rounded-field border-[1.5px] border-pace-line bg-surface px-3 text-sm hover:bg-pace-soft"
                onClick={() => {
                  const begun = t(`beginning.${beginning}`);
                  setWords(words.trim() === "" ? begun : `${words.trimEnd()} ${begun}`);
                  setInserted(words.trim() === "" ? begun : "");
                  setProblem(null);
                }}
              >
                {t(beginning)}
              </button>
            ))}
          </fieldset>
          <Button type="submit" variant="primary" busy={answer.isPending}>
            {problem === "ownWords" ? t("sendAsIs") : t("answer", { name: clientName })}
          </Button>
        </div>
      </form>
    </section>
  );
}
