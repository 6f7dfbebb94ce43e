"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { AgreedDose, DosedAssignment } from "@/domain/assignment/dose";
import { daysBefore } from "@/domain/calendar/plain-days";
import { lastRestDay, type RestDays } from "@/domain/pace/rest-days";
import { useTRPC } from "../data/trpc";
import type { Step } from "../exposure/use-ladder";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { FieldError } from "../ui/field-error";
import { TextArea, TextField } from "../ui/text-field";
import { useToast } from "../ui/toast";
import { type AssignFields, chosenOf, EMPTY_FIELDS, isWhole, rhythmOf, windowOf, wordsOf } from "./assign-fields";
import { type ChoiceGroup, ChooseExercise } from "./choose-exercise";
import { ConfidenceField } from "./confidence-field";
import { DoseLine } from "./dose-line";
import { ObstacleFields } from "./obstacle-fields";
import { PhonePreview } from "./phone-preview";
import { RhythmFields } from "./rhythm-fields";
import { SmallerOffer } from "./smaller-offer";
import { useKeptFields } from "./use-kept-fields";

/** What the exposure record takes, about. */
const EXPOSURE_MINUTES = 5;

type Exercise = { id: string; version: number; title: string; aboutMinutes: number | null };
type AssignFormProps = {
  clientId: string;
  clientName: string;
  groups: ChoiceGroup[];
  /** Of the ladder, what can be assigned, and the whole of it. */
  steps: readonly Step[];
  ladder: readonly Step[];
  exercises: readonly Exercise[];
  assignments: readonly DosedAssignment[];
  /** The client's own safety behaviours, in their words. */
  behaviours: readonly string[];
  /** What both agreed on for a week; null: nothing. */
  agreed: AgreedDose | null;
  /** Rest weeks that hold or are to come. */
  rests: readonly RestDays[];
  wanted: string | null;
};

export function AssignForm(props: AssignFormProps) {
  const { clientId, clientName, groups, steps, ladder, exercises, assignments, behaviours, agreed, rests, wanted } = props;
  const t = useTranslations("therapist.assign");
  const format = useFormatter();
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const form = useForm<AssignFields>({ defaultValues: { ...EMPTY_FIELDS, ...startOf(wanted) } });
  const forget = useKeptFields(clientId, form, wanted);
  const { register, handleSubmit, formState, setValue, setError, clearErrors, watch } = form;
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
  const fields = watch();
  const wantedDay = fields.windowFrom || rests[0]?.from;
  const lastRest = wantedDay ? lastRestDay(wantedDay, rests) : null;
  const afterRest = lastRest && daysBefore(lastRest, -1);
  const step = steps.find(({ id }) => `step:${id}` === fields.chosen);
  const exercise = exercises.find(({ id, version }) => `exercise:${id}@${version}` === fields.chosen);
  const rhythm = rhythmOf(fields);
  const minutes = isWhole(fields.minutes, 1, 600) ? Number(fields.minutes) : (exercise?.aboutMinutes ?? EXPOSURE_MINUTES);

  /** What the choice suggests, where nothing else was written yet. */
  function startOf(chosen: string | null): Partial<AssignFields> {
    const found = steps.find(({ id }) => `step:${id}` === chosen);
    if (found) return { chosen: chosen ?? "", whatExactly: found.title, minimumVersion: found.minimumVersion };
    const known = exercises.find(({ id, version }) => `exercise:${id}@${version}` === chosen);
    return known ? { chosen: chosen ?? "", whatExactly: known.title } : {};
  }
  function choose(chosen: string) {
    for (const [name, value] of Object.entries(startOf(chosen))) setValue(name as "chosen", value as string, { shouldDirty: true });
    if (chosen.startsWith("step:") && fields.frequency === "anyTime") setValue("frequency", "once");
    clearErrors("chosen");
  }
  /** A smaller step in the place of the one that was chosen: how confident the client is, and whether they agree, is asked again. */
  function takeSmaller({ id, title, minimumVersion }: Pick<Step, "id" | "title" | "minimumVersion">) {
    const smaller = { chosen: `step:${id}`, whatExactly: title, minimumVersion, clientConfidence: "" } as const;
    for (const [name, value] of Object.entries(smaller)) setValue(name as keyof typeof smaller, value, { shouldDirty: true });
    setValue("clientAgreed", false);
  }
  function takeAfterRest(from: string) {
    setValue("windowFrom", from, { shouldDirty: true });
    if (fields.windowTo !== "" && fields.windowTo < from) setValue("windowTo", "", { shouldDirty: true });
    assign.reset();
    showToast({ message: t("afterRestTaken") });
  }
  function send(values: AssignFields, alsoKeepOther = false) {
    const chosen = chosenOf(values.chosen);
    const how = rhythmOf(values);
    // A step may have been taken back or put aside meanwhile.
    if (!chosen || !how || (!step && !exercise)) return setError("chosen", { type: "required" });
    assign.mutate({
      clientId,
      ...chosen,
      words: wordsOf(values),
      rhythm: how,
      window: windowOf(values),
      ...(values.minutes.trim() === "" ? {} : { minutes: Number(values.minutes) }),
      clientConfidence: Number(values.clientConfidence),
      clientAgreed: true,
      alsoKeepOther,
    });
  }

  return (
    <form
      noValidate
      className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_430px]"
      onSubmit={handleSubmit((values) => send(values))}
    >
      <div className="grid gap-5">
        <ChooseExercise groups={groups} chosen={fields.chosen} onChoose={choose} error={errors.chosen && t("choose.missing")} />
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
        {behaviours.length > 0 && (
          <fieldset>
            <legend className="mb-1.5 font-semibold">
              {t("behaviours")} <span className="font-normal text-ink-3">{t("behavioursNote", { name: clientName })}</span>
            </legend>
            <div className="flex flex-wrap gap-x-5 gap-y-1">
              {behaviours.map((words) => (
                <Checkbox key={words} value={words} {...register("safetyBehaviours")}>
                  {words}
                </Checkbox>
              ))}
            </div>
          </fieldset>
        )}
        <ObstacleFields form={form} />
        <RhythmFields form={form} isStep={step !== undefined} />
        <DoseLine
          assignments={assignments}
          agreed={agreed}
          added={rhythm && (step || exercise) ? { state: "active", rhythm, minutes } : null}
        />
        <ConfidenceField
          // Another choice is asked about anew.
          key={fields.chosen}
          form={form}
          clientName={clientName}
          smaller={step && <SmallerOffer clientId={clientId} step={step} steps={ladder} onChoose={takeSmaller} />}
        />
        <div className="flex flex-wrap items-center justify-between gap-4 border-line border-t pt-4">
          <div>
            <Checkbox {...register("clientAgreed", { required: true })}>{t("agreed", { name: clientName })}</Checkbox>
            {errors.clientAgreed && <FieldError id="agreed-missing" problem={t("agreedMissing", { name: clientName })} />}
          </div>
          <Button type="submit" variant="primary" busy={assign.isPending}>
            {t("action")}
          </Button>
        </div>
        {refusal === "oneActiveAlready" && (
          <Button className="justify-self-start" onClick={handleSubmit((values) => send(values, true))}>
            {t("alsoKeepOther")}
          </Button>
        )}
        {refusal === "restWeek" && afterRest && (
          <Button className="justify-self-start" onClick={() => takeAfterRest(afterRest)}>
            {t("takeAfterRest", {
              date: format.dateTime(new Date(afterRest), { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }),
            })}
          </Button>
        )}
        {refusal && <FieldError id="assign-refused" problem={t(`refused.${refusal}`, { name: clientName })} />}
      </div>
      <PhonePreview fields={fields} clientName={clientName} title={step?.title ?? exercise?.title ?? ""} />
    </form>
  );
}
