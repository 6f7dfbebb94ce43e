"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { InvitationHandout } from "../invitation/invitation-handout";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";

type Invitation = RouterOutputs["invitation"]["list"]["invitations"][number];
type Row = RouterOutputs["caseload"]["day"]["caseload"][number];
type Renewed = { token: string; expiresAt: string; displayName: string; email: string };
type Props = { invitations: Invitation[]; caseload: Row[]; timeZone: string };

/** Clients who were invited and have not come: until when their link works, a new one, and a way to take it back. */
export function ClientInvitations({ invitations, caseload, timeZone }: Props) {
  const t = useTranslations("therapist.caseload");
  const [renewed, setRenewed] = useState<Renewed | null>(null);
  const waiting = caseload.filter(({ invited, consentWithdrawn }) => invited !== "accepted" && !consentWithdrawn);
  // Newest first: of several links of a client the first one counts.
  const latest = waiting.flatMap((row) => {
    const invitation = invitations.find(({ clientId }) => clientId === row.clientId);
    return invitation ? [{ row, invitation }] : [];
  });
  if (latest.length === 0) return null;
  return (
    <section aria-labelledby="invitations" className="grid gap-5">
      <div>
        <h2 id="invitations" className="border-line-strong border-b pb-2 font-semibold text-md">
          {t("invitations")}
        </h2>
        <ul>
          {latest.map(({ row, invitation }) => (
            <InvitationLine key={row.clientId} name={row.displayName} invitation={invitation} timeZone={timeZone} onRenewed={setRenewed} />
          ))}
        </ul>
      </div>
      {renewed && (
        <InvitationHandout
          isPart
          key={renewed.token}
          token={renewed.token}
          expiresAt={renewed.expiresAt}
          name={renewed.displayName}
          email={renewed.email}
        >
          <Button className="max-sm:min-h-target" onClick={() => setRenewed(null)}>
            {t("handedOver")}
          </Button>
        </InvitationHandout>
      )}
    </section>
  );
}

type LineProps = { name: string; invitation: Invitation; timeZone: string; onRenewed(renewed: Renewed): void };

function InvitationLine({ name, invitation, timeZone, onRenewed }: LineProps) {
  const t = useTranslations("therapist.caseload");
  const format = useFormatter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const { clientId, email, state, expiresAt } = invitation;
  const renew = useMutation(
    trpc.invitation.renew.mutationOptions({
      onSuccess: async (answer) => {
        if (answer.ok) onRenewed({ ...answer, email });
        else showToast({ message: t(`renewRefused.${answer.reason}`) });
        await queryClient.invalidateQueries();
      },
      onError: () => showToast({ message: t("renewFailed") }),
    }),
  );
  const revoke = useMutation(
    trpc.invitation.revoke.mutationOptions({
      onSuccess: async () => {
        showToast({ message: t("revoked") });
        await queryClient.invalidateQueries();
      },
      onError: () => showToast({ message: t("revokeFailed") }),
    }),
  );
  const date = format.dateTime(new Date(expiresAt), { day: "numeric", month: "long", timeZone });
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line border-b py-2">
      <span className="font-semibold">{name}</span>
      <span className="break-all text-ink-2">{email}</span>
      <span className="text-ink-2">
        {state === "open" ? t("until", { date }) : t(`invited.${state === "revoked" ? "revoked" : "expired"}`)}
      </span>
      <span className="ml-auto flex flex-wrap gap-x-3 gap-y-1">
        <Button
          className="max-sm:min-h-target"
          busy={renew.isPending}
          aria-label={t("renewFor", { name })}
          onClick={() => renew.mutate({ clientId })}
        >
          {t("renew")}
        </Button>
        {state === "open" && (
          <Button
            variant="quiet"
            className="max-sm:min-h-target"
            busy={revoke.isPending}
            onClick={() => revoke.mutate({ clientId, invitationId: invitation.id })}
          >
            {t("revoke", { name })}
          </Button>
        )}
      </span>
    </li>
  );
}
