import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "../data/trpc";
import { mergeQueue, neighbours, type QueuePlace } from "./review-queue";

const ORDER = ["review order"];
const PAGE = { cursor: null, limit: 50 };

/** What waits besides this record, and where to go from here. */
export function useReviewQueue(current: QueuePlace) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  // Each look at the list leaves a trace of its own: coming back to the window is none.
  const { data } = useQuery(trpc.caseload.toReview.queryOptions(PAGE, { refetchOnWindowFocus: false }));
  const live = data?.items ?? [];
  const queue = mergeQueue(queryClient.getQueryData<QueuePlace[]>(ORDER) ?? [], live, current);
  useEffect(() => {
    queryClient.setQueryDefaults(ORDER, { gcTime: Number.POSITIVE_INFINITY });
    queryClient.setQueryData(
      ORDER,
      queue.map(({ clientId, recordId }) => ({ clientId, recordId })),
    );
  });
  return { ...neighbours(queue, live, current), isKnown: data !== undefined };
}

/** The address of a record's review. */
export function reviewPath({ clientId, recordId }: QueuePlace): string {
  return `/clients/${clientId}/records/${recordId}`;
}
