import { useTranslations } from "next-intl";
import type { Answers } from "@/domain/exercise/answer";
import type { ClientDefinition } from "@/domain/exercise/definition";
import { scoresOf } from "@/domain/exercise/scores";

type Props = { definition: ClientDefinition; answers: Answers; headingLevel: 2 | 3 };

/** What the answers add up to, where the exercise adds them up. With a gap among them there is no sum, and it says so. */
export function ScoresView({ definition, answers, headingLevel }: Props) {
  const t = useTranslations("record.scores");
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const asked = new Map(definition.scores.map((score) => [score.id, score.fields.length]));
  const shown = scoresOf(definition, answers).filter(({ id, missing }) => missing.length < (asked.get(id) ?? 0));
  if (shown.length === 0) return null;
  return (
    <section className="mt-7">
      <Heading className="font-semibold text-lg">{t("heading")}</Heading>
      <dl className="mt-2 grid gap-3.5 border-line-strong border-l-2 pl-3.5">
        {shown.map(({ id, name, points, band, missing }) => (
          <div key={id}>
            <dt className="text-[0.84375rem] text-ink-3 leading-[1.125rem]">{name}</dt>
            <dd className="mt-px">
              {points === null
                ? t("incomplete", { answered: (asked.get(id) ?? 0) - missing.length, asked: asked.get(id) ?? 0 })
                : band === null
                  ? points
                  : t("inBand", { points, band })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
