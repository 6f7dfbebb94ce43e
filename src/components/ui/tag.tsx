import type { ReactNode } from "react";

const TONES = {
  new: "bg-action-soft text-action",
  plain: "bg-sunken text-ink-2",
  pace: "bg-pace-soft text-pace",
  alert: "bg-alert-soft text-alert",
} as const;

export function Tag({ tone = "plain", children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return <span className={`inline-block rounded-tag px-2 py-0.5 font-semibold text-xs ${TONES[tone]}`}>{children}</span>;
}
