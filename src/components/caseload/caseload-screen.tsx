"use client";
import { useSuspenseQueries } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc";
import { CaseloadTable } from "./caseload-table";
import { ClientInvitations } from "./client-invitations";

export function CaseloadScreen() {
  const t = useTranslations("therapist.caseload");
  const trpc = useTRPC();
  const [{ data: day }, { data: list }] = useSuspenseQueries({
    queries: [trpc.caseload.day.queryOptions(), trpc.invitation.list.queryOptions()],
  });
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 id="caseload" className="text-title">
          {t("heading")}
        </h1>
        <Link
          href="/clients/invite"
          className="inline-flex min-h-9 items-center rounded-field bg-action px-3.5 font-semibold text-on-action hover:bg-action-hover"
        >
          {t("invite")}
        </Link>
      </div>
      <CaseloadTable rows={day.caseload} today={day.today} timeZone={day.timeZone} namedBy="caseload" />
      <ClientInvitations invitations={list.invitations} caseload={day.caseload} timeZone={day.timeZone} />
    </div>
  );
}
