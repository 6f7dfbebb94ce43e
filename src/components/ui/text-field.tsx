import { type ComponentProps, type ReactNode, useId } from "react";
import { FieldError } from "./field-error";

const LOOK = "w-full border-[1.5px] border-line-strong bg-surface text-ink aria-invalid:border-ink aria-invalid:border-l-[5px]";
const SIZES = { phone: "min-h-[52px] rounded-control px-4 py-2.5 text-lg", laptop: "min-h-9 rounded-field px-3 py-1.5 text-base" } as const;

type Common = { label: ReactNode; note?: ReactNode; error?: string; fieldSize?: keyof typeof SIZES; serif?: boolean };

function Frame({ id, label, note, error, children }: Common & { id: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-semibold">
        {label}
        {note && <span className="font-normal text-ink-3"> {note}</span>}
      </label>
      {children}
      {error && <FieldError id={`${id}-error`} problem={error} />}
    </div>
  );
}

export function TextField({ label, note, error, fieldSize = "laptop", serif, className = "", ...rest }: Common & ComponentProps<"input">) {
  const id = useId();
  return (
    <Frame id={id} label={label} note={note} error={error}>
      <input
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : rest["aria-describedby"]}
        className={`${LOOK} ${SIZES[fieldSize]} ${serif ? "font-words" : ""} ${className}`}
      />
    </Frame>
  );
}

export function TextArea({
  label,
  note,
  error,
  fieldSize = "laptop",
  serif,
  className = "",
  ...rest
}: Common & ComponentProps<"textarea">) {
  const id = useId();
  return (
    <Frame id={id} label={label} note={note} error={error}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : rest["aria-describedby"]}
        className={`${LOOK} ${SIZES[fieldSize]} ${serif ? "font-words text-md" : ""} ${className}`}
      />
    </Frame>
  );
}
