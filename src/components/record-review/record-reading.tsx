"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ReadingAs } from "../client-page/reading-as";
import { useTRPC } from "../data/trpc";
import { FlagNote } from "./flag-card";
import { BackToClient, RecordSheet } from "./record-sheet";
import { ReviewGiven } from "./review-form";
import { StaffThread } from "./staff-thread";

/** A record for somebody who reads along: it stays as it is, and the client can take it back as before. */
export function RecordReading({ clientId, recordId }: { clientId: string; recordId: string }) {
  const trpc = useTRPC();
  const { data: client } = useSuspenseQuery(trpc.client.overview.queryOptions({ clientId }));
  // Each reading leaves a trace of its own: coming back to the window is none.
  const { data: record } = useSuspenseQuery(trpc.record.read.queryOptions({ clientId, recordId }, { refetchOnWindowFocus: false }));
  return (
    <div className="max-w-5xl">
      <ReadingAs client={client} />
      <BackToClient clientId={clientId} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
        <RecordSheet record={record} clientId={null} />
        <div className="grid content-start gap-5">
          {record.flag && <FlagNote flag={record.flag} />}
          <StaffThread thread={record.thread} />
          {record.review && <ReviewGiven review={record.review} from={client.therapistName} />}
        </div>
      </div>
    </div>
  );
}
