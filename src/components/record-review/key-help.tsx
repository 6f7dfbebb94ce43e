import { useTranslations } from "next-intl";
import { Checkbox } from "../ui/checkbox";

const KEYS = [
  ["next", "J", "N"],
  ["previous", "K", "P"],
  ["reply", "R"],
  ["reviewed", "Ctrl ↵", "⌘ ↵"],
  ["help", "?"],
] as const;

type KeyHelpProps = { isOpen: boolean; onToggle(): void; areOn: boolean; onSwitch(on: boolean): void };

/** Which keys there are, and a switch for the single letters. */
export function KeyHelp({ isOpen, onToggle, areOn, onSwitch }: KeyHelpProps) {
  const t = useTranslations("therapist.review.keys");
  return (
    <section aria-label={t("heading")} className="max-sm:hidden">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className="inline-flex min-h-9 items-center text-ink-2 text-sm underline underline-offset-4"
      >
        {t("heading")}
      </button>
      {isOpen && (
        <div className="mt-1 grid gap-3 rounded-card border border-line bg-surface p-4">
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
            {KEYS.map(([name, ...keys]) => (
              <div key={name} className="contents">
                <dt className="flex items-start gap-1.5">
                  {keys.map((key) => (
                    <kbd key={key} className="rounded border border-line-strong px-1.5 text-sm">
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd className="text-ink-2">{t(name)}</dd>
              </div>
            ))}
          </dl>
          <Checkbox checked={areOn} onChange={(event) => onSwitch(event.target.checked)}>
            {t("letters")}
          </Checkbox>
        </div>
      )}
    </section>
  );
}
