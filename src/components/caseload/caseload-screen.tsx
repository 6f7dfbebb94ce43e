"use client";
import { useMutation, useQueryClient, useSuspenseQueries } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import { CaseloadTable } from "./caseload-table";

export function CaseloadScreen() {
  const t = useTranslations("therapist.caseload");
  const format = useFormatter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const [{ data: day }, { data: list }] = useSuspenseQueries({
    queries: [trpc.caseload.day.queryOptions(), trpc.invitation.list.queryOptions()],
  });
  const revoke = useMutation(
    trpc.invitation.revoke.mutationOptions({
      onSuccess: async () => {
        showToast({ message: t("revoked") });
        await queryClient.invalidateQueries();
      },
      onError: () => showToast({ message: t("revokeFailed") }),
    }),
  );
  const open = list.invitations.filter((invitation) => invitation.state === "open");
  const nameOf = (clientId: string) => day.caseload.find((row) => row.clientId === clientId)?.displayName ?? "";
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
      {open.length > 0 && (
        <section aria-labelledby="invitations">
          <h2 id="invitations" className="border-line-strong border-b pb-2 font-semibold text-md">
            {t("invitations")}
          </h2>
          <ul>
            {open.map((invitation) => (
              <li key={invitation.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line border-b py-2">
                <span className="font-semibold">{nameOf(invitation.clientId)}</span>
                <span className="text-ink-2">{invitation.email}</span>
                <span className="text-ink-2">
                  {t("until", {
                    date: format.dateTime(new Date(invitation.expiresAt), { day: "numeric", month: "long", timeZone: day.timeZone }),
                  })}
                </span>
                <Button
                  variant="quiet"
                  className="ml-auto"
                  busy={revoke.isPending}
                  onClick={() => revoke.mutate({ clientId: invitation.clientId, invitationId: invitation.id })}
                >
                  {t("revoke", { name: nameOf(invitation.clientId) })}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
