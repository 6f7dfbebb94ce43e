import { type ComponentProps, type ReactNode, useId } from "react";
import { Button } from "../ui/button";

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

/** A button among these rows: wide enough for a thumb, and larger words on a phone. */
export function AccountButton({ className = "", ...rest }: ComponentProps<typeof Button>) {
  return <Button {...rest} className={`max-sm:min-h-target max-sm:px-4 max-sm:text-md pointer-coarse:min-h-target ${className}`} />;
}
