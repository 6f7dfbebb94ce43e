import type { ComponentProps, ReactNode } from "react";

export function Checkbox({ children, className = "", ...rest }: ComponentProps<"input"> & { children: ReactNode }) {
  return (
    <label className={`flex min-h-9 cursor-pointer items-start gap-3 py-1.5 ${className}`}>
      <input {...rest} type="checkbox" className="mt-0.5 size-5 shrink-0 accent-action" />
      <span>{children}</span>
    </label>
  );
}
