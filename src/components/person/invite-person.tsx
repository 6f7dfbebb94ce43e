"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { STAFF_ROLES, type StaffRole } from "@/domain/person/account-change";
import { useStepUp } from "../account/step-up-dialog";
import { SelectField } from "../audit/select-field";
import { useTRPCClient } from "../data/trpc";
import { InvitationHandout } from "../invitation/invitation-handout";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";

type Fields = { displayName: string; address: string; role: StaffRole };

/** A link to an account of staff. Clients are invited by their therapist. */
export function InvitePerson() {
  const t = useTranslations("person");
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { guard } = useStepUp();
  const form = useForm<Fields>({ defaultValues: { displayName: "", address: "", role: "therapist" } });
  const { register, handleSubmit, formState, setValue, watch, reset } = form;
  const invite = useMutation({
    mutationFn: (fields: Fields) => guard(() => client.person.invite.mutate(fields)),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const made = invite.data?.ok ? invite.data : null;
  if (made && invite.variables)
    return (
      <InvitationHandout token={made.token} expiresAt={made.expiresAt} name={invite.variables.displayName} email={invite.variables.address}>
        <Link
          href="/people"
          className="inline-flex min-h-9 items-center rounded-field bg-action px-3.5 font-semibold text-on-action max-sm:min-h-target"
        >
          {t("inviting.toPeople")}
        </Link>
        <Button
          className="max-sm:min-h-target"
          onClick={() => {
            reset();
            invite.reset();
          }}
        >
          {t("inviting.another")}
        </Button>
      </InvitationHandout>
    );
  const refusal = invite.data?.ok === false ? invite.data.reason : invite.isError ? "failed" : null;
  const role = watch("role");
  return (
    <form
      noValidate
      onSubmit={handleSubmit((fields) => invite.mutate(fields))}
      className="grid max-w-xl justify-items-start gap-5 [&>div]:w-full"
    >
      <h1 className="text-title">{t("inviting.heading")}</h1>
      <p className="text-ink-2">{t("inviting.intro")}</p>
      <SelectField
        label={t("inviting.role")}
        value={role}
        onChange={(value) => setValue("role", STAFF_ROLES.find((each) => each === value) ?? role)}
      >
        {[...STAFF_ROLES].reverse().map((each) => (
          <option key={each} value={each}>
            {t(`role.${each}`)}
          </option>
        ))}
      </SelectField>
      <p className="-mt-3 text-ink-2">{t(`changeRole.now.${role}`)}</p>
      <TextField
        label={t("inviting.name")}
        maxLength={80}
        autoComplete="off"
        error={formState.errors.displayName && t("inviting.nameMissing")}
        {...register("displayName", { required: true, setValueAs: (value: string) => value.trim() })}
      />
      <TextField
        label={t("inviting.address")}
        type="email"
        maxLength={254}
        autoComplete="off"
        error={formState.errors.address && t("inviting.addressWrong")}
        {...register("address", { required: true, pattern: /^\S+@\S+\.\S+$/ })}
      />
      {refusal && <FieldError id="invite-problem" problem={t(`inviting.problem.${refusal}`)} />}
      <Button type="submit" variant="primary" busy={invite.isPending} className="max-sm:min-h-target">
        {t("inviting.action")}
      </Button>
    </form>
  );
}
