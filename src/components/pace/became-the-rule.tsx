"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc";

/** Where slowing down has become the rule for weeks: a question for the session, for staff alone. Nothing where it has not. */
export function BecameTheRule({ clientId, clientName }: { clientId: string; clientName: string }) {
  const t = useTranslations("therapist.pace.rule");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.pace.standing.queryOptions({ clientId }));
  if (!data?.becameTheRule) return null;
  const { weeks, ofWeeks, requests } = data.becameTheRule;
  return (
    <aside aria-label={t("label")} className="rounded-card border border-pace-line bg-surface px-5 py-3 print:hidden">
      <p className="font-semibold">{t("question", { name: clientName })}</p>
      <p className="text-ink-2 text-sm">{t("why", { weeks, ofWeeks, requests, name: clientName })}</p>
    </aside>
  );
}
