"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";
import { InvitationHandout } from "./invitation-handout";

type Fields = { displayName: string; email: string };

export function InviteForm() {
  const t = useTranslations("therapist.invite");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { register, handleSubmit, formState, reset } = useForm<Fields>();
  const create = useMutation(trpc.invitation.create.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }));
  const made = create.data?.ok ? create.data : null;

  if (made && create.variables) {
    const { displayName: name, email } = create.variables;
    return (
      <InvitationHandout token={made.token} expiresAt={made.expiresAt} name={name} email={email}>
        <Link
          href={`/clients/${made.clientId}`}
          className="inline-flex min-h-9 items-center rounded-field bg-action px-3.5 font-semibold text-on-action"
        >
          {t("toClient")}
        </Link>
        <Button
          onClick={() => {
            reset();
            create.reset();
          }}
        >
          {t("another")}
        </Button>
      </InvitationHandout>
    );
  }
  const refusal = create.data && !create.data.ok ? create.data.reason : create.isError ? "failed" : null;
  return (
    <form
      noValidate
      onSubmit={handleSubmit((fields) => create.mutate(fields))}
      className="grid max-w-xl justify-items-start gap-5 [&>div]:w-full"
    >
      <h1 className="text-title">{t("heading")}</h1>
      <p className="text-ink-2">{t("intro")}</p>
      <TextField
        label={t("name")}
        maxLength={80}
        error={formState.errors.displayName && t("nameMissing")}
        {...register("displayName", { required: true, setValueAs: (value: string) => value.trim() })}
      />
      <TextField
        label={t("email")}
        type="email"
        maxLength={254}
        error={formState.errors.email && t("emailWrong")}
        {...register("email", { required: true, pattern: /^\S+@\S+\.\S+$/ })}
      />
      {refusal && <FieldError id="invite-problem" problem={t(`problem.${refusal}`)} />}
      <Button type="submit" variant="primary" busy={create.isPending}>
        {t("action")}
      </Button>
    </form>
  );
}
