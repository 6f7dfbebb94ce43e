import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import type { therapistDay } from "@/server/client/schema";

type Request = z.infer<typeof therapistDay>["paceRequests"][number];

export function PaceRow({ request, timeZone }: { request: Request; timeZone: string }) {
  const t = useTranslations("therapist.pace");
  const format = useFormatter();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-5 py-2.5 last:border-b-0">
      <Link href={`/clients/${request.clientId}`} className="font-semibold text-pace underline underline-offset-4">
        {t(`asked.${request.kind}`, { name: request.clientName })}
      </Link>
      <span className="text-ink-2">
        {format.dateTime(new Date(request.occurredAt), {
          weekday: "short",
          day: "numeric",
          month: "short",
          hour: "2-digit",
          minute: "2-digit",
          timeZone,
        })}
      </span>
      {request.words && <span className="min-w-0 flex-1 truncate font-words text-md">{request.words}</span>}
    </li>
  );
}
