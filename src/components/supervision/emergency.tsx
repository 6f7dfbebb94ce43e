"use client";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useOwnZone } from "../audit/use-own-zone";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { PersonWords } from "../ui/person-words";
import { useToast } from "../ui/toast";
import { EmergencyDialog, NOTHING_TYPED } from "./emergency-dialog";

type Access = RouterOutputs["breakGlass"]["listOwn"]["accesses"][number];
const LOOKS_EVERY = 30_000;

/** Reading somebody outside one's caseloads, in an emergency: what happens, what is open now, and what was. */
export function Emergency() {
  const t = useTranslations("supervision.emergency");
  const id = useId();
  const now = useNow({ updateInterval: LOOKS_EVERY });
  const { data } = useSuspenseQuery(useTRPC().breakGlass.listOwn.queryOptions());
  const [isAsking, setIsAsking] = useState(false);
  // Closing the dialog by mistake loses nothing.
  const [draft, setDraft] = useState(NOTHING_TYPED);
  const isOpen = (access: Access) => access.isOpen && new Date(access.expiresAt) > now;
  const open = data.accesses.filter(isOpen);
  const earlier = data.accesses.filter((access) => !isOpen(access));
  return (
    <section aria-labelledby={id} className="grid justify-items-start gap-3 border-line border-t pt-6">
      <h2 id={id} className="font-semibold text-lg">
        {t("heading")}
      </h2>
      <p className="max-w-prose text-ink-2">{t("lead")}</p>
      {open.length > 0 && (
        <ul className="w-full max-w-3xl rounded-card border border-line-strong bg-surface">
          {open.map((access) => (
            <OpenAccess key={access.id} access={access} />
          ))}
        </ul>
      )}
      <Button className="max-sm:min-h-target" onClick={() => setIsAsking(true)}>
        {t("begin")}
      </Button>
      {isAsking && <EmergencyDialog draft={draft} onDraft={setDraft} onClose={() => setIsAsking(false)} />}
      {earlier.length > 0 && (
        <details className="w-full max-w-3xl">
          <summary className="inline-block min-h-7 cursor-pointer py-1 text-ink-2">{t("earlier", { count: earlier.length })}</summary>
          <ul className="mt-1 border-line border-y">
            {earlier.map((access) => (
              <EarlierAccess key={access.id} access={access} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function useTime(): (iso: string) => string {
  const format = useFormatter();
  const timeZone = useOwnZone();
  return (iso) => format.dateTime(new Date(iso), { hour: "2-digit", minute: "2-digit", timeZone });
}

function OpenAccess({ access }: { access: Access }) {
  const t = useTranslations("supervision.emergency");
  const time = useTime();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const close = useMutation(
    trpc.breakGlass.close.mutationOptions({
      onSuccess: async () => {
        showToast({ message: t("ended") });
        // What was read through it does not stay in memory either.
        queryClient.removeQueries({ type: "inactive" });
        await queryClient.invalidateQueries();
      },
      onError: () => showToast({ message: t("endFailed") }),
    }),
  );
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b px-5 py-3 last:border-b-0 max-sm:px-4">
      <span>
        <Link
          href={`/clients/${access.clientId}`}
          className="inline-flex min-h-9 items-center font-semibold text-action underline underline-offset-4"
        >
          {access.clientName}
        </Link>{" "}
        <span className="text-ink-2">{t("until", { time: time(access.expiresAt) })}</span>
      </span>
      <Button
        className="max-sm:min-h-target"
        aria-label={t("endOf", { name: access.clientName })}
        busy={close.isPending}
        onClick={() => close.mutate({ breakGlassId: access.id })}
      >
        {t("end")}
      </Button>
    </li>
  );
}

function EarlierAccess({ access }: { access: Access }) {
  const t = useTranslations("supervision.emergency");
  const format = useFormatter();
  const timeZone = useOwnZone();
  const time = useTime();
  const from = format.dateTime(new Date(access.startedAt), {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
  return (
    <li className="grid gap-1.5 border-line border-b py-3 last:border-b-0">
      <p>
        <span className="font-semibold">{access.clientName}</span>{" "}
        <span className="text-ink-2">{t("fromTo", { from, to: time(access.endedAt ?? access.expiresAt) })}</span>
      </p>
      {access.reason && <PersonWords label={t("yourReason")}>{access.reason}</PersonWords>}
    </li>
  );
}
