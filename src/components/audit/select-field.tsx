import { type ReactNode, useId } from "react";

type SelectFieldProps = { label: ReactNode; value: string; onChange: (value: string) => void; children: ReactNode };

export function SelectField({ label, value, onChange, children }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 block font-semibold">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-9 w-full rounded-field border-[1.5px] border-line-strong bg-surface px-3 py-1.5 text-base text-ink"
      >
        {children}
      </select>
    </div>
  );
}
