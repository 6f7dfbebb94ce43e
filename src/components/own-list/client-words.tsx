"use client";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc";
import { useToast } from "../ui/toast";
import { OwnListEditor } from "./own-list-editor";

/** A client's own lists as the therapist has them in session, with the client beside them. Supervisors read along. */
export function ClientWords({ clientId, clientName, mayWrite }: { clientId: string; clientName: string; mayWrite: boolean }) {
  const t = useTranslations("ownList");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const query = trpc.ownItem.list.queryOptions({ clientId });
  const { data } = useSuspenseQuery(query);
  const settled = {
    onSuccess: (list: typeof data) => queryClient.setQueryData(query.queryKey, list),
    onError: () => showToast({ message: t("failed") }),
  };
  const put = useMutation(trpc.ownItem.put.mutationOptions(settled));
  const retire = useMutation(trpc.ownItem.retire.mutationOptions(settled));
  return (
    <>
      <p className="mb-4 text-ink-2">{t("inSession", { name: clientName })}</p>
      <OwnListEditor
        items={data.items}
        act={
          mayWrite
            ? {
                put: ({ id, kind, words, position }) => put.mutate({ clientId, itemId: id, kind, words, position }),
                retire: (item, retired) => retire.mutate({ clientId, itemId: item.id, retired }),
              }
            : null
        }
      />
    </>
  );
}
