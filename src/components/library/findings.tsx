"use client";
import { useTranslations } from "next-intl";
import { type Finding, toldFindings } from "./told-findings";

const PART_KEYS = [
  { ends: ".item.name", key: "itemName" },
  { ends: ".question", key: "question" },
  { ends: ".name", key: "name" },
  { ends: ".hint", key: "hint" },
  { ends: ".ends.low", key: "endLow" },
  { ends: ".ends.high", key: "endHigh" },
] as const;

type Props = {
  findings: readonly Finding[];
  /** Leads to the question of this id. */
  onGo?: (at: string) => void;
  /** What the question of this id says; null where it says nothing yet. */
  nameOf?: (at: string) => string | null;
};

/** What is wrong with an exercise, place by place, in words. */
export function Findings({ findings, onGo, nameOf }: Props) {
  const t = useTranslations("library");
  const editor = useTranslations("library.editor");
  const place = (path: string) =>
    /^phases\.\d+\.title$/.test(path)
      ? t("atHeading")
      : t.has(`atPart.${path}`)
        ? t(`atPart.${path}` as "atPart.title")
        : t("at", { path });
  /** What of the question it is about: "Answer 2", "Short name". */
  const part = (path: string) => {
    const [, option] = /\.options\.(\d+)\.label$/.exec(path) ?? [];
    if (option !== undefined) return editor("option", { n: Number(option) + 1 });
    const [, question] = /\.item\.fields\.(\d+)\.question$/.exec(path) ?? [];
    if (question !== undefined) return editor("itemQuestion", { n: Number(question) + 1 });
    const key = PART_KEYS.find(({ ends }) => path.endsWith(ends))?.key;
    return key ? editor(key) : null;
  };
  return (
    <ul className="grid gap-2.5">
      {toldFindings(findings).map((finding) => (
        <li key={`${finding.path} ${finding.problem} ${finding.detail}`} className="border-ink border-l-[3px] pl-3">
          <p>
            {isEmpty(finding)
              ? t("problem.empty")
              : t.has(`problem.${finding.problem}`)
                ? t(`problem.${finding.problem}` as "problem.missing", { detail: finding.detail ?? "" })
                : finding.problem}
          </p>
          {(finding.at || finding.path) && (
            <p className="text-ink-2 text-sm">
              {onGo && finding.at ? (
                <button type="button" className="min-h-7 text-left underline underline-offset-4" onClick={() => onGo(finding.at)}>
                  {[nameOf?.(finding.at) ?? t("atNewQuestion"), part(finding.path)].filter(Boolean).join(": ")}
                </button>
              ) : (
                place(finding.path || finding.at)
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Words that are wanted and not there: said as that, not as a length. */
function isEmpty({ problem, detail }: Finding): boolean {
  return problem === "tooShort" && detail === "1";
}
