import type { ReactNode } from "react";

/** One sentence, one action or none. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="py-6 text-ink-2">
      <p>{children}</p>
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
