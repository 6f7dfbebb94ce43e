import type { ReactNode } from "react";

/** Information and offline only; never stacked. */
export function Banner({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-start gap-3 rounded-control border-[1.5px] border-ink bg-surface px-4 py-3 text-md">
      {icon}
      <div>{children}</div>
    </div>
  );
}
