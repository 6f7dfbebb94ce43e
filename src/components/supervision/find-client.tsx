"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";
import type { Draft } from "./emergency-dialog";

export type Found = RouterOutputs["breakGlass"]["find"]["clients"][number];
const FEWEST_LETTERS = 3;

type FindClientProps = { draft: Draft; onDraft: (draft: Draft) => void; problem: string | undefined };

/** Finds a client of the practice by name, when asked to, and lets one of them be chosen. */
export function FindClient({ draft, onDraft, problem }: FindClientProps) {
  const t = useTranslations("supervision.emergency");
  const id = useId();
  const [tooShort, setTooShort] = useState(false);
  const find = useMutation(
    useTRPC().breakGlass.find.mutationOptions({
      onSuccess: ({ clients }, { query }) => {
        const [only] = clients;
        onDraft({ ...draft, query, found: clients, clientId: clients.length === 1 && only ? only.clientId : null });
      },
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    const query = draft.query.trim();
    setTooShort(query.length < FEWEST_LETTERS);
    if (query.length >= FEWEST_LETTERS && !find.isPending) find.mutate({ query });
  }
  return (
    <div className="grid gap-3">
      <form onSubmit={submit} noValidate className="flex items-start gap-2.5">
        <div className="min-w-0 flex-1">
          <TextField
            label={t("name")}
            autoFocus
            autoComplete="off"
            maxLength={80}
            value={draft.query}
            error={tooShort ? t("tooShort") : undefined}
            onChange={(event) => onDraft({ ...draft, query: event.target.value })}
          />
        </div>
        <Button type="submit" className="mt-6.5" busy={find.isPending}>
          {t("find")}
        </Button>
      </form>
      {find.isError && <FieldError id={`${id}-failed`} problem={t("findFailed")} />}
      <div role="status">{draft.found?.length === 0 && <p className="text-ink-2">{t("nobody")}</p>}</div>
      {draft.found && draft.found.length > 0 && (
        <fieldset className="grid max-h-56 overflow-y-auto rounded-field border border-line bg-surface">
          <legend className="sr-only">{t("who")}</legend>
          {draft.found.map((found) => (
            <label
              key={found.clientId}
              className="flex min-h-11 cursor-pointer items-center gap-3 border-line border-b px-3 py-1.5 last:border-b-0 hover:bg-sunken"
            >
              <input
                type="radio"
                name={id}
                className="size-4 accent-action"
                checked={draft.clientId === found.clientId}
                onChange={() => onDraft({ ...draft, clientId: found.clientId })}
              />
              <span className="min-w-0 break-words">
                <span className="font-semibold">{found.displayName}</span>{" "}
                {found.therapistName && <span className="text-ink-2">{t("with", { name: found.therapistName })}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {problem && <FieldError id={`${id}-problem`} problem={problem} />}
    </div>
  );
}
