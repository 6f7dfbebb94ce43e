"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import type { therapistDay } from "@/server/client/schema";
import { AnswerPace } from "../pace/answer-pace";
import { AnsweredPace, type SentAnswer } from "../pace/answered-pace";
import { PaceRow } from "./pace-row";

/** More open answers than this stand as rows: the order is the same, the wall is not. */
const CARDS = 2;

type PaceRequestsProps = Pick<z.infer<typeof therapistDay>, "paceRequests" | "timeZone" | "today">;

/** Who asked to slow down, longest waiting first: one answer for each client. What was sent stays in sight until it is closed. */
export function PaceRequests({ paceRequests, timeZone, today }: PaceRequestsProps) {
  const t = useTranslations("therapist.day");
  const [sent, setSent] = useState<SentAnswer[]>([]);
  const [opened, setOpened] = useState<string[]>([]);
  const waits = new Set(paceRequests.map(({ clientId }) => clientId));
  // A card does not become a row under the hands of whoever writes in it.
  const isCard = (clientId: string, index: number) => index < CARDS || opened.includes(clientId);
  const rows = paceRequests.filter(({ clientId }, index) => !isCard(clientId, index));
  return (
    <>
      {sent
        .filter(({ clientId }) => !waits.has(clientId))
        .map((one) => (
          <AnsweredPace
            key={one.clientId}
            sent={one}
            onClose={() => setSent((all) => all.filter(({ clientId }) => clientId !== one.clientId))}
          />
        ))}
      {paceRequests
        .filter(({ clientId }, index) => isCard(clientId, index))
        .map((request) => (
          <AnswerPace
            key={request.clientId}
            request={request}
            clientId={request.clientId}
            clientName={request.clientName}
            timeZone={timeZone}
            today={today}
            forCoverOf={request.forCoverOf}
            pageLink={`/clients/${request.clientId}`}
            context={t("context", { held: request.heldAssignments, unanswered: request.unansweredCount, before: request.askedBefore })}
            onSent={(answer) => setSent((all) => [answer, ...all.filter(({ clientId }) => clientId !== answer.clientId)])}
          />
        ))}
      {rows.length > 0 && (
        <ul className="rounded-card border border-pace-line">
          {rows.map((request) => (
            <PaceRow
              key={request.clientId}
              request={request}
              timeZone={timeZone}
              onOpen={() => setOpened((all) => [...all, request.clientId])}
            />
          ))}
        </ul>
      )}
    </>
  );
}
