"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { canonicalAddress } from "@/domain/access/email-address";
import { useStepUp } from "../account/step-up-dialog";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";
import { useToast } from "../ui/toast";

type Profile = RouterOutputs["profile"]["get"];
const LONGEST_NAME = 80;

/** Name, time zone and address, each to be put right. What was typed stays until it is saved. */
export function ProfileSection({ therapistName, profile }: { therapistName: string; profile: Profile }) {
  const t = useTranslations("privacy.profile");
  return (
    <section aria-labelledby="profile">
      <h2 id="profile" className="font-semibold text-lg">
        {t("heading")}
      </h2>
      <NameForm therapistName={therapistName} profile={profile} />
      <AddressForm address={profile.address ?? ""} />
    </section>
  );
}

/** Every zone that this browser knows, and the one that stands now. */
function zonesWith(zone: string): string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return known.includes(zone) ? known : [zone, ...known];
}

function NameForm({ therapistName, profile }: { therapistName: string; profile: Profile }) {
  const t = useTranslations("privacy.profile");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const zoneId = useId();
  const [displayName, setDisplayName] = useState(profile.displayName);
  const [timeZone, setTimeZone] = useState(profile.timeZone);
  const [isMissing, setIsMissing] = useState(false);
  const correct = useMutation(
    trpc.profile.correct.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        showToast({ message: t("saved") });
      },
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    const length = displayName.trim().length;
    const lacks = length === 0 || length > LONGEST_NAME;
    setIsMissing(lacks);
    if (!lacks && !correct.isPending) correct.mutate({ displayName, timeZone });
  }
  return (
    <form onSubmit={submit} className="mt-3 grid gap-4" method="post" noValidate>
      <TextField
        label={t("name")}
        note={t("nameNote", { name: therapistName })}
        fieldSize="phone"
        autoComplete="name"
        value={displayName}
        error={isMissing ? t("nameMissing") : undefined}
        onChange={(event) => setDisplayName(event.target.value)}
      />
      <div>
        <label htmlFor={zoneId} className="mb-1.5 block font-semibold">
          {t("zone")}
        </label>
        <select
          id={zoneId}
          value={timeZone}
          onChange={(event) => setTimeZone(event.target.value)}
          className="min-h-[52px] w-full rounded-control border-[1.5px] border-line-strong bg-surface px-4 text-ink text-lg"
          suppressHydrationWarning
        >
          {zonesWith(profile.timeZone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      </div>
      {correct.isError && <FieldError id="profile-failed" problem={t("failed")} />}
      <Button type="submit" size="phone" busy={correct.isPending}>
        {t("save")}
      </Button>
    </form>
  );
}

function AddressForm({ address }: { address: string }) {
  const t = useTranslations("privacy.profile");
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const { guard } = useStepUp();
  const [typed, setTyped] = useState(address);
  const [isMissing, setIsMissing] = useState(false);
  const correct = useMutation({
    mutationFn: (wanted: string) => guard(() => client.profile.correctAddress.mutate({ address: wanted })),
    onSuccess: async (answer) => {
      if (!answer?.ok) return;
      setTyped(answer.address);
      await queryClient.invalidateQueries();
      showToast({ message: t("addressChanged", { address: answer.address }) });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = canonicalAddress(typed);
    setIsMissing(wanted === null);
    if (wanted !== null && wanted !== address && !correct.isPending) correct.mutate(wanted);
  }
  const refusal = correct.data && !correct.data.ok ? t(correct.data.reason) : undefined;
  return (
    <form onSubmit={submit} className="mt-7 grid gap-4" method="post" noValidate>
      <TextField
        label={t("address")}
        note={t("addressNote")}
        fieldSize="phone"
        type="email"
        autoComplete="email"
        spellCheck={false}
        value={typed}
        error={isMissing ? t("addressMissing") : refusal}
        onChange={(event) => setTyped(event.target.value)}
      />
      {correct.isError && <FieldError id="address-failed" problem={t("failed")} />}
      <Button type="submit" size="phone" busy={correct.isPending}>
        {t("changeAddress")}
      </Button>
    </form>
  );
}
