import { type ReactNode, useId } from "react";

/** One part of the security settings: what it is, and what can be done with it. */
export function AccountPart({ heading, lead, children }: { heading: string; lead?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid justify-items-start gap-3">
      <h2 id={id} className="font-semibold text-lg">
        {heading}
      </h2>
      {lead && <p className="text-ink-2">{lead}</p>}
      {children}
    </section>
  );
}

/** Rows between hairlines. */
export function AccountRows({ children }: { children: ReactNode }) {
  return <ul className="w-full border-line border-y [&>li+li]:border-line [&>li+li]:border-t">{children}</ul>;
}
