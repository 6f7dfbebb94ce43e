import type { ReactNode } from "react";

type PersonWordsProps = { label?: string; children: ReactNode; size?: "phone" | "laptop"; tone?: "plain" | "pace" };

/** What a person wrote: serif, a rule at its left, no quotation marks, no cut, no edit. */
export function PersonWords({ label, children, size = "laptop", tone = "plain" }: PersonWordsProps) {
  const words = size === "phone" ? "text-lg leading-[26px]" : "text-md leading-[22px]";
  return (
    <div className={`border-l-2 pl-3 ${tone === "pace" ? "border-pace-line" : "border-line-strong"}`}>
      {label && <p className="text-ink-3 text-sm">{label}</p>}
      <p className={`whitespace-pre-wrap break-words font-words ${words}`}>{children}</p>
    </div>
  );
}
