import { useTranslations } from "next-intl";
import type { Answer, Answers } from "@/domain/exercise/answer";
import type { ClientDefinition } from "@/domain/exercise/definition";
import type { Field } from "@/domain/exercise/field";
import { fieldsOf } from "@/domain/exercise/fields-of";
import { isShown } from "@/domain/exercise/questions";
import { READ_ONLY_CONTROLS } from "./read-only-controls";
import { ScoresView } from "./scores-view";

type Props = { definition: ClientDefinition; answers: Answers; headingLevel: 2 | 3 };

/**
 * A finished record, read from its definition: every answered field by its name, and starred ones without an answer
 * as gaps. Phases without anything in them are left out; what the answers add up to stands last.
 */
export function RecordView({ definition, answers, headingLevel }: Props) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const phases = definition.phases.map((phase) => {
    const shown = fieldsOf(phase).filter((field) => stands(field, answers, phase.onLaterDay));
    if (!shown.some((field) => answers[field.id] !== undefined)) return null;
    return (
      <section key={phase.id} className="mt-7">
        <Heading className="font-semibold text-lg">{phase.title}</Heading>
        <dl className="mt-2 grid gap-3.5 border-line-strong border-l-2 pl-3.5">
          {shown.map((field) => (
            <FieldView key={field.id} field={field} answer={answers[field.id]} />
          ))}
        </dl>
      </section>
    );
  });
  return (
    <>
      {phases}
      <ScoresView definition={definition} answers={answers} headingLevel={headingLevel} />
    </>
  );
}

/** One answered field by its name, for a list of definitions; without an answer it is a gap. */
export function FieldView({ field, answer }: { field: Field; answer: Answer | undefined }) {
  const t = useTranslations("record.detail");
  const View = READ_ONLY_CONTROLS[field.kind];
  return (
    <div>
      <dt className="text-[0.84375rem] text-ink-3 leading-[1.125rem]">{field.name}</dt>
      <dd className="mt-px">
        {answer === undefined ? (
          <>
            <span aria-hidden>–</span>
            <span className="sr-only">{t("notRecorded")}</span>
          </>
        ) : (
          <View field={field} answer={answer} />
        )}
      </dd>
    </div>
  );
}

/** Gaps are shown only where an answer was asked for: starred, of this sitting, and not hidden by an earlier answer. */
function stands(field: Field, answers: Answers, onLaterDay: boolean): boolean {
  return answers[field.id] !== undefined || (field.starred && !onLaterDay && isShown(field, answers));
}
