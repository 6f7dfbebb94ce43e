"use client";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "../data/trpc";
import { FieldError } from "../ui/field-error";
import { Tag } from "../ui/tag";
import { useToast } from "../ui/toast";
import { AccountButton, AccountPart, AccountRows } from "./account-part";
import { useStepUp } from "./step-up-dialog";
import { useAgo } from "./use-ago";
import { useRefreshAccount } from "./use-refresh-account";

/** Where the person is signed in, with a way to end each. */
export function Sessions() {
  const t = useTranslations("account.sessions");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { guard } = useStepUp();
  const showToast = useToast();
  const { data } = useSuspenseQuery(trpc.session.list.queryOptions());
  const ago = useAgo(data.asOf);
  const refresh = useRefreshAccount();
  const end = useMutation({
    mutationFn: (input: { sessionId: string }) => guard(() => client.session.revoke.mutate(input)),
    onSuccess: (ended) => ended && showToast({ message: t("ended") }),
    // One that has ended meanwhile is not found; the list then says so.
    onSettled: refresh,
  });
  const endOthers = useMutation({
    mutationFn: () => guard(() => client.session.revokeOthers.mutate()),
    onSuccess: (others) => others && showToast({ message: t("endedOthers", { count: others.ended }) }),
    onSettled: refresh,
  });
  const thisFirst = [...data.sessions].sort((a, b) => Number(b.isThis) - Number(a.isThis));
  const others = data.sessions.filter(({ isThis }) => !isThis).length;
  return (
    <AccountPart heading={t("heading")} lead={t("lead")}>
      <AccountRows>
        {thisFirst.map(({ id, device, signedInAt, lastSeenAt, isThis }) => {
          const name = device || t("unknownDevice");
          return (
            <li key={id} className="flex min-h-target items-center justify-between gap-4 py-3">
              <div>
                <p className="font-medium">
                  {name} {isThis && <Tag>{t("thisOne")}</Tag>}
                </p>
                <p className="text-[0.9em] text-ink-2">{t("times", { signedIn: ago(signedInAt), used: ago(lastSeenAt) })}</p>
              </div>
              {!isThis && (
                <AccountButton
                  className="shrink-0"
                  busy={end.isPending && end.variables.sessionId === id}
                  aria-label={t("endName", { device: name, signedIn: ago(signedInAt) })}
                  onClick={() => end.mutate({ sessionId: id })}
                >
                  {t("end")}
                </AccountButton>
              )}
            </li>
          );
        })}
      </AccountRows>
      {(end.isError || endOthers.isError) && <FieldError id="session-problem" problem={t("failed")} />}
      {others > 0 && (
        <AccountButton busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {t("endOthers")}
        </AccountButton>
      )}
    </AccountPart>
  );
}
