"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { useToast } from "../ui/toast";

export type NoteView = RouterOutputs["privateNote"]["list"]["notes"][number];

/**
 * One's own notes on a client and what can be done with them. Each write answers all notes, which replace those shown.
 * @param isWanted nothing is asked for, and nothing leaves the server, before somebody opens the notes
 */
export function usePrivateNotes(clientId: string, isWanted: boolean) {
  const t = useTranslations("privateNote");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showToast = useToast();
  const options = trpc.privateNote.list.queryOptions({ clientId });
  const { data, isError, refetch } = useQuery({ ...options, enabled: isWanted });
  const show = (list: RouterOutputs["privateNote"]["list"]) => queryClient.setQueryData(options.queryKey, list);
  const restore = useMutation(
    trpc.privateNote.restore.mutationOptions({ onSuccess: show, onError: () => showToast({ message: t("restoreFailed") }) }),
  );
  return {
    notes: data?.notes ?? null,
    failed: isError,
    reload: () => void refetch(),
    write: useMutation(trpc.privateNote.write.mutationOptions({ onSuccess: show })),
    edit: useMutation(trpc.privateNote.edit.mutationOptions({ onSuccess: show })),
    /** Takes a note away; the way back stays on the screen for a while. */
    remove: useMutation(
      trpc.privateNote.remove.mutationOptions({
        onSuccess: (list, note) => {
          show(list);
          showToast({ message: t("removed"), action: { label: t("undo"), onAction: () => restore.mutate(note) } });
        },
        onError: () => showToast({ message: t("removeFailed") }),
      }),
    ),
  };
}
