import { type ReactNode, useId } from "react";

/** One part of a person's page. */
export function Part({ heading, lead, children }: { heading: string; lead?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid justify-items-start gap-3 border-line border-t pt-5">
      <h2 id={id} className="font-semibold text-lg">
        {heading}
      </h2>
      {lead && <p className="text-ink-2">{lead}</p>}
      {children}
    </section>
  );
}
