import { useTranslations } from "next-intl";
import { type AssignFields, wordsOf } from "./assign-fields";

/** The words as the client will read them. */
export function PhonePreview({ fields, clientName }: { fields: AssignFields; clientName: string }) {
  const t = useTranslations("therapist.assign");
  const words = wordsOf(fields);
  return (
    <aside aria-label={t("onPhone", { name: clientName })} className="grid content-start gap-3 rounded-card bg-sunken p-5">
      <p className="text-ink-2">{t("onPhone", { name: clientName })}</p>
      <div className="grid gap-3 rounded-card border border-line bg-paper p-5 text-md">
        <p className="text-ink-2 text-sm">{t("eyebrow")}</p>
        <p className="font-semibold text-lg">{words.whatExactly || "–"}</p>
        {words.whenWhereWithWhom && <p className="text-ink-2">{words.whenWhereWithWhom}</p>}
        <div className="border-line border-t pt-3">
          <p className="text-ink-3 text-sm">{t("smallest")}</p>
          <p>{words.minimumVersion || "–"}</p>
        </div>
        <div>
          <p className="text-ink-3 text-sm">{t("why")}</p>
          <p className="whitespace-pre-wrap font-words leading-[1.5]">{words.whyThisHelps || "–"}</p>
        </div>
        {words.obstacles.map(({ obstacle, ifThen }) => (
          <div key={`${obstacle}|${ifThen}`}>
            <p className="text-ink-3 text-sm">{obstacle}</p>
            <p>{ifThen}</p>
          </div>
        ))}
      </div>
      <p className="text-ink-2 text-sm">{t("noDueDate")}</p>
    </aside>
  );
}
