import type { Outcome } from "@/domain/prediction/outcome";

/** A square; how much is filled is how much of the feared thing happened. Always beside a word. */
export function OutcomeGlyph({ outcome, className = "size-5" }: { outcome: Outcome; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={`shrink-0 text-actual ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      <rect
        x="2"
        y="2"
        width="16"
        height="16"
        rx="2"
        strokeDasharray={outcome === "cannotTellYet" ? "2.4 2" : undefined}
        fill={outcome === "yes" ? "currentColor" : "none"}
      />
      {outcome === "partly" && <rect x="2" y="10" width="16" height="8" rx="1" fill="currentColor" />}
      {outcome === "cannotKnow" && <path d="M6 10h8" />}
    </svg>
  );
}
