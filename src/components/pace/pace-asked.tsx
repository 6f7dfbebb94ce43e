"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import type { paceRequestView } from "@/server/pace/schema";
import { PersonWords } from "../ui/person-words";

type PaceAskedProps = {
  request: z.infer<typeof paceRequestView>;
  clientName: string;
  timeZone: string;
  /** A line on what is held and how often it was asked before. */
  context: string;
};

/** What a client asks for, and since when. */
export function PaceAsked({ request, clientName, timeZone, context }: PaceAskedProps) {
  const t = useTranslations("therapist.pace");
  const format = useFormatter();
  return (
    <div className="grid content-start gap-1.5">
      <h2 className="font-semibold text-lg text-pace">{t(`asked.${request.kind}`, { name: clientName })}</h2>
      <p className="text-ink-2">
        {format.dateTime(new Date(request.occurredAt), {
          weekday: "short",
          day: "numeric",
          month: "long",
          hour: "2-digit",
          minute: "2-digit",
          timeZone,
        })}
      </p>
      {request.words && <PersonWords tone="pace">{request.words}</PersonWords>}
      <p className="text-ink-2 text-sm">{context}</p>
    </div>
  );
}
