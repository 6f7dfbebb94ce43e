"use client";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useOwnZone } from "../audit/use-own-zone";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";

type Invitation = RouterOutputs["person"]["listInvitations"]["invitations"][number];

/** Links that nobody has used: who they are for, until when, and a way to take each back. */
export function OpenInvitations() {
  const t = useTranslations("person.invitations");
  const { data } = useSuspenseQuery(useTRPC().person.listInvitations.queryOptions());
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations" className="border-line-strong border-b pb-2 font-semibold text-md">
        {t("heading")}
      </h2>
      {data.invitations.length === 0 ? (
        <p className="py-3 text-ink-2">{t("none")}</p>
      ) : (
        <ul>
          {data.invitations.map((invitation) => (
            <InvitationLine key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </section>
  );
}

function InvitationLine({ invitation }: { invitation: Invitation }) {
  const t = useTranslations("person");
  const format = useFormatter();
  const timeZone = useOwnZone();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const revoke = useMutation(
    useTRPC().person.revokeInvitation.mutationOptions({
      onSuccess: async () => {
        showToast({ message: t("invitations.revoked") });
        await queryClient.invalidateQueries();
      },
      onError: () => showToast({ message: t("invitations.revokeFailed") }),
    }),
  );
  const { displayName: name, state, invitedBy } = invitation;
  const date = format.dateTime(new Date(invitation.expiresAt), { day: "numeric", month: "long", timeZone });
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line border-b py-2">
      <span className="font-semibold">{name}</span>
      <span>{t(`role.${invitation.role}`)}</span>
      <span className="break-all text-ink-2">{invitation.address}</span>
      <span className="text-ink-2">{t(`invitations.${state}`, { date })}</span>
      <span className="text-ink-2">{invitedBy === null ? t("invitations.byCommand") : t("invitations.by", { name: invitedBy })}</span>
      <Button
        variant="quiet"
        className="ml-auto max-sm:min-h-target"
        busy={revoke.isPending}
        onClick={() => revoke.mutate({ invitationId: invitation.id })}
      >
        {t("invitations.revoke", { name })}
      </Button>
    </li>
  );
}
