/** Two footholds and a person on the way from one to the other. */
export function WordmarkGlyph({ className = "w-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 76 36" aria-hidden="true" className={`text-action ${className}`} fill="currentColor">
      <rect x="2" y="26" width="40" height="8" rx="4" />
      <circle cx="22" cy="10" r="9" />
      <rect x="36" y="2" width="40" height="8" rx="4" />
    </svg>
  );
}
