"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { ReadingAs } from "../client-page/reading-as";
import { useTRPC } from "../data/trpc";
import { RecordSheet } from "./record-sheet";
import { ReviewGiven } from "./review-form";

type RecordReadingProps = { clientId: string; recordId: string; definitions: ExerciseDefinition[] };

/** A record for somebody who reads along: it stays as it is, and the client can take it back as before. */
export function RecordReading({ clientId, recordId, definitions }: RecordReadingProps) {
  const trpc = useTRPC();
  const { data: client } = useSuspenseQuery(trpc.client.overview.queryOptions({ clientId }));
  // Each reading leaves a trace of its own: coming back to the window is none.
  const { data: record } = useSuspenseQuery(trpc.record.read.queryOptions({ clientId, recordId }, { refetchOnWindowFocus: false }));
  return (
    <div className="max-w-5xl">
      <ReadingAs client={client} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
        <RecordSheet clientId={clientId} record={record} definitions={definitions} />
        {record.review && <ReviewGiven review={record.review} from={client.therapistName} />}
      </div>
    </div>
  );
}
