import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import type { recordDetail } from "@/server/record/schema";
import { useOwnZone } from "../audit/use-own-zone";
import { PersonWords } from "../ui/person-words";

type Detail = z.infer<typeof recordDetail>;

/** What both sides wrote under a record, oldest first. Nothing where nobody did. */
export function StaffThread({ thread }: { thread: Detail["thread"] }) {
  const t = useTranslations("therapist.review.thread");
  const format = useFormatter();
  const timeZone = useOwnZone();
  if (thread.length === 0) return null;
  return (
    <section aria-label={t("heading")}>
      <h2 className="font-semibold">{t("heading")}</h2>
      <ol className="mt-2 grid gap-3">
        {thread.map((message) => {
          const date = format.dateTime(new Date(message.writtenAt), {
            day: "numeric",
            month: "long",
            hour: "2-digit",
            minute: "2-digit",
            timeZone,
          });
          return (
            <li key={message.id}>
              <PersonWords label={t("by", { name: message.authorName, date })}>{message.words}</PersonWords>
              {!message.fromClient && <p className="pl-3 text-ink-3 text-sm">{message.seen ? t("seen") : t("notSeen")}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
