"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { FieldError } from "../ui/field-error";
import { TextArea, TextField } from "../ui/text-field";
import { useToast } from "../ui/toast";
import { type AssignFields, wordsOf } from "./assign-fields";
import { ConfidenceField } from "./confidence-field";
import { ObstacleFields } from "./obstacle-fields";
import { PhonePreview } from "./phone-preview";
import { useKeptFields } from "./use-kept-fields";

type Step = { id: string; title: string; minimumVersion: string };
type AssignFormProps = { clientId: string; clientName: string; steps: Step[]; wantedStepId: string | null };

export function AssignForm({ clientId, clientName, steps, wantedStepId }: AssignFormProps) {
  const t = useTranslations("therapist.assign");
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const first = steps.find((step) => step.id === wantedStepId) ?? steps[0];
  const form = useForm<AssignFields>({
    defaultValues: {
      stepId: first?.id ?? "",
      whatExactly: first?.title ?? "",
      minimumVersion: first?.minimumVersion ?? "",
      whyThisHelps: "",
      whenWhereWithWhom: "",
      toward: "",
      obstacles: [{ obstacle: "", ifThen: "" }],
      clientConfidence: "",
      clientAgreed: false,
    },
  });
  const forget = useKeptFields(clientId, form, wantedStepId);
  const { register, handleSubmit, formState, setValue, watch } = form;
  const { errors } = formState;
  const assign = useMutation(
    trpc.assignment.assign.mutationOptions({
      onSuccess: async (result) => {
        if (!result.ok) return;
        forget();
        showToast({ message: t("assigned", { name: clientName }) });
        await queryClient.invalidateQueries();
        router.push(`/clients/${clientId}`);
      },
    }),
  );
  const written = (typed: string) => typed.trim() !== "";
  const refusal = assign.data && !assign.data.ok ? assign.data.reason : assign.isError ? "failed" : null;

  return (
    <form
      noValidate
      className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_380px]"
      onSubmit={handleSubmit((fields) =>
        assign.mutate({
          clientId,
          stepId: fields.stepId,
          words: wordsOf(fields),
          clientConfidence: Number(fields.clientConfidence),
          clientAgreed: true,
        }),
      )}
    >
      <div className="grid gap-5">
        <label className="grid gap-1.5 font-semibold">
          {t("step")}
          <select
            className="min-h-9 rounded-field border-[1.5px] border-line-strong bg-surface px-3 font-normal"
            {...register("stepId", {
              onChange: (event) => {
                const step = steps.find(({ id }) => id === event.target.value);
                if (!step) return;
                setValue("whatExactly", step.title);
                setValue("minimumVersion", step.minimumVersion);
              },
            })}
          >
            {steps.map((step) => (
              <option key={step.id} value={step.id}>
                {step.title}
              </option>
            ))}
          </select>
        </label>
        <TextField
          label={t("whatExactly")}
          maxLength={280}
          error={errors.whatExactly && t("whatMissing")}
          {...register("whatExactly", { validate: written })}
        />
        <TextField
          label={t("smallest")}
          maxLength={280}
          error={errors.minimumVersion && t("smallestMissing")}
          {...register("minimumVersion", { validate: written })}
        />
        <TextArea
          serif
          label={t("whyLabel")}
          note={t("whyNote", { name: clientName })}
          maxLength={4000}
          error={errors.whyThisHelps && t("whyMissing")}
          {...register("whyThisHelps", { validate: written })}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField label={t("when")} maxLength={280} {...register("whenWhereWithWhom")} />
          <TextField label={t("toward")} note={t("towardNote")} maxLength={280} {...register("toward")} />
        </div>
        <ObstacleFields form={form} />
        <ConfidenceField form={form} clientId={clientId} clientName={clientName} />
        <div className="flex flex-wrap items-center justify-between gap-4 border-line border-t pt-4">
          <div>
            <Checkbox {...register("clientAgreed", { required: true })}>{t("agreed", { name: clientName })}</Checkbox>
            {errors.clientAgreed && <FieldError id="agreed-missing" problem={t("agreedMissing", { name: clientName })} />}
          </div>
          <Button type="submit" variant="primary" busy={assign.isPending}>
            {t("action")}
          </Button>
        </div>
        {refusal && <FieldError id="assign-refused" problem={t(`refused.${refusal}`, { name: clientName })} />}
      </div>
      <PhonePreview fields={watch()} clientName={clientName} />
    </form>
  );
}
