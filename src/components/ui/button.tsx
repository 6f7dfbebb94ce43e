import type { ComponentProps } from "react";

const VARIANTS = {
  primary: "bg-action text-on-action hover:bg-action-hover",
  secondary: "border-[1.5px] border-line-strong bg-surface text-ink hover:bg-sunken",
  quiet: "text-ink-2 underline decoration-1 underline-offset-4 hover:text-ink",
  destructive: "border-[1.5px] border-alert bg-surface text-alert hover:bg-alert-soft",
} as const;
const SIZES = {
  phone: "min-h-[54px] rounded-control px-5 text-lg",
  laptop: "min-h-9 rounded-field px-3.5 text-base",
} as const;

type ButtonProps = ComponentProps<"button"> & {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  /** The work is under way; a second tap does nothing. */
  busy?: boolean;
  /** Something is missing. Never disabled: a tap says what. */
  waiting?: boolean;
};

/** A button is a verb. One primary a screen. */
export function Button({
  variant = "secondary",
  size = "laptop",
  busy,
  waiting,
  className = "",
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  const look = waiting ? "border-[1.5px] border-line bg-sunken text-ink-2" : VARIANTS[variant];
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      className={`inline-flex items-center justify-center gap-2 font-semibold transition-colors ${SIZES[size]} ${look} ${className}`}
    />
  );
}
