/** Whole seconds as minutes and the seconds left over. */
export function clockWords(seconds: number): { minutes: number; seconds: number } {
  const whole = Math.max(0, Math.floor(seconds));
  return { minutes: Math.floor(whole / 60), seconds: whole % 60 };
}

/** As a clock shows it: "4:05". */
export function clockFace(seconds: number): string {
  const parts = clockWords(seconds);
  return `${parts.minutes}:${String(parts.seconds).padStart(2, "0")}`;
}
