import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import type { therapistDay } from "@/server/client/schema";
import { Button } from "../ui/button";

type Request = z.infer<typeof therapistDay>["paceRequests"][number];
type PaceRowProps = { request: Request; timeZone: string; onOpen: () => void };

/** A request in a line, with the same words as a card; its form opens in place. */
export function PaceRow({ request, timeZone, onOpen }: PaceRowProps) {
  const t = useTranslations("therapist.pace");
  const format = useFormatter();
  const words = request.tooMuch ?? request.words;
  const since = format.dateTime(new Date(request.waitingSince), {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-5 py-2.5 last:border-b-0">
      <span className="font-semibold text-pace">{t(`asked.${request.kind}`, { name: request.clientName })}</span>
      <span className="text-ink-2">{since}</span>
      {(request.stepTitle ?? request.exerciseTitle) && (
        <span className="min-w-0 truncate">{request.stepTitle ?? request.exerciseTitle}</span>
      )}
      <span className="min-w-0 flex-1 truncate font-words text-md">{words}</span>
      <Button aria-label={t("openNamed", { name: request.clientName })} className="max-lg:min-h-11" onClick={onOpen}>
        {t("open")}
      </Button>
    </li>
  );
}
