import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import type { recordDetail } from "@/server/record/schema";
import { PersonWords } from "../ui/person-words";

type Props = {
  checkBacks: z.infer<typeof recordDetail>["checkBacks"];
  /** Of the reader. */
  timeZone: string;
  size: "phone" | "laptop";
};

/** What the client said when it was asked about again, and to which day they moved it; oldest first. Nothing where it never came to it. */
export function SaidLater({ checkBacks, timeZone, size }: Props) {
  const t = useTranslations("record.saidLater");
  const format = useFormatter();
  if (checkBacks.length === 0) return null;
  const day = (at: string, zone: string) => format.dateTime(new Date(at), { day: "numeric", month: "long", timeZone: zone });
  return (
    <section className="mt-6">
      <h2 className="font-semibold text-lg">{t("heading")}</h2>
      <ol className="mt-2 grid gap-3">
        {checkBacks.map(({ id, entry, words, answeredAt, movedTo }) => (
          <li key={id}>
            {entry !== null && <p className="text-ink-3 text-sm">{t("link", { number: entry + 1 })}</p>}
            {movedTo && <p className="text-ink-2 text-md">{t("moved", { date: day(`${movedTo}T12:00:00Z`, "UTC") })}</p>}
            {words && (
              <PersonWords size={size} {...(answeredAt ? { label: t("said", { date: day(answeredAt, timeZone) }) } : {})}>
                {words}
              </PersonWords>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
